import { count } from '../../parts/words.ts'
import type { LettersWaiting } from './today-queries.ts'
import type { Waiting } from './waiting.ts'

type May = { readonly mayApprove: boolean; readonly mayWrite: boolean }

/** Letters that wait: to be approved by the person who looks, to be printed, and those that came back. */
export function ofLetters(
  { toApprove, toPrint, returned }: LettersWaiting,
  { mayApprove, mayWrite }: May,
): Waiting[] {
  return [
    ...(mayApprove && toApprove > 0
      ? [
          one(
            `${count(toApprove, 'letter')} to approve`,
            'A second person looks at them before they go out.',
            'waiting',
          ),
        ]
      : []),
    ...(mayWrite && toPrint > 0
      ? [
          one(
            `${count(toPrint, 'piece')} of letters to print`,
            'Approved, and in one print in mail order.',
            'approved',
          ),
        ]
      : []),
    ...(mayWrite && returned > 0
      ? [
          one(
            `${count(returned, 'letter')} came back`,
            'Correct the address, then write it again.',
            'returned',
          ),
        ]
      : []),
  ]
}

const one = (title: string, text: string, state: 'waiting' | 'approved' | 'returned'): Waiting => ({
  kind: 'mine',
  title,
  text,
  target: { screen: 'letters', state },
  on: null,
  withOthers: false,
  amountCents: 0,
})
