import { isBefore, PlainDate } from '#kernel/dates'
import { dayNumber } from '../policies/day-numbers.ts'
import { billDays } from '../billing/bill-days.ts'
import type { AccountFacts, ServedAccountFacts } from '../billing/bill-facts.ts'
import { linesOf } from '../billing/bill-lines.ts'
import { periodsSince } from '../billing/periods-since.ts'
import { type Prices, rateServed } from '../billing/rate-served.ts'
import type { BillLine } from '../billing/register-types.ts'
import type { EventToRate } from '../rates/account-to-rate.ts'
import type { Gap } from '../rates/derivation.ts'
import { meeting } from './correct-facts.ts'
import { type FirstBilled, freeBefore, freeUsedOfOwner, freeUsedReally } from './free-counts.ts'
import type { Dated, KnownEvent, KnownFacts, KnownService } from './known-facts.ts'
import type { PostedBill } from './posted-bill.ts'
import { isOf, type SharedFacts, sharedWith, sharesOf } from './shared-services.ts'

/** What stands behind the bills of an account, whatever is stated of it. */
export type AccountBehind = {
  readonly facts: AccountFacts
  readonly firstBilled?: FirstBilled
  /** Of accounts whose services it pays a part of: their facts as the books have them. */
  readonly owners?: ReadonlyMap<number, KnownFacts>
}

/** The facts a bill is made again from. */
export type MadeFrom = {
  readonly known: KnownFacts
  /** What had been believed when the bill was made: then what is free of a year follows what earlier bills really charged. */
  readonly believed?: KnownFacts
  readonly shared?: SharedFacts | undefined
}

/** A bill as it would be from some facts. */
export type Rerated = { readonly lines: readonly BillLine[]; readonly gaps: readonly Gap[] }

/**
 * Makes a posted bill again from other facts: the same days of the same periods, the same events, by the rates and rules then in force
 * and the engine that made it. From the facts it was made from come the lines it has. Pure.
 */
export function rerateBill(prices: Prices, behind: AccountBehind, bill: PostedBill, made: MadeFrom): Rerated {
  const { facts: account } = behind
  const { billed, coveredBefore } = bill
  const from = dayNumber(PlainDate.from(bill.periodFrom))
  const { periods } = billDays(billed, {
    openedOn: account.openedOn,
    closedOn: closedBy(account, bill),
    covered: coveredBefore,
    missed: periodsSince(billed.period, from),
  })
  const facts = factsOf(behind, bill, made)
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

function factsOf(behind: AccountBehind, bill: PostedBill, made: MadeFrom): AccountFacts {
  const { facts: account, firstBilled = noneBilled } = behind
  const { known, believed } = made
  const days = { from: PlainDate.from(bill.periodFrom), until: PlainDate.from(bill.periodUntil) }
  return {
    ...account,
    class: classFrom(known, days.from) ?? account.class,
    services: servedOn(days, account, known),
    shares: sharesOf(account, known),
    discounts: known.discounts
      .filter((discount) => meeting(discount, days))
      .map(({ code, from, until }) => ({ code, period: { from, until } })),
    events: happenedOn(bill, account, known).map((event) => seen(withService(event, known))),
    freeUsed: believed ? freeUsedReally({ bill, firstBilled, believed, known }) : freeBefore(bill.lines),
    sharedFrom: account.sharedFrom.map((from) => sharedOf(behind, bill, { from, days, shared: made.shared })),
  }
}

type SharedOf = {
  readonly from: AccountFacts['sharedFrom'][number]
  readonly days: Dated
  readonly shared: SharedFacts | undefined
}

/** What a bill charges of another account's services: with the facts that are stated of that, or with what the books have. */
function sharedOf(
  { facts: { accountId }, firstBilled = noneBilled, owners }: AccountBehind,
  bill: PostedBill,
  { from, days, shared }: SharedOf,
): AccountFacts['sharedFrom'][number] {
  const stated = isOf(from, shared) ? shared.known : null
  const known = stated ?? owners?.get(from.owner.accountId)
  const events = happenedOn(bill, from.owner, known)
  const freeUsed = known ? freeUsedOfOwner({ bill, firstBilled, known }) : freeBefore(bill.lines)
  if (!stated) return { ...from, owner: { ...from.owner, events: events.map(seen), freeUsed } }
  const shares = sharesOf(from.owner, stated)
  return {
    serviceIds: sharedWith(shares, accountId),
    owner: {
      ...from.owner,
      events: events.map((event) => seen(withService(event, stated))),
      freeUsed,
      services: servedOn(days, from.owner, stated),
      shares,
      class: classFrom(stated, days.from) ?? from.owner.class,
    },
  }
}

const noneBilled: FirstBilled = new Map()
const seen = (event: EventToRate) => ({ event, billedTo: [] })

/** What the bill charges of what happened, without what never was. */
function happenedOn(
  bill: PostedBill,
  { events }: ServedAccountFacts,
  known: KnownFacts | undefined,
): EventToRate[] {
  const onBill = new Set(bill.lines.flatMap(({ eventId }) => eventId ?? []))
  const absent = new Set((known?.events ?? []).flatMap((event) => (event.absent ? event.eventId : [])))
  return events.flatMap(({ event }) => (onBill.has(event.eventId) && !absent.has(event.eventId) ? event : []))
}

/** The services of an account with a day of a bill, as rating takes them. */
const servedOn = (days: Dated, account: ServedAccountFacts, { services }: KnownFacts) =>
  services.filter((service) => meeting(service, days)).map((service) => servedAs(account, service))

function servedAs(account: ServedAccountFacts, { from, until, ...known }: KnownService) {
  const { origin: _, ...service } = known
  return { ...service, served: { from, until }, ...collectedOn(account, service.pickupsPerWeek) }
}

/** The weekdays a service is collected on: they are the premise's, for any service with as many pickups. */
function collectedOn(account: ServedAccountFacts, pickupsPerWeek: number | null) {
  const days = account.services.find((one) => one.pickupsPerWeek === pickupsPerWeek)?.collectionDays
  return days ? { collectionDays: days } : {}
}

/** The class an account had on a day, where it is known. */
export const classFrom = ({ classes }: KnownFacts, day: PlainDate): string | null =>
  classes.find(({ from, until }) => !isBefore(day, from) && (until === null || isBefore(day, until)))
    ?.class ?? null

/** An event with as much of it as there really was, and the container it really was: that of whatever stands for its service on its day. */
function withService(happened: EventToRate, { services, events }: KnownFacts): EventToRate {
  const known = events.find(({ eventId }) => eventId === happened.eventId)
  const event = known ? { ...happened, ...amountsOf(known) } : happened
  const origin = services.find(({ serviceId }) => serviceId === event.serviceId)?.origin
  const is = services.find((one) => one.origin === origin && holdsOn(one, event.happenedOn))
  if (!is) return event
  const { serviceId, stream, container, size } = is
  return { ...event, serviceId, stream, container, size }
}

const amountsOf = ({ quantity, tonsHundredths, containerDays }: KnownEvent) => ({
  quantity,
  tonsHundredths,
  containerDays,
})

const holdsOn = ({ from, until }: KnownService, day: PlainDate): boolean =>
  !isBefore(day, from) && (until === null || isBefore(day, until))
