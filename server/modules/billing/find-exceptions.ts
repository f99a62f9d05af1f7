import { type ClosedPeriod, isBefore, overlap, PlainDate } from '#kernel/dates'
import { cents, portion } from '#kernel/money'
import type { Thresholds } from '../city/city-settings.ts'
import type { ServiceToRate } from '../rates/account-to-rate.ts'
import type { BillKind } from './bill-days.ts'
import type { CalculatedBill } from './bill-facts.ts'
import type { FoundException } from './register-types.ts'

/** A calculated bill with its days as days, and what the city stops at. */
type Looked = {
  readonly bill: CalculatedBill
  readonly period: ClosedPeriod
  readonly closedOn: PlainDate | null
  /** The first day the last bill no longer stands for. */
  readonly billedUntil: PlainDate | null
  readonly thresholds: Thresholds | null
}

/**
 * Everything about a bill on the register that a person must look at. A day without a rate stops it: it can only be
 * mended or held. What is unusual must be decided. What is merely good to know is a note, which needs nobody. Without
 * thresholds, before a city folder was loaded, only what is wrong in itself is found.
 */
export function exceptionsOf(
  bill: CalculatedBill,
  thresholds: Thresholds | null,
  kind: BillKind = 'regular',
): FoundException[] {
  const { closedOn, last } = bill.facts
  const looked: Looked = {
    bill,
    period: { from: PlainDate.from(bill.periodFrom), until: PlainDate.from(bill.periodUntil) },
    closedOn: closedOn === null ? null : PlainDate.from(closedOn),
    billedUntil: last && PlainDate.from(last.periodUntil),
    thresholds,
  }
  return [
    ...gaps(looked),
    ...overlapping(looked),
    ...serviceAfterStop(looked),
    ...(kind === 'off-cycle' ? [] : noService(looked)),
    ...amounts(looked),
    // A bill that was asked for a part of a period, or for extra charges, is meant to be another amount.
    ...(kind === 'regular' ? comparison(looked) : []),
    ...address(looked),
    ...corrections(looked),
    ...notes(looked),
  ]
}

function gaps({ bill }: Looked): FoundException[] {
  if (bill.gaps.length === 0) return []
  const days = bill.gaps.map(({ what, period }) => ({ what, ...daysOf(period) }))
  return [{ code: 'no-rate', severity: 'stop', details: { gaps: days } }]
}

/**
 * Two services of one stream, container and place on the same days, of which one began after the other since the last bill,
 * as when a cart was swapped and the old one never stopped; or two that are the same in everything. A pair that was
 * billed before was decided before.
 */
function overlapping({ bill, period, billedUntil }: Looked): FoundException[] {
  const inOrder = bill.facts.services.toSorted(
    (a, b) => PlainDate.compare(a.served.from, b.served.from) || a.serviceId - b.serviceId,
  )
  const pairs = inOrder.flatMap((first, index) =>
    inOrder.slice(index + 1).flatMap((second) => {
      const days = overlap(period, first.served)
      const both = days && overlap(days, second.served)
      const isNews = billedUntil === null || !isBefore(second.served.from, billedUntil)
      if (!both || !isNews || !isSamePlace(first, second)) return []
      const isLater = isBefore(first.served.from, second.served.from)
      return isLater || isTwin(first, second)
        ? [{ first: wordsOf(first), second: wordsOf(second), ...daysOf(both) }]
        : []
    }),
  )
  return pairs.length > 0 ? [decide('overlapping-services', { pairs })] : []
}

const isSamePlace = (a: ServiceToRate, b: ServiceToRate): boolean =>
  a.stream === b.stream && a.container === b.container && a.location === b.location

const isTwin = (a: ServiceToRate, b: ServiceToRate): boolean =>
  a.size === b.size && a.pickupsPerWeek === b.pickupsPerWeek && a.quantity === b.quantity

function serviceAfterStop({ bill, closedOn }: Looked): FoundException[] {
  if (closedOn === null) return []
  const late = bill.facts.services.filter(
    ({ served }) => served.until === null || isBefore(closedOn, served.until),
  )
  if (late.length === 0) return []
  const services = late.map((one) => ({ ...wordsOf(one), until: one.served.until?.toString() ?? null }))
  return [decide('service-after-stop', { closedOn: closedOn.toString(), services })]
}

/** Whether the account has a service of its own, or a part of one, on a day of the bill. */
function isServed({ bill, period }: Looked): boolean {
  const shared = bill.facts.sharedFrom.flatMap(({ owner, serviceIds }) =>
    owner.services.filter(({ serviceId }) => serviceIds.includes(serviceId)),
  )
  return [...bill.facts.services, ...shared].some(({ served }) => overlap(period, served))
}

