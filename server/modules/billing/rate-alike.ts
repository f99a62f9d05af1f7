import type { Period } from '#kernel/dates'
import { textOf } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { AccountToRate } from '../rates/account-to-rate.ts'
import type { Charge, Rated } from '../rates/derivation.ts'
import { rateAccount } from '../rates/rate-account.ts'
import type { Prices } from './rate-served.ts'

/** What was charged to an account, and the services it was charged for, in their order. */
type Example = { readonly serviceIds: readonly number[]; readonly charges: readonly Charge[] }

/** By the tables and rules it was priced with: what belongs to one reading of them ends with it. */
const examples = new WeakMap<Prices, Map<string, Example>>()

/**
 * Prices an account as `rateAccount` does. Most homes of a city have the same containers on the same days and are charged the same, so
 * one of them is priced, and the others are charged like it, each for its own services. An account where something happened is priced
 * by itself, and so is one the table has a gap for.
 */
export function rateAlike(prices: Prices, period: BillingPeriod, account: AccountToRate): Rated {
  const { book, rules } = prices
  if (account.events.length > 0) return rateAccount(book, rules, period, account)
  const known = examples.get(prices) ?? new Map<string, Example>()
  examples.set(prices, known)
  const key = likenessOf(period, account)
  const example = known.get(key)
  if (example) return { charges: chargedLike(example, account), gaps: [] }
  const rated = rateAccount(book, rules, period, account)
  const serviceIds = account.services.map(({ serviceId }) => serviceId)
  if (rated.gaps.length === 0) known.set(key, { serviceIds, charges: rated.charges })
  return rated
}

/** Everything by which an account without events is priced but the numbers of its services. */
function likenessOf(period: BillingPeriod, { services, discounts, ...account }: AccountToRate): string {
  const served = services.map((service) => ({ ...service, serviceId: 0, served: textsOf(service.served) }))
  const held = discounts.map(({ code, period: days }) => [code, ...textsOf(days)])
  return JSON.stringify([
    [...textsOf(period), period.months, period.timing],
    [account.class, account.zone],
    served,
    held,
  ])
}

const textsOf = ({ from, until }: Period): [string, string | null] => [textOf(from), until && textOf(until)]

function chargedLike({ serviceIds, charges }: Example, { services }: AccountToRate): Charge[] {
  const own = new Map(serviceIds.map((serviceId, place) => [serviceId, services[place]!.serviceId]))
  return charges.map((charge) =>
    charge.serviceId === null ? charge : { ...charge, serviceId: own.get(charge.serviceId)! },
  )
}
