import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import { statisticsPeriod } from './statistics-period.ts'

const today = PlainDate.from('2026-11-23')
const told = (asked: { from?: string; to?: string }): string => {
  const { period, before } = statisticsPeriod(today, asked)
  return `${period.from.toString()} ${period.until.toString()} / ${before.from.toString()} ${before.until.toString()}`
}

describe('statisticsPeriod', () => {
  it.each([
    {
      case: 'this month up to today, against as many days',
      asked: {},
      is: '2026-11-01 2026-11-24 / 2026-10-09 2026-11-01',
    },
    {
      case: 'a whole month against the month before',
      asked: { from: '2026-10-01', to: '2026-10-31' },
      is: '2026-10-01 2026-11-01 / 2026-09-01 2026-10-01',
    },
    {
      case: 'February against January, which is longer',
      asked: { from: '2026-02-01', to: '2026-02-28' },
      is: '2026-02-01 2026-03-01 / 2026-01-01 2026-02-01',
    },
    {
      case: 'a quarter over the turn of the year',
      asked: { from: '2025-12-01', to: '2026-02-28' },
      is: '2025-12-01 2026-03-01 / 2025-09-01 2025-12-01',
    },
    {
      case: 'one day against the day before',
      asked: { from: '2026-11-23', to: '2026-11-23' },
      is: '2026-11-23 2026-11-24 / 2026-11-22 2026-11-23',
    },
  ])('$case', ({ asked, is }) => expect(told(asked)).toBe(is))

  it.each([
    { case: 'ends before it begins', asked: { from: '2026-11-02', to: '2026-11-01' } },
    { case: 'is longer than three years', asked: { from: '2023-01-01', to: '2026-01-01' } },
  ])('is refused: $case', ({ asked }) => expect(() => told(asked)).toThrow(Refusal))
})
