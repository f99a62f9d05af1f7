import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'

/** A day as sentences have it: `Nov 23, 2026`. */
export const dayWords = (day: PlainDate): string => day.toLocaleString('en-US', { dateStyle: 'medium' })

type Described = {
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity: number
  readonly pickupsPerWeek: number | null
}

/** Containers as sentences have them: `2 × 4 yd refuse bin, 3 pickups a week`. */
export function containerWords(one: Described): string {
  const often =
    one.pickupsPerWeek === null
      ? 'on call'
      : `${one.pickupsPerWeek} ${one.pickupsPerWeek === 1 ? 'pickup' : 'pickups'} a week`
  const stream = one.stream === 'all' ? '' : `${one.stream} `
  return `${one.quantity} × ${one.size} ${stream}${one.container}, ${often}`
}

/** Months from a day to another, begun ones whole, and one at least. */
export function monthsBegun(from: PlainDate, until: PlainDate): number {
  const { months, days } = from.until(until, { largestUnit: 'months' })
  return Math.max(1, months + (days > 0 ? 1 : 0))
}

const monthWords = (months: number): string => (months === 1 ? 'one month' : `${months} months`)

/** An amount by rate and months with how it was worked out; without a rate it is nothing, and says so. */
export function byRate(
  monthlyCents: number | null,
  months: number,
): { readonly amountCents: number; readonly basis: string } {
  if (monthlyCents === null)
    return { amountCents: 0, basis: 'No rate table in force has a rate for it, so it cannot be priced.' }
  return {
    amountCents: monthlyCents * months,
    basis: `${dollars(monthlyCents)} a month by the rates in force × ${monthWords(months)}.`,
  }
}

/** Facts, without those that are not known. */
export const facts = (
  given: Readonly<Record<string, string | number | null>>,
): { what: string; value: string }[] =>
  Object.entries(given).flatMap(([what, value]) => (value === null ? [] : [{ what, value: String(value) }]))
