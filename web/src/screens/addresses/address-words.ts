import { countThat } from '../../parts/words.ts'
import type { Address, ChangeKind, Exchange } from './address-queries.ts'

export const outcomeWords: Readonly<Record<Address['outcome'], string>> = {
  good: 'Confirmed',
  fix: 'Fix it: mailed meanwhile',
  warn: 'Look at it: mailed meanwhile',
  blocked: 'Not deliverable: no automation price',
  'not-coded': 'Not coded yet',
}

export const kindWords: Readonly<Record<ChangeKind, string>> = {
  moved: 'Moved',
  corrected: 'Written otherwise',
  'moved-no-address': 'Moved, no address',
  'not-deliverable': 'Not deliverable',
}

export const verdictWords = {
  open: 'To decide',
  accepted: 'Accepted',
  left: 'Left as it is',
  overtaken: 'Changed here meanwhile',
} as const

const stateWords: Readonly<Record<Exchange['state'], string>> = {
  exported: 'Sent, no answer yet',
  answered: 'Answered',
  closed: 'Closed',
}

/** How an exchange stands, in one sentence. */
export function exchangeWords({ state, rows, answered, changesOpen, linesWaiting }: Exchange): string {
  const missing = rows - answered
  const told = [
    stateWords[state],
    state !== 'exported' && missing > 0 && `${missing.toLocaleString('en-US')} without an answer`,
    changesOpen > 0 && `${changesOpen.toLocaleString('en-US')} to decide`,
    linesWaiting > 0 && countThat(linesWaiting, 'line', ['waits', 'wait']),
  ]
  return told.filter(Boolean).join(', ')
}
