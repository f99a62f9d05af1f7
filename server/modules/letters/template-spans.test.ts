import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { templateSpans } from './template-spans.ts'

const versions = (...days: readonly string[]) =>
  days.map((from, index) => ({ version: index + 1, from: PlainDate.from(from) })).toReversed()
const told = (days: readonly string[]) =>
  templateSpans(versions(...days))
    .toReversed()
    .map(({ until, hasDays }) => (hasDays ? (until?.toString() ?? 'for good') : 'never'))

it.each([
  { case: 'the only one is used for good', days: ['2022-07-01'], used: ['for good'] },
  {
    case: 'one ends where the next begins',
    days: ['2022-07-01', '2027-01-01'],
    used: ['2027-01-01', 'for good'],
  },
  {
    case: 'one published meanwhile takes the place of one that had not begun',
    days: ['2022-07-01', '2027-01-01', '2026-11-23'],
    used: ['2026-11-23', 'never', 'for good'],
  },
  {
    case: 'two from the same day: the later one holds',
    days: ['2026-11-23', '2026-11-23'],
    used: ['never', 'for good'],
  },
  {
    case: 'each of several ends where the one after it begins',
    days: ['2022-07-01', '2026-12-01', '2027-01-01'],
    used: ['2026-12-01', '2027-01-01', 'for good'],
  },
])('$case', ({ days, used }) => {
  expect(told(days)).toEqual(used)
})
