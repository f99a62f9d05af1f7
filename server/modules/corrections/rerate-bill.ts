import { isBefore, PlainDate } from '#kernel/dates'
import { dayNumber } from '../policies/day-numbers.ts'
import { billDays } from '../billing/bill-days.ts'
import type { AccountFacts, ServedAccountFacts } from '../billing/bill-facts.ts'
import { linesOf } from '../billing/bill-lines.ts'
import { periodsSince } from '../billing/periods-since.ts'
import { type Prices, rateServed } from '../billing/rate-served.ts'
import type { BillLine } from '../billing/register-types.ts'
import type { EventToRate, FreeUsed } from '../rates/account-to-rate.ts'
import type { Gap } from '../rates/derivation.ts'
import { meeting } from './correct-facts.ts'
import type { KnownFacts, KnownService } from './known-facts.ts'
import type { PostedBill } from './posted-bill.ts'

/** A bill as it would be from some facts. */
export type Rerated = { readonly lines: readonly BillLine[]; readonly gaps: readonly Gap[] }

/**
 * Makes a posted bill again from other facts: the same days of the same periods, the same events, by the rates and rules then in force
 * and the engine that made it. From the facts it was made from come the lines it has. Pure.
 */
export function rerateBill(
  prices: Prices,
  account: AccountFacts,
  bill: PostedBill,
  known: KnownFacts,
): Rerated {
  const { billed, coveredBefore } = bill
  const from = dayNumber(PlainDate.from(bill.periodFrom))
  const { periods } = billDays(billed, {
    openedOn: account.openedOn,
    closedOn: closedBy(account, bill),
    covered: coveredBefore,
    missed: periodsSince(billed.period, from),
  })
  const facts = factsOf(account, bill, known)
  const rated = periods.map((days) =>
    rateServed(prices, facts, { ...days, withEvents: days.period === billed.period }),
  )
  return {
    lines: linesOf(rated.flatMap(({ charges }) => charges)),
    gaps: rated.flatMap(({ gaps }) => gaps),
  }
}

/** A day of closing counts for the bills that reach it: those before were made without knowing of it. */
function closedBy({ closedOn }: AccountFacts, { billed, isFinal }: PostedBill): string | null {
  if (closedOn === null || isFinal) return closedOn
  return closedOn <= (billed.until ?? billed.period.until.toString()) ? closedOn : null
}

function factsOf(account: AccountFacts, bill: PostedBill, known: KnownFacts): AccountFacts {
  const days = { from: PlainDate.from(bill.periodFrom), until: PlainDate.from(bill.periodUntil) }
  const onBill = new Set(bill.lines.flatMap(({ eventId }) => eventId ?? []))
  const onlyBilled = <Owner extends ServedAccountFacts>(owner: Owner): Owner => ({
    ...owner,
    events: owner.events.filter(({ event }) => onBill.has(event.eventId)),
    freeUsed: freeBefore(bill.lines),
  })
  const its = onlyBilled(account)
  return {
    ...its,
    class: classFrom(known, days.from) ?? account.class,
    services: known.services
      .filter((service) => meeting(service, days))
      .map((service) => servedAs(account, service)),
    discounts: known.discounts
      .filter((discount) => meeting(discount, days))
      .map(({ code, from, until }) => ({ code, period: { from, until } })),
    events: its.events.map(({ event }) => ({ event: withService(event, known), billedTo: [] })),
    sharedFrom: account.sharedFrom.map((from) => ({ ...from, owner: onlyBilled(from.owner) })),
  }
}

/** A service as rating takes it. */
function servedAs(account: AccountFacts, { from, until, ...known }: KnownService) {
  const { origin: _, ...service } = known
  return { ...service, served: { from, until }, ...collectedOn(account, service.pickupsPerWeek) }
}

/** The weekdays a service is collected on: they are the premise's, for any service with as many pickups. */
function collectedOn(account: AccountFacts, pickupsPerWeek: number | null) {
  const days = account.services.find((one) => one.pickupsPerWeek === pickupsPerWeek)?.collectionDays
  return days ? { collectionDays: days } : {}
}

/** The class an account had on a day, where it is known. */
export const classFrom = ({ classes }: KnownFacts, day: PlainDate): string | null =>
  classes.find(({ from, until }) => !isBefore(day, from) && (until === null || isBefore(day, until)))
    ?.class ?? null

/** An event with the container it really was: that of whatever stands for its service on its day. */
function withService(event: EventToRate, { services }: KnownFacts): EventToRate {
  const origin = services.find(({ serviceId }) => serviceId === event.serviceId)?.origin
  const is = services.find((one) => one.origin === origin && holdsOn(one, event.happenedOn))
  if (!is) return event
  const { serviceId, stream, container, size } = is
  return { ...event, serviceId, stream, container, size }
}

const holdsOn = ({ from, until }: KnownService, day: PlainDate): boolean =>
  !isBefore(day, from) && (until === null || isBefore(day, until))

/** What of the free events of a year was used before the bill, as its own lines say. */
function freeBefore(lines: readonly BillLine[]): FreeUsed[] {
  const found = new Map<string, FreeUsed>()
  for (const { derivation } of lines) {
    const event = derivation.kind === 'share' ? derivation.of : derivation
    if (event.kind !== 'event' || !event.free) continue
    const year = Number(event.happenedOn.slice(0, 4))
    const key = `${event.code} ${year}`
    const used = Math.min(found.get(key)?.used ?? Number.POSITIVE_INFINITY, event.free.usedBefore)
    found.set(key, { code: event.code, year, used })
  }
  return [...found.values()]
}
