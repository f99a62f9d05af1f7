import type { Days } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { ProrationRules } from '../policies/proration-rules.ts'
import type { AccountToRate, EventToRate } from '../rates/account-to-rate.ts'
import type { Charge, Gap, Rated } from '../rates/derivation.ts'
import { plainCharges } from '../rates/rate-account.ts'
import type { RateBook } from '../rates/rate-book.ts'
import { deriveCharges } from '../rates/rate-derived.ts'
import { shareCharges } from '../rates/share-charges.ts'
import type { AccountFacts, ServedAccountFacts, SharedFrom } from './bill-facts.ts'
import { plainOn } from './plain-charges.ts'
import { rateAlike } from './rate-alike.ts'
import { servicesWithin } from './unbilled-days.ts'

/** What prices bills: the tables and the rules, the same for every account of a run. */
export type Prices = { readonly book: RateBook; readonly rules: ProrationRules }

/** Which days of a period are charged, and whether what happened is charged with them. */
export type Wanted = {
  readonly period: BillingPeriod
  readonly days: readonly Days[]
  /** Days of the period that other bills charge. */
  readonly around: readonly Days[]
  readonly withEvents: boolean
}

/**
 * Prices what is served to an account on some days of a period: its own services, and its part of those it shares. Parts
 * are taken before discounts, percentages and minimums, which then follow the payer.
 */
export function rateServed(prices: Prices, facts: AccountFacts, wanted: Wanted): Rated {
  const { book } = prices
  const own = toRate(facts, facts, wanted)
  if (facts.shares.size === 0 && facts.sharedFrom.length === 0 && wanted.around.length === 0)
    return rateAlike(prices, wanted.period, own)
  const plain = plainOn(prices, wanted.period, own, { services: facts.services, around: wanted.around })
  const pays = (serviceId: number | null) => paysFor(facts, facts.accountId, serviceId)
  const charges = [
    ...partsOf(facts, plain.charges, facts.accountId),
    ...facts.sharedFrom.flatMap((from) => chargesFrom(prices, facts, from, wanted)),
  ]
  // A minimum is for services an account has to itself.
  const minimums = facts.shares.size === 0 ? plain.minimums : []
  const derived = deriveCharges(book, wanted.period, own, charges, minimums)
  const gaps: Gap[] = [
    ...plain.gaps.filter(({ serviceId }) => pays(serviceId)),
    ...facts.sharedFrom.flatMap((from) => gapsFrom(prices, facts, from, wanted)),
    ...derived.gaps,
  ]
  return { charges: [...charges, ...derived.charges], gaps }
}

/** An owner's account as rating takes it, with those of its events that are still to be billed to the payer. */
function toRate(owner: ServedAccountFacts, payer: AccountFacts, wanted: Wanted): AccountToRate {
  return {
    class: owner.class,
    zone: owner.zone,
    services: servicesWithin(owner.services, wanted.days),
    events: wanted.withEvents ? eventsFor(owner, payer.accountId) : [],
    discounts: payer.discounts,
    freeUsed: owner.freeUsed,
  }
}

function eventsFor(owner: ServedAccountFacts, payer: number): EventToRate[] {
  return owner.events.flatMap(({ event, billedTo }) =>
    !billedTo.includes(payer) && paysFor(owner, payer, event.serviceId) ? [event] : [],
  )
}

/** Whether an account pays for a service of the owner: a shared one by its share, any other only the owner. */
function paysFor(owner: ServedAccountFacts, payer: number, serviceId: number | null): boolean {
  const among = serviceId === null ? undefined : owner.shares.get(serviceId)
  return among ? among.some(({ accountId }) => accountId === payer) : payer === owner.accountId
}

/** The payer's part of each charge: all of it, unless the service is shared. */
function partsOf(owner: ServedAccountFacts, charges: readonly Charge[], payer: number): Charge[] {
  return charges.flatMap((charge) => {
    const among = charge.serviceId === null ? undefined : owner.shares.get(charge.serviceId)
    if (!among) return payer === owner.accountId ? [charge] : []
    return shareCharges([charge], among).get(payer) ?? []
  })
}

function chargesFrom(prices: Prices, payer: AccountFacts, from: SharedFrom, wanted: Wanted): Charge[] {
  const { services } = from.owner
  const own = toRate(from.owner, payer, wanted)
  const { charges } = plainOn(prices, wanted.period, own, { services, around: wanted.around })
  return partsOf(from.owner, charges, payer.accountId)
}

function gapsFrom({ book, rules }: Prices, payer: AccountFacts, from: SharedFrom, wanted: Wanted): Gap[] {
  const { gaps } = plainCharges(book, rules, wanted.period, toRate(from.owner, payer, wanted))
  return gaps.filter(({ serviceId }) => serviceId !== null && from.serviceIds.includes(serviceId))
}
