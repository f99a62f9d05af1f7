import { type DayNumber, type Days, dayNumber } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { AccountToRate, ServiceToRate } from './account-to-rate.ts'

/** A service with its days as numbers, and the rank that decides which container is the first. */
export type Served = Days & { readonly service: ServiceToRate }

/** An account's services in the order that decides everything: who was there first, then by number. */
export type ServedAccount = {
  readonly account: AccountToRate
  readonly services: readonly Served[]
}

/** Puts an account's services in order, so that the order they arrive in changes nothing. */
export function servedAccount(account: AccountToRate): ServedAccount {
  const services = account.services.map((service) => ({
    service,
    from: dayNumber(service.served.from),
    until: service.served.until ? dayNumber(service.served.until) : Number.POSITIVE_INFINITY,
  }))
  if (services.length > 1)
    services.sort((a, b) => a.from - b.from || a.service.serviceId - b.service.serviceId)
  return { account, services }
}

/** The days of a service within the bill, or null when it has none. */
export function within(bounds: Days, { from, until }: Days): Days | null {
  const begin = Math.max(bounds.from, from)
  const end = Math.min(bounds.until, until)
  return begin < end ? { from: begin, until: end } : null
}

/** Services whose containers count together: alike in everything and emptied as often. */
export const countTogether = (a: ServiceToRate, b: ServiceToRate): boolean =>
  a.stream === b.stream &&
  a.container === b.container &&
  a.size === b.size &&
  a.pickupsPerWeek === b.pickupsPerWeek &&
  a.location === b.location

/** How many containers count before a service's own on a day. */
export function containersBefore(served: Served, all: readonly Served[], day: DayNumber): number {
  let before = 0
  for (const other of all) {
    if (other === served) return before
    if (other.from <= day && day < other.until && countTogether(other.service, served.service))
      before += other.service.quantity
  }
  return before
}

/** The stretches on which an account has any service, joined where they touch. */
export function daysServed(services: readonly Served[], bounds: Days): Days[] {
  const joined: { from: number; until: number }[] = []
  for (const served of services) {
    const days = within(bounds, served)
    if (!days) continue
    const last = joined.at(-1)
    if (last && days.from <= last.until) last.until = Math.max(last.until, days.until)
    else joined.push({ ...days })
  }
  return joined
}

/** The first and the last day of a bill as numbers. */
export const daysOf = (period: BillingPeriod): Days => ({
  from: dayNumber(period.from),
  until: dayNumber(period.until),
})
