import type { WholeCase } from './case-queries.ts'

export type CaseLinkOf = WholeCase['links'][number]

/** What a link of each kind is called. A part of the product that adds a kind adds a line here and below. */
export const linkWords: Record<CaseLinkOf['kind'], string> = {
  account: 'Account',
  bill: 'Bill',
  'bill-line': 'Bill line',
  task: 'Task',
  finding: 'Finding',
  run: 'Bill run',
  case: 'Case',
  letter: 'Letter',
  adjustment: 'Adjustment',
  contact: 'Call or conversation',
}
/** How its number is written. */
export const linkHints: Record<CaseLinkOf['kind'], string> = {
  account: 'Such as 100-20417-3.',
  bill: 'The number of the bill.',
  'bill-line': 'The number of the bill, a colon, and the line: 2026-000123:2.',
  task: 'The number of the task.',
  finding: 'The number of the finding.',
  run: 'The number of the run.',
  case: 'The number of the other case.',
  adjustment: 'The number of the adjustment, once it is posted.',
  contact: 'The number of the call, as the call’s window shows it.',
  letter: 'The number of the letter without L- and zeros.',
}
