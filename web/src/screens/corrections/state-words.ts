import type { Correction } from './correction-queries.ts'
import type { RebillRow } from './rebill-list-queries.ts'

/** Where a correction stands, as a word with its sign. */
export const stateWords: Readonly<Record<Correction['state'], string>> = {
  asked: '● waits for approval',
  posted: '✓ posted',
  refused: '✗ sent back',
  withdrawn: '– withdrawn',
}

/** The same in one sentence with who did it. */
export function stateSentence({ state, askedBy, endedBy, endedNote, replacements }: Correction): string {
  const note = endedNote ? `: ${endedNote}` : ''
  if (state === 'asked')
    return `Asked for by ${askedBy}; it waits for a second person. Nothing has changed yet.`
  if (state === 'posted')
    return `Posted by ${endedBy ?? askedBy}${note}. ${replacements.length > 0 ? 'New bills hold since.' : 'The books say so since.'}`
  return state === 'refused'
    ? `Sent back by ${endedBy ?? ''}${note}. Nothing was posted.`
    : `Withdrawn by ${endedBy ?? ''}${note}. Nothing was posted.`
}

/** Where a row of a list stands, as a word with its sign. */
export const rowStateWords: Readonly<Record<RebillRow['state'], string>> = {
  new: '○ to work out',
  ready: '● ready to ask for',
  bad: '✗ bad',
  waiting: '● waits for approval',
  posted: '✓ done',
  returned: '✗ sent back',
}
