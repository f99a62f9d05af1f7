import assert from 'node:assert/strict'
import { type Cents, sum } from '#kernel/money'
import { dateOf, type Days } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { ProrationRules } from '../policies/proration-rules.ts'
import type { AccountToRate, ServiceToRate } from './account-to-rate.ts'
import { accountStretches, priceRuns, serviceStretches, type Stretch } from './cut-in-pieces.ts'
import type { Charge, Derivation, Gap, Rated } from './derivation.ts'
import type { Asker } from './price-service.ts'
import type { RateBook } from './rate-book.ts'
import { deriveCharges, type MinimumDue } from './rate-derived.ts'
import { rateEvents } from './rate-events.ts'
import { chargeRuns, type Run } from './rate-services.ts'
import { daysOf, daysServed, type Served, type ServedAccount, servedAccount } from './served-days.ts'

/**
 * Prices one account for one billing period: its services, what every account of its class pays once, what happened, then
 * discounts, percentages and minimums in the order the table states. Each charge carries its derivation. A day or an
 * event without a rate is a gap that names it, never a free day. Pure, and the same whatever order services come in.
 */
export function rateAccount(
  book: RateBook,
  rules: ProrationRules,
  period: BillingPeriod,
  account: AccountToRate,
): Rated {
  const plain = plainCharges(book, rules, period, account)
  const derived = deriveCharges(book, period, account, plain.charges, plain.minimums)
  return { charges: [...plain.charges, ...derived.charges], gaps: [...plain.gaps, ...derived.gaps] }
}

/** What comes before discounts, percentages and minimums: for services whose charges are split before those are taken. */
export function plainCharges(
  book: RateBook,
  rules: ProrationRules,
  period: BillingPeriod,
  account: AccountToRate,
): Rated & { readonly minimums: readonly MinimumDue[] } {
  const served = servedAccount(account)
  const bounds = daysOf(period)
  const gaps: Gap[] = []
  const runs = served.services.flatMap((one) => {
    const stretches = serviceStretches(book, account, one, served.services, bounds)
    gaps.push(...gapsOf(stretches, one))
    return priceRuns(stretches).map((run) => ({ ...run, served: one }))
  })
  const once = accountRuns(book, account, served, bounds, 'account')
  const lines = chargeRuns(rules, period, served, [...runs, ...once])
  const events = rateEvents(book, account)
  return {
    charges: [...lines, ...events.charges],
    gaps: [...gaps, ...events.gaps],
    minimums: minimumsDue(book, rules, period, served),
  }
}

/** What the charges come to. */
export const totalOf = (charges: readonly Charge[]) => sum(charges.map(({ amount }) => amount))

function accountRuns(
  book: RateBook,
  asker: Asker,
  { services }: ServedAccount,
  bounds: Days,
  charge: 'account' | 'minimum',
): Run[] {
  if (!book.kinds.has(charge)) return []
  return daysServed(services, bounds).flatMap((days) =>
    priceRuns(accountStretches(book, asker, charge, days)).map((run) => ({ ...run, served: null })),
  )
}

function minimumsDue(
  book: RateBook,
  rules: ProrationRules,
  period: BillingPeriod,
  served: ServedAccount,
): MinimumDue[] {
  return accountRuns(book, served.account, served, daysOf(period), 'minimum').flatMap((run) =>
    chargeRuns(rules, period, served, [run]).map(({ amount, derivation }) => ({
      row: run.price.row,
      amount,
      due: dueOf(amount, derivation),
    })),
  )
}

/** What is told of a minimum: the working of its rate, as for any charge of the account. */
function dueOf(amount: Cents, derivation: Derivation): MinimumDue['due'] {
  assert(derivation.kind === 'account', 'a minimum is priced once for the account')
  const { wholeCents, times, proration } = derivation
  return { rateCents: wholeCents, times, proration, cents: amount }
}

/** The days of a service that no row prices, joined where they touch. */
function gapsOf(stretches: readonly Stretch[], { service }: Served): Gap[] {
  const joined: { from: number; until: number }[] = []
  for (const { from, until, prices } of stretches) {
    if (prices.length > 0) continue
    const last = joined.at(-1)
    if (last?.until === from) last.until = until
    else joined.push({ from, until })
  }
  return joined.map(({ from, until }) => ({
    serviceId: service.serviceId,
    eventId: null,
    what: describe(service),
    period: { from: dateOf(from), until: dateOf(until) },
  }))
}

/** A service in a few words: `2 × refuse bin 4 yd, 3 a week, curb`. */
export function describe(service: ServiceToRate): string {
  const { quantity, stream, container, size, pickupsPerWeek, location } = service
  const often = pickupsPerWeek === null ? 'on call' : `${pickupsPerWeek} a week`
  return `${quantity} × ${stream} ${container} ${size}, ${often}, ${location}`
}
