import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { monthsOf, planInstallments } from './plan-installments.ts'

const firstDueOn = PlainDate.from('2026-12-31')
const bill = (periodFrom: string, periodUntil: string) => ({ periodFrom, periodUntil })

it.each([
  { case: 'one month', of: [bill('2026-10-01', '2026-11-01')], is: 1 },
  {
    case: 'March to October',
    of: [bill('2026-03-01', '2026-04-01'), bill('2026-10-01', '2026-11-01')],
    is: 8,
  },
  { case: 'a month and a day', of: [bill('2026-10-01', '2026-11-02')], is: 2 },
  { case: 'nothing', of: [], is: 1 },
])('an error of $case is spread over $is months', ({ of, is }) => {
  expect(monthsOf(of)).toBe(is)
})

it('is due each month, at the end of short ones too', () => {
  const three = planInstallments(1000, { erred: [bill('2026-08-01', '2026-11-01')], firstDueOn })
  expect(three.map(({ dueOn, amountCents }) => [dueOn.toString(), amountCents])).toEqual([
    ['2026-12-31', 334],
    ['2027-01-31', 333],
    ['2027-02-28', 333],
  ])
})

it('sums to the debit, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.integer({ min: 1, max: 60 }),
      (amount, months) => {
        const until = PlainDate.from('2021-01-01').add({ months }).toString()
        const plan = planInstallments(amount, { erred: [bill('2021-01-01', until)], firstDueOn })
        expect(plan.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(amount)
        expect(plan).toHaveLength(Math.min(months, amount))
      },
    ),
  )
})
