import { type Cents, cents, portion } from '#kernel/money'
import {
  type Cause,
  daysCharged,
  daysOf,
  monthsOf,
  type ServiceLine,
  type Side,
  totalOf,
  unshared,
  type Words,
} from './change-cause.ts'
import {
  begun,
  changed,
  correction,
  newRate,
  otherLength,
  prorated,
  stopped,
  stoppedBefore,
  undone,
} from './change-texts.ts'
import type { BillLine, ComparedBill } from './register-types.ts'

/** One thing as this bill and the last one charge it. Either may have none of it. */
type Pair = { readonly now: Side; readonly last: Side }

/**
 * Why the charges for services differ between two bills. What is on one bill only is new or stopped; a service that
 * takes the place of another of its stream is a change of it. What is on both differs by what is served, by its rate, or by how
 * much of the period is charged; the three always add up to the difference.
 */
export function serviceCauses(now: ComparedBill, last: ComparedBill): Cause[] {
  return pairsOf(now, last).flatMap(pairCauses)
}

function pairsOf(now: ComparedBill, last: ComparedBill): Pair[] {
  const current = byThing(now)
  const former = byThing(last)
  joinSuccessors(now, current, former)
  return [...new Set([...current.keys(), ...former.keys()])].map((key) => ({
    now: { bill: now, lines: current.get(key) ?? [] },
    last: { bill: last, lines: former.get(key) ?? [] },
  }))
}

function byThing(bill: ComparedBill): Map<string, ServiceLine[]> {
  const lines = bill.lines.flatMap((line) => serviceLine(line) ?? [])
  const inOrder = lines.toSorted((a, b) => a.line.periodFrom.localeCompare(b.line.periodFrom))
  return Map.groupBy(inOrder, ({ line }) => {
    const when = line.periodUntil <= bill.periodFrom ? `before ${line.periodFrom}` : 'now'
    return `${when}|${line.kind === 'account' ? 'account' : line.serviceId}|${line.code}`
  })
}

function serviceLine(line: BillLine): ServiceLine | null {
  const working = unshared(line.derivation)
  if (working.kind !== 'service' && working.kind !== 'account') return null
  const { weight, totalWeight } =
    line.derivation.kind === 'share' ? line.derivation : { weight: 1, totalWeight: 1 }
  return { line, working, weight, of: totalWeight }
}

/** A service that begins on the day another of its stream and container ends is that one, changed. */
function joinSuccessors(
  now: ComparedBill,
  current: Map<string, ServiceLine[]>,
  former: Map<string, ServiceLine[]>,
): void {
  for (const [key, lines] of current) {
    if (former.has(key)) continue
    const found = [...former].find(([other, before]) => {
      const on = current.get(other)?.at(-1)?.line.periodUntil ?? now.periodFrom
      return other !== key && on === lines[0]!.line.periodFrom && isAlike(before.at(-1)!, lines[0]!)
    })
    if (!found) continue
    current.set(found[0], [...(current.get(found[0]) ?? []), ...lines])
    current.delete(key)
  }
}

const isAlike = (a: ServiceLine, b: ServiceLine): boolean =>
  a.line.code === b.line.code &&
  a.line.stream === b.line.stream &&
  a.working.service !== null &&
  a.working.service.container === b.working.service?.container

function pairCauses({ now, last }: Pair): Cause[] {
  const onlyNow = last.lines.length === 0
  const onlyLast = now.lines.length === 0
  const made = (cause: Cause['cause'], amountCents: number, words: Words): Cause => ({
    cause,
    ...words,
    ...movedBy(onlyLast ? last : now, amountCents),
    now: now.lines.map(({ line }) => line.lineNo),
    last: last.lines.map(({ line }) => line.lineNo),
  })
  if (onlyNow && isEarlier(now)) return [made('proration', chargedOn(now), correction(now))]
  if (onlyLast && isEarlier(last)) return [made('proration', -chargedOn(last), undone(last))]
  if (onlyNow) return [made('new', chargedOn(now), begun(now))]
  if (onlyLast) return [made('stopped', -chargedOn(last), stoppedBefore(last))]
  const { rate, service, period, proration } = effects(now, last)
  return [
    ...(service ? [made('service', service, changed(now, last))] : []),
    ...(rate ? [made('rate', rate, newRate(now, last))] : []),
    ...(period ? [made('period', period, otherLength(now, last))] : []),
    ...(proration && endsEarly(now) ? [made('stopped', proration, stopped(now))] : []),
    ...(proration && !endsEarly(now) ? [made('proration', proration, prorated(now, last))] : []),
  ]
}

/** Charges for days before the bill correct an earlier one. */
const isEarlier = ({ bill, lines }: Side): boolean => lines[0]!.line.periodUntil <= bill.periodFrom

const endsEarly = ({ bill, lines }: Side): boolean => lines.at(-1)!.line.periodUntil < bill.periodUntil

const chargedOn = ({ lines }: Side): number => totalOf(lines.map(({ line }) => line))

function movedBy({ lines }: Side, amountCents: number): Pick<Cause, 'moved'> {
  const { line, working } = lines[0]!
  const { stream, code } = line
  return { moved: [{ kind: working.kind, stream, code, amountCents }] }
}

type Effects = {
  readonly rate: number
  readonly service: number
  readonly period: number
  readonly proration: number
}

function effects(now: Side, last: Side): Effects {
  const difference = chargedOn(now) - chargedOn(last)
  const months = monthsOf(now.bill)
  const before = portion(fullOf(last), months, monthsOf(last.bill))
  const full = fullOf(now) - before
  const period = before - fullOf(last)
  const proration = difference - full - period
  const [newest, oldest] = [now.lines.at(-1)!, last.lines.at(-1)!]
  if (factsOf(newest) !== factsOf(oldest)) {
    const rate = sameRowsDearer(newest, oldest, months)
    return { rate, service: full - rate, period, proration }
  }
  return ratesOf(newest) === ratesOf(oldest)
    ? { rate: 0, service: 0, period, proration: difference - period }
    : { rate: full, service: 0, period, proration }
}

/** What the thing would come to for the whole period: its charges where they cover it, else its newest rate. */
function fullOf(side: Side): Cents {
  if (daysCharged(side) === daysOf(side.bill) && !isPartBill(side)) return cents(chargedOn(side))
  const { working, weight, of } = side.lines.at(-1)!
  return portion(cents(working.wholeCents), monthsOf(side.bill) * weight, working.spanMonths * of)
}

/** Whether the bill is for a part of a longer period, of which another bill charges the rest. */
const isPartBill = ({ lines }: Side): boolean =>
  lines.every(({ working }) => working.proration?.situation === 'part')

const factsOf = ({ working, weight, of }: ServiceLine): string =>
  JSON.stringify([working.service, weight / of])

const ratesOf = ({ working }: ServiceLine): string =>
  JSON.stringify([working.authority.resolution, working.authority.version, working.parts])

/** How much dearer the rows became that both are charged by; the rest of a change of service is the change itself. */
function sameRowsDearer({ working, weight, of }: ServiceLine, last: ServiceLine, months: number): number {
  const dearer = working.parts.reduce((total, part) => {
    const same = last.working.parts.find(({ what, row }) => what === part.what && row === part.row)
    return total + (same ? part.times * (part.rateCents - same.rateCents) : 0)
  }, 0)
  const span = working.installment?.of ?? working.spanMonths
  return portion(cents(dearer), months * weight, span * of)
}
