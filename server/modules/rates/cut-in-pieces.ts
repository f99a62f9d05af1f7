import type { DayNumber, Days } from '../policies/day-numbers.ts'
import type { ProrationSituation } from '../policies/policy.ts'
import type { RatePeriod } from '../policies/rate-periods.ts'
import { allocate, type Cents, cents, sum } from '#kernel/money'
import { accountPrices, type Asker, type Price, pricesOf } from './price-service.ts'
import { type RateBook, type Slice, sliceOn } from './rate-book.ts'
import { containersBefore, countTogether, type Served, within } from './served-days.ts'

/** Days within one rate period over which one price holds. */
export type Piece = Days & {
  readonly served: Served | null
  readonly period: RatePeriod
  readonly price: Price
  /** Why it is not the whole rate period; null when it is. */
  readonly situation: ProrationSituation | null
  /** Another charge for the same thing ends where it begins. */
  readonly follows: boolean
}

/** The same days, each with the prices of that day: cut wherever the table or the rank of a container changes. */
export type Stretch = Days & { readonly prices: readonly Price[] }

/** A service's stretches of one price list within `bounds`. */
export function serviceStretches(
  book: RateBook,
  asker: Asker,
  served: Served,
  all: readonly Served[],
  bounds: Days,
): Stretch[] {
  const days = within(bounds, served)
  if (!days) return []
  const alike = all.filter((other) => other !== served && countTogether(other.service, served.service))
  const rankCuts = alike.flatMap(({ from, until }) => [from, until])
  return stretches(book, days, rankCuts, (slice, day) =>
    pricesOf(slice, asker, served.service, alike.length === 0 ? 0 : containersBefore(served, all, day)),
  )
}

/** The stretches of what the account pays once. */
export function accountStretches(
  book: RateBook,
  asker: Asker,
  charge: 'account' | 'minimum',
  days: Days,
): Stretch[] {
  return stretches(book, days, [], (slice) => accountPrices(slice, asker, charge))
}

function stretches(
  book: RateBook,
  days: Days,
  moreCuts: readonly DayNumber[],
  pricesOn: (slice: Slice, day: DayNumber) => readonly Price[],
): Stretch[] {
  const found: Stretch[] = []
  let from = days.from
  while (from < days.until) {
    const slice = sliceOn(book, from)
    const until = nextCut(book, slice, from, moreCuts, days.until)
    found.push({ from, until, prices: slice ? pricesOn(slice, from) : [] })
    from = until
  }
  return found
}

function nextCut(
  book: RateBook,
  slice: Slice | null,
  from: DayNumber,
  moreCuts: readonly DayNumber[],
  until: DayNumber,
): DayNumber {
  let next = until
  if (slice) next = Math.min(next, slice.until)
  else for (const other of book.slices) if (other.from > from) next = Math.min(next, other.from)
  for (const cut of moreCuts) if (cut > from && cut < next) next = cut
  return next
}

/** One price over the stretches on which it stays the same, laid end to end. */
export type PriceRun = Days & { readonly price: Price }

/** Joins neighbouring stretches by code where the price comes from the same rows. */
export function priceRuns(stretchList: readonly Stretch[]): PriceRun[] {
  const runs: (PriceRun & { until: DayNumber })[] = []
  for (const { from, until, prices } of stretchList) {
    for (const price of prices) {
      // A row of $0.00 says that the service has no charge by the month, as a roll-off box has: no line, and no gap.
      if (price.whole === 0) continue
      const before = runs.findLast(
        (run) => run.price.code === price.code && run.price.row.charge === price.row.charge,
      )
      if (before && before.until === from && samePrice(before.price, price)) before.until = until
      else runs.push({ from, until, price })
    }
  }
  return runs
}

/** Whether two prices come from the same rows of the same table in the same numbers. */
const samePrice = (a: Price, b: Price): boolean =>
  a === b ||
  (a.whole === b.whole &&
    a.spanMonths === b.spanMonths &&
    a.authority.schedule === b.authority.schedule &&
    a.authority.effectiveFrom === b.authority.effectiveFrom &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, index) => part.row === b.parts[index]!.row && part.times === b.parts[index]!.times))

/** How many months a price's rate period has within a bill of so many: the table's own where they divide evenly. */
export function periodMonths(spanMonths: number, billMonths: number): number {
  if (billMonths % spanMonths === 0) return spanMonths
  return spanMonths % billMonths === 0 ? billMonths : 1
}

/**
 * What one rate period costs. A table by the quarter billed by the month is paid in thirds, the odd cents falling to
 * the first months of the quarter of the calendar, so that a year's bills sum to the year's rate.
 */
export function wholeOf(price: Price, months: number, firstMonth: number): Cents {
  if (price.spanMonths === months) return price.whole
  const shares = allocate(price.whole, Array<number>(price.spanMonths).fill(1))
  const taken = Array.from({ length: months }, (_, month) => shares[(firstMonth + month) % price.spanMonths]!)
  return sum(taken.map((share) => cents(share)))
}
