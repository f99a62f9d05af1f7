import { PlainDate } from '#kernel/dates'
import type { ChargeKind, Derivation } from '../rates/derivation.ts'
import type { BillLine, ChangeCause, ComparedBill } from './register-types.ts'

/** An amount that moved, with what tells whether a percentage or a minimum is taken of it. */
export type Moved = {
  readonly kind: ChargeKind
  readonly stream: string | null
  readonly code: string
  readonly amountCents: number
}

/** A sentence in both languages. */
export type Words = { readonly en: string; readonly es: string }

/** The lines behind a cause, by their numbers on the two bills. */
export type CauseLines = { readonly now: readonly number[]; readonly last: readonly number[] }

/**
 * One reason why a bill differs from another, with all that moved because of it, and the lines behind it. `period`: the bills stand for
 * periods of different length; a register counts that with proration.
 */
export type Cause = Words &
  CauseLines & { readonly cause: ChangeCause | 'period'; readonly moved: readonly Moved[] }

type PlainDerivation = Exclude<Derivation, { kind: 'share' }>
type ServiceWorking = Extract<PlainDerivation, { kind: 'service' | 'account' }>

/** A charge for a service, or once for the account, with its working and the part of it this account pays. */
export type ServiceLine = {
  readonly line: BillLine
  readonly working: ServiceWorking
  readonly weight: number
  readonly of: number
}

/** The charges of one thing on a bill, oldest first, with the bill they are on. */
export type Side = { readonly bill: ComparedBill; readonly lines: readonly ServiceLine[] }

/** What a cause comes to, or lines do. */
export const totalOf = (amounts: readonly { readonly amountCents: number }[]): number =>
  amounts.reduce((total, { amountCents }) => total + amountCents, 0)

/** The working of a charge as it was before it was shared. */
export function unshared(derivation: Derivation): PlainDerivation {
  return derivation.kind === 'share' ? unshared(derivation.of) : derivation
}

type Days = { readonly periodFrom: string; readonly periodUntil: string }

/** How many days a bill or a line covers. */
export const daysOf = ({ periodFrom, periodUntil }: Days): number =>
  PlainDate.from(periodFrom).until(PlainDate.from(periodUntil)).days

/** How many months a bill stands for, to the nearest; at least one. */
export function monthsOf({ periodFrom, periodUntil }: Days): number {
  const { months, days } = PlainDate.from(periodFrom).until(PlainDate.from(periodUntil), {
    largestUnit: 'months',
  })
  return Math.max(1, months + (days > 15 ? 1 : 0))
}

/** On how many days of its bill a thing is charged. Lines are in the order of their days. */
export function daysCharged({ bill, lines }: Side): number {
  let [days, upTo] = [0, bill.periodFrom]
  for (const { line } of lines) {
    const from = line.periodFrom > upTo ? line.periodFrom : upTo
    const until = line.periodUntil < bill.periodUntil ? line.periodUntil : bill.periodUntil
    if (from >= until) continue
    days += daysOf({ periodFrom: from, periodUntil: until })
    upTo = until
  }
  return days
}
