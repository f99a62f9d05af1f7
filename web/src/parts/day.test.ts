import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, daysBetween, instant, monthName, period, plusDays } from './day.tsx'

describe('days', () => {
  it('are written as the city writes them', () => {
    expect(day('2026-11-03')).toBe('Nov 3, 2026')
    expect(monthName('2026-11-03')).toBe('Nov 2026')
  })

  it.each([
    { on: '2026-12-31', days: 1, is: '2027-01-01' },
    { on: '2028-02-28', days: 1, is: '2028-02-29' },
    { on: '2026-03-01', days: -1, is: '2026-02-28' },
    { on: '2000-02-29', days: 366, is: '2001-03-01' },
  ])('$days days after $on is $is', ({ on, days, is }) => {
    expect(plusDays(on, days)).toBe(is)
  })

  it('are counted as the calendar of the server counts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 60_000 }), (days) => {
        const start = Temporal.PlainDate.from('2026-11-23')
        const other = start.add({ days }).toString()
        expect(plusDays('2026-11-23', days)).toBe(other)
        expect(daysBetween('2026-11-23', other)).toBe(days)
      }),
    )
  })
})

describe('period', () => {
  it.each([
    { from: '2026-11-01', until: '2026-12-01', is: 'Nov 1 to Nov 30, 2026' },
    { from: '2026-11-01', until: '2026-11-02', is: 'Nov 1, 2026' },
    { from: '2026-12-15', until: '2027-01-15', is: 'Dec 15, 2026 to Jan 14, 2027' },
    { from: '2026-11-01', until: null, is: 'since Nov 1, 2026' },
  ])('$from until $until is told by its last day: $is', ({ from, until, is }) => {
    expect(period(from, until)).toBe(is)
  })
})

describe('instant', () => {
  it.each(['2026-11-23T17:14:05.123Z', '2026-11-23T17:14:05+00:00', '2026-11-23T09:14:05-08:00'])(
    '%s is shown by the clock of the city',
    (text) => {
      expect(instant(text, 'America/Los_Angeles').replace('\u202F', ' ')).toBe('Nov 23, 2026, 9:14 AM')
    },
  )
})