function noService(looked: Looked): FoundException[] {
  const { bill, period, closedOn } = looked
  const isOpen = closedOn === null || isBefore(period.from, closedOn)
  const isEmpty = bill.lines.length === 0 && !isServed(looked)
  return isOpen && isEmpty ? [decide('no-service', daysOf(period))] : []
}

function amounts(looked: Looked): FoundException[] {
  const { bill, closedOn, thresholds } = looked
  const { chargesCents, totalDueCents, lines } = bill
  const limitCents = thresholds?.veryLargeBillCents[bill.facts.class]
  const isEmpty = chargesCents === 0 && (lines.length > 0 || isServed(looked))
  return [
    ...(isEmpty ? [decide('zero-bill', {})] : []),
    ...(chargesCents < 0 ? [decide('negative-bill', { chargesCents })] : []),
    ...(limitCents !== undefined && chargesCents > limitCents
      ? [decide('very-large-bill', { chargesCents, limitCents, class: bill.facts.class })]
      : []),
    ...(closedOn && totalDueCents < 0
      ? [decide('credit-on-closed', { creditCents: -totalDueCents, closedOn: closedOn.toString() })]
      : []),
  ]
}

/** A change beyond the band: by more than the percentage, and by at least the amount. A final bill may fall as it likes. */
function comparison({ bill, thresholds }: Looked): FoundException[] {
  const { facts, chargesCents, isFinal } = bill
  if (!thresholds || !facts.last) return []
  const lastChargesCents = facts.last.chargesCents
  const changeCents = chargesCents - lastChargesCents
  const size = Math.abs(changeCents)
  const band = portion(cents(Math.abs(lastChargesCents)), thresholds.changePercent, 100, 'down')
  const isBeyond = size > band && size >= thresholds.changeAtLeastCents
  if (!isBeyond || (isFinal && changeCents < 0)) return []
  return [decide('change-against-last', { chargesCents, lastChargesCents, changeCents })]
}

/** An address on paper has a name, a street and a place with a ZIP code of five digits, or nine. */
function address({ bill }: Looked): FoundException[] {
  const { billBy, mailTo, mailZip } = bill.document
  if (billBy !== 'paper' && billBy !== 'both') return []
  const isWhole = mailTo.length >= 3 && mailTo.every((line) => line.trim() !== '')
  const hasZip = /^\d{5}(-?\d{4})?$/.test(mailZip) && !mailZip.startsWith('00000')
  return isWhole && hasZip ? [] : [decide('address-unmailable', { mailTo, mailZip })]
}

/** What earlier bills charged otherwise than the books now say: it needs an adjustment. */
function corrections({ bill }: Looked): FoundException[] {
  if (bill.corrections.length === 0) return []
  const amountCents = bill.corrections.reduce(
    (sum, { billedCents, nowCents }) => sum + nowCents - billedCents,
    0,
  )
  return [decide('corrects-earlier-period', { amountCents, corrections: bill.corrections })]
}

function notes(looked: Looked): FoundException[] {
  const { bill, closedOn } = looked
  const changes = bill.facts.last ? changesSinceLast(looked) : []
  return [
    ...(changes.length > 0 ? [note('service-changed', { changes })] : []),
    ...(bill.isNew ? [note('new-account', { openedOn: bill.facts.openedOn })] : []),
    ...(bill.isFinal ? [note('final-bill', { closedOn: closedOn?.toString() ?? null })] : []),
    ...(bill.isProrated ? [note('prorated', {})] : []),
  ]
}

/** What started and stopped after the last bill and before the end of this one. */
function changesSinceLast({ bill, period, billedUntil }: Looked) {
  const isSince = (day: PlainDate | null): boolean =>
    day !== null && billedUntil !== null && !isBefore(day, billedUntil) && isBefore(day, period.until)
  return bill.facts.services.flatMap((one) => {
    const { from, until } = one.served
    return [
      ...(isSince(from) ? [{ ...wordsOf(one), startedOn: from.toString() }] : []),
      ...(isSince(until) ? [{ ...wordsOf(one), stoppedOn: until!.toString() }] : []),
    ]
  })
}

const wordsOf = ({ serviceId, quantity, stream, container, size }: ServiceToRate) => ({
  serviceId,
  quantity,
  stream,
  container,
  size,
})

const daysOf = ({ from, until }: ClosedPeriod) => ({ from: from.toString(), until: until.toString() })

type Details = FoundException['details']
const decide = (code: string, details: Details): FoundException => ({ code, severity: 'decide', details })
const note = (code: string, details: Details): FoundException => ({ code, severity: 'note', details })
