import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { billingPeriodOn, nextBillingPeriod, stepsOf } from './billing-periods.ts'

const period = (anchor: string, months: number, day: string): string => {
  const { from, until } = billingPeriodOn({ anchorOn: PlainDate.from(anchor), months }, PlainDate.from(day))
  return `${from.toString()} ${until.toString()}`
}

describe('billingPeriodOn', () => {
  it.each([
    {
      case: 'the anchor itself',
      anchor: '2026-01-01',
      months: 1,
      day: '2026-01-01',
      is: '2026-01-01 2026-02-01',
    },
    { case: 'the last day', anchor: '2026-01-01', months: 1, day: '2026-11-30', is: '2026-11-01 2026-12-01' },
    {
      case: 'the day after it',
      anchor: '2026-01-01',
      months: 1,
      day: '2026-12-01',
      is: '2026-12-01 2027-01-01',
    },
    {
      case: 'before the anchor',
      anchor: '2026-01-15',
      months: 1,
      day: '2025-12-14',
      is: '2025-11-15 2025-12-15',
    },
    {
      case: 'the first days of a month',
      anchor: '2026-01-17',
      months: 2,
      day: '2026-03-16',
      is: '2026-01-17 2026-03-17',
    },
    {
      case: 'two months on',
      anchor: '2026-01-17',
      months: 2,
      day: '2026-03-17',
      is: '2026-03-17 2026-05-17',
    },
    {
      case: 'a quarter before the anchor',
      anchor: '2026-02-01',
      months: 3,
      day: '2026-01-31',
      is: '2025-11-01 2026-02-01',
    },
    {
      case: 'anchored on the 31st, in February',
      anchor: '2026-01-31',
      months: 1,
      day: '2026-02-28',
      is: '2026-02-28 2026-03-31',
    },
    {
      case: 'anchored on the 31st, on March 30',
      anchor: '2026-01-31',
      months: 1,
      day: '2026-03-30',
      is: '2026-02-28 2026-03-31',
    },
    { case: 'a leap day', anchor: '2023-12-29', months: 2, day: '2024-02-29', is: '2024-02-29 2024-04-29' },
  ])('$case', ({ anchor, months, day, is }) => {
    expect(period(anchor, months, day)).toBe(is)
  })

  it('holds each day in exactly one period, and the periods touch', () => {
    for (const months of [1, 2, 3, 6, 12])
      for (const anchor of ['2026-01-01', '2025-08-31', '2024-02-29']) {
        const rhythm = { anchorOn: PlainDate.from(anchor), months }
        let last = billingPeriodOn(rhythm, PlainDate.from('2023-01-01'))
        for (let day = PlainDate.from('2023-01-01'); day.year < 2028; day = day.add({ days: 1 })) {
          const found = billingPeriodOn(rhythm, day)
          expect(PlainDate.compare(found.from, day)).toBeLessThanOrEqual(0)
          expect(PlainDate.compare(day, found.until)).toBe(-1)
          expect([last.from.toString(), last.until.toString()]).toContain(found.from.toString())
          last = found
        }
      }
  })
})

it('the next period begins where this one ends', () => {
  const rhythm = { anchorOn: PlainDate.from('2026-01-01'), months: 2 }
  expect(nextBillingPeriod(rhythm, PlainDate.from('2026-11-24')).from.toString()).toBe('2027-01-01')
})

it('the steps of a run are counted from the last day of the period', () => {
  const steps = stepsOf(
    { from: PlainDate.from('2026-12-01'), until: PlainDate.from('2027-01-01') },
    { cutOff: -8, calculate: -5, release: 0, mail: 2 },
  )
  expect(Object.values(steps).map(String)).toEqual(['2026-12-23', '2026-12-26', '2026-12-31', '2027-01-02'])
})
