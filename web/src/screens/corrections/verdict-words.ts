import type { CorrectedBill } from './correction-queries.ts'

type Verdict = CorrectedBill['verdict']

/** What becomes of a bill's difference, as a word with its sign: never told by colour alone. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  same: '= nothing to do',
  within: '✓ counts',
  overridden: '✓ counts by override',
  beyond: '✗ too long ago',
  waived: '– waived',
}
