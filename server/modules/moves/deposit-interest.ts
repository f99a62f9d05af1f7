import type { PlainDate } from '#kernel/dates'
import { type Cents, cents, portion } from '#kernel/money'

/**
 * Simple interest on a deposit from the day it was taken up to a day, by a yearly rate in thousandths of a percent, over 365 days, rounded
 * once. Nothing before it was taken. Pure.
 */
export function depositInterest({
  amountCents,
  takenOn,
  until,
  percentThousandths,
}: {
  readonly amountCents: number
  readonly takenOn: PlainDate
  readonly until: PlainDate
  readonly percentThousandths: number
}): Cents {
  const days = Math.max(0, takenOn.until(until, { largestUnit: 'days' }).days)
  return portion(cents(amountCents), percentThousandths * days, 100_000 * 365)
}
