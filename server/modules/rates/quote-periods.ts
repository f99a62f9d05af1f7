import { type ClosedPeriod, earlier, isBefore, isSame, later, monthOf, type Period } from '#kernel/dates'
import { type Cents, cents } from '#kernel/money'
import type { BillingPeriod } from '../policies/policy.ts'
import type { ProrationRules } from '../policies/proration-rules.ts'
import type { AccountToRate, EventToRate } from './account-to-rate.ts'
import type { Rated } from './derivation.ts'
import { rateAccount, totalOf } from './rate-account.ts'
import type { RateBook } from './rate-book.ts'

/** What is quoted: the days asked about, and how many months of charges they stand for when the asker says so. */
export type QuoteDays = ClosedPeriod & { readonly months: BillingPeriod['months'] | null }

/** One bill of a quote. */
type QuotedBill = Rated & { readonly period: BillingPeriod; readonly total: Cents }
export type Quoted = { readonly bills: readonly QuotedBill[]; readonly total: Cents }

/**
 * Rates an account over any days. Days that make whole months from their first one are one bill of so many months. Other days
 * are billed by calendar months, of which the first and last are parts, as a bill of a cycle would do it. With `months`
 * given they stand for that many months, whatever their number: a bill read on the 29th or 33rd day is one month.
 */
export function quoteDays(
  book: RateBook,
  rules: ProrationRules,
  days: QuoteDays,
  account: AccountToRate,
): Quoted {
  const used = new Map(account.freeUsed.map((free) => [`${free.code}|${free.year}`, free]))
  const bills = billsFor(days).map((period): QuotedBill => {
    const events = account.events.filter(({ happenedOn }) => holds(period, happenedOn))
    const rated = rateAccount(book, rules, period, {
      ...clipped(account, days),
      events,
      freeUsed: [...used.values()],
    })
    countUsed(used, events)
    return { ...rated, period, total: totalOf(rated.charges) }
  })
  return { bills, total: cents(bills.reduce((total, bill) => total + bill.total, 0)) }
}

const holds = ({ from, until }: ClosedPeriod, day: Temporal.PlainDate): boolean =>
  !isBefore(day, from) && isBefore(day, until)

/** The bills that cover the days. */
function billsFor({ from, until, months }: QuoteDays): BillingPeriod[] {
  if (months) return [{ from, until, months, timing: 'arrears' }]
  const whole = ([1, 2, 3, 6, 12] as const).find((count) => isSame(from.add({ months: count }), until))
  if (whole) return [{ from, until, months: whole, timing: 'arrears' }]
  const bills: BillingPeriod[] = []
  for (let month = monthOf(from); isBefore(month.from, until); month = monthOf(month.until))
    bills.push({ ...month, months: 1, timing: 'arrears' })
  return bills
}

/** The account as if it began and ended with the days asked about. */
function clipped(account: AccountToRate, days: ClosedPeriod): AccountToRate {
  return {
    ...account,
    services: account.services.flatMap((service) => {
      const served = clip(service.served, days)
      return served ? [{ ...service, served }] : []
    }),
    discounts: account.discounts.flatMap((discount) => {
      const period = clip(discount.period, days)
      return period ? [{ ...discount, period }] : []
    }),
  }
}

function clip(period: Period, days: ClosedPeriod): ClosedPeriod | null {
  const from = later(period.from, days.from)
  const until = period.until ? earlier(period.until, days.until) : days.until
  return isBefore(from, until) ? { from, until } : null
}

function countUsed(
  used: Map<string, { code: string; year: number; used: number }>,
  events: readonly EventToRate[],
): void {
  for (const { code, happenedOn, quantity } of events) {
    const key = `${code}|${happenedOn.year}`
    used.set(key, { code, year: happenedOn.year, used: (used.get(key)?.used ?? 0) + quantity })
  }
}
