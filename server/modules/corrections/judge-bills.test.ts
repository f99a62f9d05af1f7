import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import type { LookBack } from '../policies/look-back.ts'
import { judgeBills, type ToJudge } from './judge-bills.ts'

/**
 * The rule of the City of Anaheim CA (amlegal anaheim 60067): an undercharge counts for 12 months at single-family homes and for 24
 * elsewhere, an overcharge for 24; a small undercharge is waived.
 */
const anaheim: LookBack = {
  underchargeMonths: { residential: 12, '*': 24 },
  overchargeMonths: { '*': 24 },
  waiveUnderchargeBelowCents: 500,
  managerMayGoBeyond: true,
  citation: 'Anaheim Municipal Code',
}
const today = PlainDate.from('2026-11-23')

const bill = (periodFrom: string, differenceCents: number, itsClass = 'residential'): ToJudge => ({
  billId: 1,
  class: itsClass,
  periodFrom,
  periodUntil: PlainDate.from(periodFrom).add({ months: 1 }).toString(),
  differenceCents,
  differs: differenceCents !== 0,
})
const verdict = (...bills: ToJudge[]) =>
  judgeBills(bills, anaheim, { today, override: false }).map((one) => one.verdict)

it.each([
  { case: 'a month of a home a year ago, too little', of: bill('2025-12-01', 900), is: 'within' },
  { case: 'the month that the limit cuts, too little', of: bill('2025-11-01', 900), is: 'beyond' },
  { case: 'the same of a business', of: bill('2025-11-01', 900, 'commercial'), is: 'within' },
  { case: 'two years and more of a business', of: bill('2024-11-01', 900, 'commercial'), is: 'beyond' },
  { case: 'the month that the limit cuts, too much', of: bill('2024-11-01', -900), is: 'within' },
  { case: 'the month before it', of: bill('2024-10-01', -900), is: 'beyond' },
  { case: 'a month that was right', of: bill('2020-10-01', 0), is: 'same' },
  { case: 'too little to collect', of: bill('2026-10-01', 499), is: 'waived' },
  { case: 'just enough to collect', of: bill('2026-10-01', 500), is: 'within' },
  { case: 'a little too much', of: bill('2026-10-01', -3), is: 'within' },
])('$case is $is', ({ of, is }) => {
  expect(verdict(of)).toEqual([is])
})

it('waives by what all bills within the look-back come to together', () => {
  expect(verdict(bill('2026-09-01', 800), bill('2026-10-01', -350))).toEqual(['waived', 'waived'])
  expect(verdict(bill('2026-09-01', 800), bill('2020-10-01', -350))).toEqual(['within', 'beyond'])
  expect(verdict(bill('2026-09-01', 300), bill('2026-10-01', 300))).toEqual(['within', 'within'])
})

it('goes beyond where a manager says so, and cites the rule', () => {
  const [judged] = judgeBills([bill('2020-10-01', -900)], anaheim, { today, override: true })
  expect(judged!.verdict).toBe('overridden')
  expect(judged!.why).toContain('24 months, back to Nov 23, 2024 (Anaheim Municipal Code)')
})
