import { hash } from 'node:crypto'
import type { Period } from '#kernel/dates'
import type { Thresholds } from '../city/city-settings.ts'
import { textOf } from '../policies/day-numbers.ts'
import type { Rated } from '../rates/derivation.ts'
import { type BillDays, type Billed, billDays } from './bill-days.ts'
import { billDocument, type CycleFacts } from './bill-document.ts'
import type { AccountFacts, CalculatedBill } from './bill-facts.ts'
import { isPart, linesOf } from './bill-lines.ts'
import { extraCharges } from './change-texts.ts'
import { differencesOf } from './explain-change.ts'
import { findCorrections } from './find-corrections.ts'
import { exceptionsOf } from './find-exceptions.ts'
import { type Prices, rateServed } from './rate-served.ts'
import type { FoundException } from './register-types.ts'
import { settleBalance } from './settle-balance.ts'
import { type Said, withWords } from './with-words.ts'

/** What is the same for every bill of a run. */
export type RunFacts = Prices &
  Billed &
  Said & {
    readonly cycle: CycleFacts
    readonly thresholds: Thresholds | null
    /** Whether autopay draws final bills, by the city’s rule: one that is not drawn asks for payment. */
    readonly finalIsDrawn?: boolean
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
  const days = billDays(run, facts)
  const { charges, gaps } = rateUnbilled(run, facts, days)
  const lines = linesOf(charges)
  const settled = settleBalance(facts)
  const { last, newest } = facts
  const { periodFrom, periodUntil } = days
  const chargesCents = lines.reduce((total, { amountCents }) => total + amountCents, 0)
  const { previousBalanceCents, paymentsCents, adjustmentsCents } = settled
  const totalDueCents = previousBalanceCents + paymentsCents + adjustmentsCents + chargesCents
  const isFinal = isLast(run, facts)
  const isOffCycle = run.kind === 'off-cycle'
  const differences = isOffCycle
    ? extraCharges(chargesCents)
    : differencesOf({ periodFrom, periodUntil, lines }, last)
  const bill: CalculatedBill = {
    facts,
    periodFrom,
    periodUntil,
    lines,
    gaps,
    corrections: findCorrections(run, run.period, facts),
    previousBalanceCents,
    paymentsCents,
    adjustmentsCents,
    chargesCents,
    totalDueCents,
    isBilled:
      lines.length > 0 ||
      (isFinal && newest !== null && !newest.isFinal) ||
      (run.kind === 'regular' && totalDueCents !== 0) ||
      // A last bill is made again when something was paid or credited since, and not to say the same twice.
      (run.kind === 'final' && totalDueCents !== (newest?.totalDueCents ?? 0)),
    isFinal,
    isNew: newest === null && facts.openedOn >= days.periods[0]!.period.from.toString(),
    isProrated: lines.some(isPart),
    lastChargesCents: isOffCycle ? 0 : (last?.chargesCents ?? null),
    document: billDocument(
      isFinal && run.finalIsDrawn === false ? { ...facts, autopay: false } : facts,
      run.cycle,
      settled,
      differences,
    ),
  }
  const said = withWords(run, bill)
  return {
    bill: said,
    exceptions: exceptionsOf(said, run.thresholds, run.kind),
    fingerprint: fingerprintOf(run, facts),
  }
}

/** The charges of the run's period and of those before it that are billed now, each by its own days. */
function rateUnbilled(run: RunFacts, facts: AccountFacts, { periods }: BillDays): Rated {
  const rated = periods.map((days) =>
    rateServed(run, facts, { ...days, withEvents: days.period === run.period }),
  )
  return {
    charges: rated.flatMap(({ charges }) => charges),
    gaps: rated.flatMap(({ gaps }) => gaps),
  }
}

/** Whether no bill comes after this one: it goes up to the day the account closed. */
function isLast({ kind, period, until }: RunFacts, { closedOn }: AccountFacts): boolean {
  if (closedOn === null || kind === 'off-cycle') return false
  return closedOn <= (until ?? period.until.toString())
}
