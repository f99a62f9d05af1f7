import { describe, expect, it } from 'vitest'
import { dayByKey, plusMonths, sameDayOf, weekdayOf, weeksOf } from './month-days.ts'

describe('weeksOf', () => {
  it('shows a month in whole weeks from Sunday', () => {
    const weeks = weeksOf('2026-11')
    expect(weeks).toHaveLength(5)
    expect([weeks[0]![0], weeks[4]![6]]).toEqual(['2026-11-01', '2026-12-05'])
  })

  it.each([
    { month: '2027-02', weeks: 5, from: '2027-01-31' },
    { month: '2026-02', weeks: 4, from: '2026-02-01' },
    { month: '2027-05', weeks: 6, from: '2027-04-25' },
  ])('has $weeks weeks in $month', ({ month, weeks, from }) => {
    expect([weeksOf(month).length, weeksOf(month)[0]![0]]).toEqual([weeks, from])
  })
})

describe('days and months', () => {
  it('knows weekdays and neighbours', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-28', '1969-12-31'].map(weekdayOf)).toEqual([0, 1, 6, 3])
    expect([plusMonths('2026-11', 2), plusMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
    expect([sameDayOf('2027-02', '2027-01-31'), sameDayOf('2028-02', '2028-01-31')]).toEqual([
      '2027-02-28',
      '2028-02-29',
    ])
  })

  it.each([
    { key: 'ArrowRight', to: '2026-11-24' },
    { key: 'ArrowUp', to: '2026-11-16' },
    { key: 'Home', to: '2026-11-22' },
    { key: 'End', to: '2026-11-28' },
    { key: 'PageDown', to: '2026-12-23' },
    { key: 'a', to: null },
  ])('$key leads to $to', ({ key, to }) => {
    expect(dayByKey(key, '2026-11-23')).toBe(to)
  })
})
