import { earlier, isBefore, isSame, later, type PlainDate } from '#kernel/dates'
import type {
  Dated,
  KnownClass,
  KnownDiscount,
  KnownEvent,
  KnownFacts,
  KnownService,
  ServiceFacts,
  StatedFact,
  Statement,
} from './known-facts.ts'

/**
 * The facts of an account as they really were: what is stated holds on the days of the statement, everything else stays as it is known.
 * A service that changes within its days becomes several, which all stand for the one that was billed. What is new has a number below
 * zero. Pure; a statement that names nothing of the account changes nothing.
 */
export function correctFacts(known: KnownFacts, { facts, ...days }: Statement): KnownFacts {
  return facts.reduce((so, fact) => correctOne(so, fact, days), known)
}

function correctOne(known: KnownFacts, fact: StatedFact, days: Dated): KnownFacts {
  switch (fact.kind) {
    case 'service-was':
      return withServices(known, fact.serviceId, days, fact.was)
    case 'service-absent':
      return withServices(known, fact.serviceId, days, null)
    case 'service-there':
      return { ...known, services: [...known.services, added(known.services, fact.service, days)] }
    case 'event-was':
      return withEvent(known, fact.eventId, { ...fact.was, absent: false })
    case 'event-absent':
      return withEvent(known, fact.eventId, { absent: true })
    case 'class':
      return { ...known, classes: joined([...without(known.classes, days), { ...days, class: fact.class }]) }
    case 'discount-held':
      return {
        ...known,
        discounts: [...takenFrom(known.discounts, fact.code, days), held(known, fact, days)],
      }
    case 'discount-not-held':
      break
  }
  return { ...known, discounts: takenFrom(known.discounts, fact.code, days) }
}

/** An event is of its own day, whatever the days of the statement. */
const withEvent = (known: KnownFacts, eventId: number, was: Partial<KnownEvent>): KnownFacts => ({
  ...known,
  events: known.events.map((event) => (event.eventId === eventId ? { ...event, ...was } : event)),
})

/** Within the days the service is otherwise, or (null) not there; before and after them it is as it was. */
function withServices(
  known: KnownFacts,
  serviceId: number,
  days: Dated,
  was: Partial<ServiceFacts> | null,
): KnownFacts {
  let next = nextNumber(known.services.map((service) => service.serviceId))
  const services = known.services.flatMap((service): KnownService[] => {
    const within = service.serviceId === serviceId ? meeting(service, days) : null
    if (!within) return [service]
    const pieces: (Dated & Partial<ServiceFacts>)[] = [
      ...outside(service, days),
      ...(was ? [{ ...within, ...was }] : []),
    ].toSorted((a, b) => (isBefore(a.from, b.from) ? -1 : 1))
    // A service that never was keeps its row, without a day: bills name it.
    if (pieces.length === 0) return [{ ...service, until: service.from }]
    return pieces.map((piece, index) => ({ ...service, ...piece, ...(index > 0 && { serviceId: next-- }) }))
  })
  return { ...known, services }
}

/** A service that was there all along. What was billed as one just like it, and was taken for absent, it stands for again. */
function added(services: readonly KnownService[], service: ServiceFacts, days: Dated): KnownService {
  const serviceId = nextNumber(services.map((one) => one.serviceId))
  const like = services.findLast((one) => isAlike(one, service) && !meeting(one, days))
  return { ...service, ...days, serviceId, origin: like?.origin ?? serviceId }
}

const told = ['stream', 'container', 'size', 'pickupsPerWeek', 'location'] as const
const isAlike = (a: ServiceFacts, b: ServiceFacts): boolean => told.every((field) => a[field] === b[field])

function takenFrom(discounts: readonly KnownDiscount[], code: string, days: Dated): KnownDiscount[] {
  let next = nextNumber(discounts.map(({ discountId }) => discountId))
  return discounts.flatMap((discount) => {
    if (discount.code !== code || !meeting(discount, days)) return [discount]
    return outside(discount, days).map((piece, index) => ({
      ...discount,
      ...piece,
      ...(index > 0 && { discountId: next-- }),
    }))
  })
}

const held = (
  { discounts }: KnownFacts,
  { code, evidence }: { code: string; evidence: string | null },
  days: Dated,
): KnownDiscount => ({
  ...days,
  code,
  evidence,
  discountId: nextNumber(discounts.map(({ discountId }) => discountId)) - discounts.length - 1,
})

const nextNumber = (numbers: readonly number[]): number => Math.min(0, ...numbers) - 1

/** The stretches of a list without some days. */
const without = <One extends Dated>(list: readonly One[], days: Dated): One[] =>
  list.flatMap((one) =>
    meeting(one, days) ? outside(one, days).map((piece) => ({ ...one, ...piece })) : [one],
  )

/** Classes in order, neighbours of one class as one. */
function joined(classes: readonly KnownClass[]): KnownClass[] {
  const ordered = classes.toSorted((a, b) => (isBefore(a.from, b.from) ? -1 : 1))
  const list: KnownClass[] = []
  for (const one of ordered) {
    const last = list.at(-1)
    if (last?.class === one.class && last.until && isSame(last.until, one.from))
      list[list.length - 1] = { ...last, until: one.until }
    else list.push(one)
  }
  return list
}

/** The days two stretches share, or null. */
export function meeting(a: Dated, b: Dated): Dated | null {
  const from = later(a.from, b.from)
  const until = earlierEnd(a.until, b.until)
  return until === null || isBefore(from, until) ? { from, until } : null
}

/** What is left of a stretch before and after some days. */
function outside(one: Dated, days: Dated): Dated[] {
  const { from, until } = days
  const before = isBefore(one.from, from) ? [{ from: one.from, until: from }] : []
  const after =
    until && (one.until === null || isBefore(until, one.until)) ? [{ from: until, until: one.until }] : []
  return [...before, ...after]
}

const earlierEnd = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null ? b : b === null ? a : earlier(a, b)
