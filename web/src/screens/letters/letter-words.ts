import type { LetterState } from '@cartwright/api/letter-shapes'

/** States as a word and a shape. */
export const stateWords: Readonly<Record<LetterState, string>> = {
  draft: '✎ draft',
  waiting: '◔ waiting for approval',
  approved: '○ approved',
  printed: '● printed',
  sent: '● e-mailed',
  returned: '↩ came back',
  withdrawn: '– given up',
}

export const languageWords = { en: 'English', es: 'Spanish' } as const
