import { hash } from 'node:crypto'
import { type Period, PlainDate } from '#kernel/dates'
import type { Thresholds } from '../city/city-settings.ts'
import { type Days, dayNumber, isoOf, textOf } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { Rated } from '../rates/derivation.ts'
import { billDocument, type CycleFacts } from './bill-document.ts'
import type { AccountFacts, CalculatedBill } from './bill-facts.ts'
import { isPart, linesOf } from './bill-lines.ts'
import { differencesOf } from './explain-change.ts'
import { findCorrections } from './find-corrections.ts'
import { exceptionsOf } from './find-exceptions.ts'
import { type Prices, rateServed } from './rate-served.ts'
import type { FoundException } from './register-types.ts'
import { settleBalance } from './settle-balance.ts'
import { unbilledDays } from './unbilled-days.ts'

/** What is the same for every bill of a run. */
export type RunFacts = Prices & {
  readonly period: BillingPeriod
  readonly cycle: CycleFacts
  readonly thresholds: Thresholds | null
  /** A hash over the tables, rules and days that all bills of the run are made by. */
  readonly fingerprint: string
}

/** A register row as it was made: the bill, what is to be looked at, and the hash of what it was made from. */
export type MadeBill = {
  readonly bill: CalculatedBill
  readonly exceptions: readonly FoundException[]
  readonly fingerprint: string
}

/** A hash over everything a bill is made from. The same facts under the same run make the same bill. */
export function fingerprintOf(run: RunFacts, facts: AccountFacts): string {
  // Days are written by us: JSON would ask each of them, which takes as long as all the rest.
  const plain = {
    ...facts,
    services: facts.services.map((service) => ({ ...service, served: textsOf(service.served) })),
    discounts: facts.discounts.map(({ code, period }) => [code, textsOf(period)]),
    shares: [...facts.shares],
    sharedFrom: facts.sharedFrom.map(({ owner, serviceIds }) => [
      { ...owner, shares: [...owner.shares] },
      serviceIds,
    ]),
  }
  return hash('sha256', run.fingerprint + JSON.stringify(plain), 'base64')
}

const textsOf = ({ from, until }: Period) => [textOf(from), until && textOf(until)]

/** Makes the bill of one account: prices the days no bill stands for yet, chains it to the last bill, and looks it over. Pure. */
export function billAccount(run: RunFacts, facts: AccountFacts): MadeBill {
  const { charges, gaps } = rateUnbilled(run, facts)
  const lines = linesOf(charges)
  const settled = settleBalance(facts)
  const { last } = facts
  const days = billDays(run, facts)
  const compared = { ...days, lines }
  const chargesCents = lines.reduce((total, { amountCents }) => total + amountCents, 0)
  const { previousBalanceCents, paymentsCents, adjustmentsCents } = settled
  const totalDueCents = previousBalanceCents + paymentsCents + adjustmentsCents + chargesCents
  const isFinal = facts.closedOn !== null && facts.closedOn <= run.period.until.toString()
  const bill: CalculatedBill = {
    facts,
    ...days,
    lines,
    gaps,
    corrections: findCorrections(run, run.period.months, facts),
    previousBalanceCents,
    paymentsCents,
    adjustmentsCents,
    chargesCents,
    totalDueCents,
    isBilled: lines.length > 0 || totalDueCents !== 0 || (isFinal && last !== null && !last.isFinal),
    isFinal,
    isNew: last === null && facts.openedOn >= firstDay(run, facts),
    isProrated: lines.some(isPart),
    document: billDocument(facts, run.cycle, settled, differencesOf(compared, last)),
  }
  return { bill, exceptions: exceptionsOf(bill, run.thresholds), fingerprint: fingerprintOf(run, facts) }
}

/** The charges of the run's period and of the periods the account was held out of, each by its own days. */
function rateUnbilled(run: RunFacts, facts: AccountFacts): Rated {
  const closedOn = facts.closedOn === null ? null : PlainDate.from(facts.closedOn)
  const rated = [...facts.missed, run.period].map((period) =>
    rateServed(run, facts, {
      period,
      days: unbilledDays(daysOf(period), facts.covered, closedOn),
      withEvents: period === run.period,
    }),
  )
  return {
    charges: rated.flatMap(({ charges }) => charges),
    gaps: rated.flatMap(({ gaps }) => gaps),
  }
}

/** The days a bill stands for: those of the run with the periods made good, up to the day the account closed. */
function billDays({ period }: RunFacts, { closedOn, missed }: AccountFacts) {
  const periodFrom = (missed[0] ?? period).from.toString()
  const until = period.until.toString()
  const closesWithin = closedOn !== null && closedOn > periodFrom && closedOn < until
  return { periodFrom, periodUntil: closesWithin ? closedOn : until }
}

const firstDay = ({ period }: RunFacts, { missed }: AccountFacts): string =>
  isoOf(Math.min(...[...missed, period].map(({ from }) => dayNumber(from))))

const daysOf = (period: BillingPeriod): Days => ({
  from: dayNumber(period.from),
  until: dayNumber(period.until),
})
