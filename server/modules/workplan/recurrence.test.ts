import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBefore, PlainDate } from '#kernel/dates'
import { isBusinessDay, type WorkCalendar } from '../planning/business-days.ts'
import { reachedPercent } from './project-queries.ts'
import { dueOccurrences, occurrenceIn, periodStart, type Recurrence } from './recurrence.ts'

const day = (text: string): PlainDate => PlainDate.from(text)
const calendar: WorkCalendar = {
  workdays: new Set([1, 2, 3, 4]),
  closed: new Map([['2026-12-31', 'New Year’s Eve']]),
}
const rule = (change: Partial<Recurrence>): Recurrence => ({
  every: 'month',
  month: 1,
  businessDay: 1,
  leadDays: 5,
  ...change,
})

const at = (today: string, made: string | null) =>
  dueOccurrences(
    { rule: rule({}), calendar, from: day('2026-11-10'), made: made ? day(made) : null },
    day(today),
  )

describe('a task that comes again', () => {
  it.each([
    { case: 'on the first business day', rule: rule({}), in: '2026-11-01', due: '2026-11-02' },
    { case: 'on the third', rule: rule({ businessDay: 3 }), in: '2026-11-01', due: '2026-11-04' },
    { case: 'on the last', rule: rule({ businessDay: -1 }), in: '2026-12-01', due: '2026-12-30' },
    { case: 'on the last but one', rule: rule({ businessDay: -2 }), in: '2026-12-01', due: '2026-12-29' },
    {
      case: 'in the last month of the quarter',
      rule: rule({ every: 'quarter', month: 3 }),
      in: '2026-10-01',
      due: '2026-12-01',
    },
    { case: 'in June', rule: rule({ every: 'year', month: 6 }), in: '2026-01-01', due: '2026-06-01' },
    {
      case: 'on the 20th of a short month, its last',
      rule: rule({ businessDay: 20 }),
      in: '2027-02-01',
      due: '2027-02-25',
    },
  ])('is due $case', ({ rule: given, in: period, due }) => {
    expect(occurrenceIn(given, day(period), calendar).dueOn.toString()).toBe(due)
  })

  it.each([
    { every: 'month', on: '2026-12-31', begins: '2026-12-01' },
    { every: 'quarter', on: '2026-12-31', begins: '2026-10-01' },
    { every: 'quarter', on: '2026-03-31', begins: '2026-01-01' },
    { every: 'year', on: '2024-02-29', begins: '2024-01-01' },
  ] as const)('belongs to the $every that begins $begins', ({ every, on, begins }) => {
    expect(periodStart(every, day(on)).toString()).toBe(begins)
  })

  it('is listed on its day and not the day before, and what was missed meanwhile with it', () => {
    expect(at('2026-11-22', null).due).toEqual([])
    expect(at('2026-11-22', null).next.listedOn.toString()).toBe('2026-11-23')
    expect(at('2026-11-23', null).due.map(({ dueOn }) => dueOn.toString())).toEqual(['2026-12-01'])
    expect(at('2026-11-23', '2026-12-01').due).toEqual([])
    expect(at('2027-02-01', '2026-12-01').due.map(({ periodFrom }) => periodFrom.toString())).toEqual([
      '2027-01-01',
      '2027-02-01',
    ])
  })

  it('is always due on a business day of its month, and listed no later', () => {
    const rules = fc.record({
      every: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
      month: fc.integer({ min: 1, max: 3 }),
      businessDay: fc.integer({ min: -20, max: 20 }).filter((one) => one !== 0),
      leadDays: fc.nat(60),
    })
    fc.assert(
      fc.property(rules, fc.nat(4000), (given, after) => {
        const period = periodStart(given.every, day('2024-01-01').add({ days: after }))
        const one = occurrenceIn(given, period, calendar)
        const first = period.add({ months: given.every === 'month' ? 0 : given.month - 1 })
        expect(isBusinessDay(calendar, one.dueOn)).toBe(true)
        expect(one.dueOn.toPlainYearMonth().equals(first.toPlainYearMonth())).toBe(true)
        expect(isBefore(one.dueOn, one.listedOn)).toBe(false)
      }),
    )
  })
})

describe('reachedPercent', () => {
  it.each([
    { case: 'less is better', from: 42_00, to: 10_00, now: 26_00, is: 50 },
    { case: 'more is better', from: 10_00, to: 20_00, now: 20_00, is: 100 },
    { case: 'it went the other way', from: 10_00, to: 20_00, now: 5_00, is: -50 },
    { case: 'nothing is measured yet', from: 10_00, to: 20_00, now: null, is: null },
    { case: 'there was no way to go', from: 10_00, to: 10_00, now: 10_00, is: null },
  ])('$case: $is', ({ from, to, now, is }) => {
    const row = { baseline_hundredths: from, target_hundredths: to, result_hundredths: now }
    expect(reachedPercent(row)).toBe(is)
  })
})
