import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { nextCollectionDay } from './next-collection-day.ts'
import { orderNumber, quoteSentence, takenFrom } from './order-rules.ts'

const said = (chargeCents: number, free: { allowed: number; usedBefore: number; now: number } | null) =>
  quoteSentence({ chargeCents, free, dollars: '$38.00' })

describe('what an order costs, in a sentence', () => {
  it.each([
    {
      case: 'the first of two',
      free: { allowed: 2, usedBefore: 0, now: 1 },
      cents: 0,
      so: '0 of 2 free this year used; this one is free.',
    },
    {
      case: 'the second of two',
      free: { allowed: 2, usedBefore: 1, now: 1 },
      cents: 0,
      so: '1 of 2 free this year used; this one is free.',
    },
    {
      case: 'the third',
      free: { allowed: 2, usedBefore: 2, now: 0 },
      cents: 3800,
      so: '2 of 2 free this year used; this one costs $38.00.',
    },
    {
      case: 'long past what is free',
      free: { allowed: 2, usedBefore: 9, now: 0 },
      cents: 3800,
      so: '2 of 2 free this year used; this one costs $38.00.',
    },
    {
      case: 'partly free',
      free: { allowed: 2, usedBefore: 1, now: 1 },
      cents: 3800,
      so: '1 of 2 free this year used; 1 of it free, the rest costs $38.00.',
    },
    { case: 'never free', free: null, cents: 3800, so: 'It costs $38.00.' },
    { case: 'never charged', free: null, cents: 0, so: 'It costs nothing.' },
  ])('$case', ({ free, cents, so }) => expect(said(cents, free)).toBe(so))
})

describe('the next collection day', () => {
  // 2026-11-23 is a Monday.
  it.each([
    { told: 'Tue', after: '2026-11-23', next: '2026-11-24' },
    { told: 'Tue', after: '2026-11-24', next: '2026-12-01' },
    { told: 'Tue and Fri', after: '2026-11-24', next: '2026-11-27' },
    { told: 'Mon', after: '2026-12-28', next: '2027-01-04' },
    { told: null, after: '2026-11-23', next: null },
    { told: 'on call', after: '2026-11-23', next: null },
  ])('of $told after $after is $next', ({ told, after, next }) =>
    expect(nextCollectionDay(told, PlainDate.from(after))?.toString() ?? null).toBe(next),
  )
})

it('numbers sort as they are counted, and steps lead back only by taking back', () => {
  expect([orderNumber(7), orderNumber(123_456)]).toEqual(['SO-00007', 'SO-123456'])
  const { undo: _undo, ...others } = takenFrom
  expect(
    Object.values(others)
      .flat()
      .filter((state) => state === 'done' || state === 'cancelled'),
  ).toEqual([])
})
