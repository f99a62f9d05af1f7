import { PlainDate } from '#kernel/dates'
import { type Days, dayNumber, isoOf } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { ServiceToRate } from '../rates/account-to-rate.ts'
import type { Derivation } from '../rates/derivation.ts'
import { describe } from '../rates/rate-account.ts'
import type { AccountFacts, Correction, LastBill } from './bill-facts.ts'
import { linesOf } from './bill-lines.ts'
import { periodsSince } from './periods-since.ts'
import { type Prices, rateServed, type Wanted } from './rate-served.ts'
import type { BillLine } from './register-types.ts'

/**
 * Services that the last bill charged otherwise than the books now say: one that began or stopped earlier than was known, or
 * was another container. A posted bill is never made again, so the difference needs an adjustment; this names it. A bill that a
 * correction of the past looked at is settled.
 */
export function findCorrections(prices: Prices, billed: BillingPeriod, facts: AccountFacts): Correction[] {
  const { last } = facts
  if (!last || last.corrected || sharesItsDays(facts) || !looksChanged(facts, last)) return []
  const days = daysOf(last)
  const closed = facts.closedOn ? dayNumber(PlainDate.from(facts.closedOn)) : Number.POSITIVE_INFINITY
  const open: Days = { from: days.from, until: Math.min(days.until, closed) }
  const now = periodsOf(billed, open).flatMap((wanted) => rateServed(prices, facts, wanted).charges)
  const [was, is] = [byService(last, last.lines), byService(last, linesOf(now))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((serviceId) => {
    const [billedCents, nowCents] = [was.get(serviceId)?.cents ?? 0, is.get(serviceId)?.cents ?? 0]
    if (billedCents === nowCents) return []
    const what = nameOf(facts, serviceId) ?? was.get(serviceId)?.what ?? `service ${serviceId}`
    return [{ serviceId, what, from: last.periodFrom, until: last.periodUntil, billedCents, nowCents }]
  })
}

/** The billing periods that days lie in, each with those of the days that are its own. */
function periodsOf(billed: BillingPeriod, open: Days): Wanted[] {
  if (open.from >= open.until) return []
  return [...periodsSince(billed, open.from), billed].flatMap((period) => {
    const days = {
      from: Math.max(open.from, dayNumber(period.from)),
      until: Math.min(open.until, dayNumber(period.until)),
    }
    return days.from < days.until
      ? [{ period: { ...period, timing: 'arrears' as const }, days: [days], around: [], withEvents: false }]
      : []
  })
}

/** Whether two bills stand for the same days: then neither alone says what was charged for them. */
const sharesItsDays = ({ covered: [newest, ...earlier] }: AccountFacts): boolean =>
  newest !== undefined && earlier.some(({ from, until }) => from < newest.until && until > newest.from)

const daysOf = ({ periodFrom, periodUntil }: { periodFrom: string; periodUntil: string }): Days => ({
  from: dayNumber(PlainDate.from(periodFrom)),
  until: dayNumber(PlainDate.from(periodUntil)),
})

/** Cheap, for it is asked of every account: whether days or containers are others than the last bill's lines say. */
function looksChanged(facts: AccountFacts, last: LastBill): boolean {
  const served = [
    ...facts.services,
    ...facts.sharedFrom.flatMap(({ owner, serviceIds }) =>
      owner.services.filter(({ serviceId }) => serviceIds.includes(serviceId)),
    ),
  ]
  const found = new Map(served.map((service) => [service.serviceId, service]))
  const billed = new Set<number>()
  for (const line of last.lines) {
    if (line.kind !== 'service' || line.serviceId === null || !isOf(last, line)) continue
    billed.add(line.serviceId)
    const service = found.get(line.serviceId)
    if (!service || !isSame(service, line) || !covers(service, facts.closedOn, line)) return true
  }
  return served.some((service) => {
    const stretch = servedIn(service, facts.closedOn, last)
    if (!stretch) return false
    if (!billed.has(service.serviceId)) return true
    const charged = last.lines.filter(
      (line) => line.kind === 'service' && line.serviceId === service.serviceId && isOf(last, line),
    )
    const first = charged.reduce((from, line) => (line.periodFrom < from ? line.periodFrom : from), '9')
    const until = charged.reduce((to, line) => (line.periodUntil > to ? line.periodUntil : to), '')
    return isoOf(stretch.from) < first || isoOf(stretch.until) > until
  })
}

/** The days of a service on the last bill, or null when it has none. */
function servedIn({ served }: ServiceToRate, closedOn: string | null, last: LastBill): Days | null {
  const from = [served.from.toString(), last.periodFrom].toSorted().at(-1)!
  const until = [served.until?.toString(), closedOn, last.periodUntil]
    .filter((day) => typeof day === 'string')
    .toSorted()[0]!
  return from < until ? daysOf({ periodFrom: from, periodUntil: until }) : null
}

/** Whether the service still has all the days of a line. */
const covers = ({ served }: ServiceToRate, closedOn: string | null, line: BillLine): boolean =>
  served.from.toString() <= line.periodFrom &&
  (served.until === null || served.until.toString() >= line.periodUntil) &&
  (closedOn === null || closedOn >= line.periodUntil)

function isSame(service: ServiceToRate, { derivation }: BillLine): boolean {
  const working = whole(derivation)
  if (working.kind !== 'service' || !working.service) return true
  const rated = working.service
  return (
    rated.stream === service.stream &&
    rated.container === service.container &&
    rated.size === service.size &&
    rated.quantity === service.quantity &&
    rated.pickupsPerWeek === service.pickupsPerWeek &&
    rated.location === service.location &&
    rated.units === service.units
  )
}

const whole = (derivation: Derivation): Derivation =>
  derivation.kind === 'share' ? derivation.of : derivation

/** Whether a line is for days of the bill itself, and not for those of an earlier one it made good. */
const isOf = (last: LastBill, line: BillLine): boolean =>
  line.periodFrom >= last.periodFrom && line.periodUntil <= last.periodUntil

function byService(
  last: LastBill,
  lines: readonly BillLine[],
): Map<number, { cents: number; what: string | null }> {
  const sums = new Map<number, { cents: number; what: string | null }>()
  for (const line of lines) {
    if (line.kind !== 'service' || line.serviceId === null || !isOf(last, line)) continue
    const rated = whole(line.derivation)
    const what = rated.kind === 'service' && rated.service ? wordsOf(rated.service) : null
    const so = sums.get(line.serviceId)?.cents ?? 0
    sums.set(line.serviceId, { cents: so + line.amountCents, what })
  }
  return sums
}

const wordsOf = ({
  quantity,
  stream,
  container,
  size,
}: {
  quantity: number
  stream: string
  container: string
  size: string
}) => `${quantity} × ${stream} ${container} ${size}`

function nameOf(facts: AccountFacts, serviceId: number): string | null {
  const service = facts.services.find((one) => one.serviceId === serviceId)
  return service ? describe(service) : null
}
