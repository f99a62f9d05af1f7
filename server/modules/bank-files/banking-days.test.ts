import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { addBankingDays, effectiveDayFor, isBankingDay } from './banking-days.ts'

const day = (text: string) => PlainDate.from(text)

describe('banking days', () => {
  // The first two as jm81/ach has them in next_federal_reserve_effective_date_spec.rb.
  it.each([
    ['2016-12-23', '2016-12-27', 'Christmas on a Sunday is kept on Monday'],
    ['2012-05-28', '2012-05-30', 'what is sent on Memorial Day is worked on the day after'],
    ['2026-12-24', '2026-12-28', 'Christmas and a weekend'],
    ['2026-11-25', '2026-11-27', 'Thanksgiving'],
    ['2026-07-02', '2026-07-03', 'July 4 on a Saturday: the Friday before is worked'],
    ['2026-11-21', '2026-11-24', 'a Saturday'],
  ])('a file sent on %s takes effect on %s: %s', (sent, effective) => {
    expect(effectiveDayFor(day(sent)).toString()).toBe(effective)
  })

  it.each([
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
    '2027-07-05',
  ])('%s is a holiday', (holiday) => {
    expect(isBankingDay(day(holiday))).toBe(false)
  })

  it('the first live entry waits three of them after a prenote', () => {
    expect(addBankingDays(day('2026-11-25'), 3).toString()).toBe('2026-12-01')
    expect(isBankingDay(day('2021-06-18'))).toBe(true)
  })
})
