import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents, sum } from '#kernel/money'
import { bill } from '#test/rate-fixtures'
import { dateOf, dayNumber, isoOf, weekdayOf } from './day-numbers.ts'
import { type ProrationBasis, prorationBases } from './policy.ts'
import { collections, measure, splitBySpans, usualCollectionDays } from './prorate.ts'
import { ratePeriods } from './rate-periods.ts'

const november = bill('2026-11-01 to 2026-12-01')
const december = bill('2026-12-01 to 2027-01-01')
const february = bill('2028-02-01 to 2028-03-01')
const shortFebruary = bill('2027-02-01 to 2027-03-01')

/** The part from one day until another, on the scale of a basis: `numerator/denominator`. */
function part(basis: ProrationBasis, of: ReturnType<typeof bill>, days: string, follows = false): string {
  const [from, until] = days.split(' to ').map((day) => dayNumber(PlainDate.from(day)))
  const [ratePeriod] = ratePeriods(of, of.months)
  const span = measure(basis, ratePeriod!, { from: from!, until: until!, follows, collectionDays: [2] })
  return `${span.end - span.begin}/${span.whole}`
}

describe('measure', () => {
  it.each([
    { case: 'the day before the end', days: '2026-11-01 to 2026-11-30', is: '29/30' },
    { case: 'the last day', days: '2026-11-30 to 2026-12-01', is: '1/30' },
    { case: 'the first day', days: '2026-11-01 to 2026-11-02', is: '1/30' },
    { case: 'a start on the 21st', days: '2026-11-21 to 2026-12-01', is: '10/30' },
    { case: 'a start and a stop', days: '2026-11-10 to 2026-11-21', is: '11/30' },
  ])('actual days: $case is $is', ({ days, is }) => expect(part('actual-days', november, days)).toBe(is))

  it.each([
    { of: december, days: '2026-12-31 to 2027-01-01', is: '1/31', thirty: '0/30' },
    { of: december, days: '2026-12-30 to 2027-01-01', is: '2/31', thirty: '1/30' },
    { of: december, days: '2026-12-16 to 2027-01-01', is: '16/31', thirty: '15/30' },
    { of: february, days: '2028-02-29 to 2028-03-01', is: '1/29', thirty: '2/30' },
    { of: february, days: '2028-02-01 to 2028-02-29', is: '28/29', thirty: '28/30' },
    { of: shortFebruary, days: '2027-02-15 to 2027-03-01', is: '14/28', thirty: '16/30' },
  ])('$days is $is by days and $thirty of 30', ({ of, days, is, thirty }) => {
    expect(part('actual-days', of, days)).toBe(is)
    expect(part('30-day-month', of, days)).toBe(thirty)
  })

  it.each([
    { days: '2026-11-15 to 2026-12-01', is: '2/2', why: 'a start on the 15th takes both halves' },
    { days: '2026-11-16 to 2026-12-01', is: '1/2', why: 'a start on the 16th takes the second' },
    { days: '2026-11-01 to 2026-11-16', is: '1/2', why: 'a stop after the 15th takes the first' },
    { days: '2026-11-01 to 2026-11-17', is: '2/2', why: 'a stop after the 16th takes both' },
  ])('semi-monthly: $why', ({ days, is }) => expect(part('semi-monthly', november, days)).toBe(is))

  it('leaves the half or month of a change with what was there', () => {
    expect(part('semi-monthly', november, '2026-11-10 to 2026-12-01', true)).toBe('1/2')
    expect(part('semi-monthly', november, '2026-11-01 to 2026-11-10')).toBe('1/2')
    expect(part('whole-month', november, '2026-11-10 to 2026-12-01', true)).toBe('0/1')
    expect(part('whole-month', november, '2026-11-10 to 2026-12-01')).toBe('1/1')
  })

  it('counts the months begun of a quarter, and charges all of it where nothing is prorated', () => {
    const quarter = bill('2026-10-01 to 2027-01-01', 3)
    expect(part('whole-month', quarter, '2026-11-20 to 2027-01-01')).toBe('2/3')
    expect(part('none', quarter, '2026-12-31 to 2027-01-01')).toBe('1/1')
    expect(part('30-day-month', quarter, '2026-11-16 to 2027-01-01')).toBe('45/90')
  })

  it('counts the Tuesdays', () => {
    expect(part('pickups', november, '2026-11-03 to 2026-12-01')).toBe('4/4')
    expect(part('pickups', november, '2026-11-04 to 2026-12-01')).toBe('3/4')
    expect(part('pickups', november, '2026-11-25 to 2026-12-01')).toBe('0/4')
  })
})

describe('splitBySpans', () => {
  const cuts = fc
    .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 6 })
    .map((list) => list.toSorted((a, b) => a - b))

  it.each(prorationBases)('%s: parts that cover a period sum to its amount, wherever it is cut', (basis) => {
    const [ratePeriod] = ratePeriods(december, 1)
    fc.assert(
      fc.property(fc.nat(1_000_000), cuts, (amount, days) => {
        const bounds = [0, ...days, 31].map((day) => ratePeriod!.from + day)
        const spans = bounds.slice(1).map((until, index) =>
          measure(basis, ratePeriod!, {
            from: bounds[index]!,
            until,
            follows: index > 0,
            collectionDays: [1, 4],
          }),
        )
        const used = spans.filter(({ begin, end }) => end > begin)
        expect(sum(splitBySpans(cents(amount), used))).toBe(amount)
      }),
    )
  })

  it('makes the old owner and the new one pay one month between them, to the cent', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 29 }), (amount, day) => {
        const [old] = splitBySpans(cents(amount), [{ begin: 0, end: day, whole: 30 }])
        const [next] = splitBySpans(cents(amount), [{ begin: day, end: 30, whole: 30 }])
        expect(old! + next!).toBe(amount)
      }),
    )
  })
})

describe('rate periods', () => {
  it('begin on the day the bill begins', () => {
    const periods = ratePeriods(bill('2026-11-17 to 2027-01-17', 2), 1)
    expect(periods.map(({ from, until }) => `${isoOf(from)} ${isoOf(until)}`)).toEqual([
      '2026-11-17 2026-12-17',
      '2026-12-17 2027-01-17',
    ])
  })

  it('are one month however many days the meter reader took', () => {
    expect(ratePeriods(bill('2025-03-18 to 2025-04-17'), 1)).toHaveLength(1)
  })

  it('are no two months in twenty days', () => {
    expect(() => ratePeriods(bill('2026-11-01 to 2026-11-20', 2), 1)).toThrow('has no 2 months')
  })
})

describe('day numbers', () => {
  it('are what Temporal counts, weekdays too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
        const date = dateOf(number)
        expect(dayNumber(date)).toBe(number)
        expect(weekdayOf(number)).toBe(date.dayOfWeek)
      }),
    )
  })

  it('know how many collections fall in between', () => {
    const from = dayNumber(PlainDate.from('2026-11-01'))
    expect(collections(from, from + 30, [1, 4])).toBe(9)
    expect(collections(from, from, [1, 4])).toBe(0)
    expect(usualCollectionDays(3)).toEqual([1, 3, 5])
  })
})
