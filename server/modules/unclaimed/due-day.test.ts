import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { daysOfNotice, dueOf, heldBack, isTheNextWeek } from './due-day.ts'

const day = (text: string) => PlainDate.from(text)
const rule = { leastYears: 3, smallBelowCents: 1500, smallYears: 1 }

describe('dueOf', () => {
  it.each([
    { case: 'three years and a notice', some: {}, way: 'notice', dueOn: '2026-11-24' },
    {
      case: 'fifteen dollars need a notice',
      some: { amountCents: 1500 },
      way: 'notice',
      dueOn: '2026-11-24',
    },
    { case: 'less needs a year and none', some: { amountCents: 1499 }, way: 'small', dueOn: '2024-11-24' },
    {
      case: 'of nobody known, whatever it is',
      some: { owner: null, amountCents: 90_000 },
      way: 'small',
      dueOn: '2024-11-24',
    },
    { case: 'since a leap day', some: { since: day('2024-02-29') }, way: 'notice', dueOn: '2027-03-01' },
  ])('$case', ({ some, way, dueOn }) => {
    const found = dueOf({ amountCents: 4000, owner: 'Ana Lopez', since: day('2023-11-23'), ...some }, rule)
    expect([found.way, found.dueOn.toString()]).toEqual([way, dueOn])
  })
})

it('a notice names a day 45 to 60 days after its first publication', () => {
  const { earliest, latest } = daysOfNotice(day('2026-11-23'))
  expect([earliest.toString(), latest.toString()]).toEqual(['2027-01-07', '2027-01-22'])
})

it.each([
  ['2026-11-28', false],
  ['2026-11-29', true],
  ['2026-12-06', true],
  ['2026-12-07', false],
])('a second publication on %s is in the next week: %s', (second, is) => {
  expect(isTheNextWeek(day('2026-11-23'), day(second))).toBe(is)
})

const claim = (state: 'filed' | 'allowed' | 'rejected' | 'suit' | 'lost', until: string | null = null) => ({
  state,
  heldUntil: until === null ? null : day(until),
})

describe('heldBack', () => {
  it.each([
    { case: 'nothing was claimed', claims: [], because: null },
    { case: 'a claim waits', claims: [claim('filed')], because: 'claim' },
    { case: 'the last day for a suit', claims: [claim('rejected', '2026-11-23')], because: 'suit-days' },
    { case: 'the day after it', claims: [claim('rejected', '2026-11-22')], because: null },
    { case: 'a suit, however long ago', claims: [claim('suit', '2025-01-01')], because: 'suit' },
    { case: 'a suit that was lost', claims: [claim('lost', '2026-12-31')], because: null },
    { case: 'one of two claims', claims: [claim('lost', '2025-01-01'), claim('filed')], because: 'claim' },
  ])('$case', ({ claims, because }) => {
    expect(heldBack(claims, day('2026-11-23'))).toBe(because)
  })
})
