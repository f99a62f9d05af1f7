import { createHash } from 'node:crypto'
import { PlainDate } from '#kernel/dates'
import type { Prices } from '../billing/rate-served.ts'
import type { LookBack } from '../policies/look-back.ts'
import type { Gap } from '../rates/derivation.ts'
import { type ComparedCharge, compareBill } from './compare-bill.ts'
import { correctFacts, meeting } from './correct-facts.ts'
import { type FactChanges, factChanges, steadyText, undone } from './fact-changes.ts'
import { isPosted, judgeBills, type Judged } from './judge-bills.ts'
import type { KnownFacts, Statement } from './known-facts.ts'
import type { PostedBill } from './posted-bill.ts'
import { type AccountBehind, classFrom, rerateBill } from './rerate-bill.ts'
import type { SharedFacts } from './shared-services.ts'

/** An account with what it was billed by, and its posted bills, the oldest first. */
export type CorrectableAccount = AccountBehind & {
  readonly known: KnownFacts
  readonly bills: readonly PostedBill[]
  /** What it shares with an account whose facts are stated. */
  readonly shared?: SharedFacts
}

/** A bill as it was posted and as it should have been, and what becomes of the difference. */
export type ComparedBill = Judged & {
  readonly bill: PostedBill
  readonly charges: readonly ComparedCharge[]
  readonly billedCents: number
  readonly movedCents: number
  readonly shouldCents: number
  readonly differenceCents: number
  /** What of the difference is posted. */
  readonly postedCents: number
  /** Days or events the rate table has no rate for: then the bill cannot be made again. */
  readonly gaps: readonly Gap[]
  /** Whether what was believed makes the bill that was posted. It may not where something without days changed since, such as a zone. */
  readonly asPosted: boolean
}

/** What a statement about the past comes to. */
export type Comparison = {
  readonly corrected: KnownFacts
  readonly changes: FactChanges
  readonly bills: readonly ComparedBill[]
  readonly differenceCents: number
  readonly postedCents: number
  /** Of the account, the statement and every amount: what was looked at is what is asked for. */
  readonly fingerprint: string
}

/** By what the past is rated again, and how it is judged. */
export type CorrectionRules = {
  readonly prices: Prices
  readonly lookBack: LookBack
  readonly today: PlainDate
  /** A manager goes beyond the look-back. */
  readonly override: boolean
}

/**
 * Rates again every posted bill with a day that the statement is about, as it should have been, and judges what differs by the look-back.
 * Pure: the same facts and bills give the same answer, today, in a preview and when it is posted.
 */
export function comparePast(
  rules: CorrectionRules,
  account: CorrectableAccount,
  statement: Statement,
): Comparison {
  const { known } = account
  const corrected = correctFacts(known, statement)
  const { anew } = statement
  const affected = account.bills.filter((bill) => isAffected(bill, statement))
  const compared = affected.map((bill) =>
    compareOne(rules.prices, account, corrected, { ...bill, replaced: bill.replaced || anew !== undefined }),
  )
  const judged = judgeBills(
    compared.map(({ bill, charges, differenceCents }) => ({
      billId: bill.billId,
      class: classFrom(corrected, daysOf(bill).from) ?? account.facts.class,
      periodFrom: bill.periodFrom,
      periodUntil: bill.periodUntil,
      differenceCents,
      differs: charges.some((charge) => charge.differenceCents !== 0),
    })),
    rules.lookBack,
    rules,
  )
  const bills = compared.map((bill, index): ComparedBill => {
    const { verdict, why } = judged[index]!
    return { ...bill, verdict, why, postedCents: isPosted(verdict) ? bill.differenceCents : 0 }
  })
  const comparison = {
    corrected,
    changes: factChanges(known, corrected),
    bills,
    differenceCents: totalOf(bills, ({ differenceCents }) => differenceCents),
    postedCents: totalOf(bills, ({ postedCents }) => postedCents),
  }
  return { ...comparison, fingerprint: fingerprintOf(account, comparison) }
}

/** A bill that is made again: one that is named, or with a day of the statement, or whose charges follow it otherwise. */
const isAffected = (bill: PostedBill, { from, until, anew, also }: Statement): boolean =>
  anew instanceof Set
    ? anew.has(bill.billId)
    : meeting(daysOf(bill), { from, until }) !== null || (also?.has(bill.billId) ?? false)

function compareOne(
  prices: Prices,
  account: CorrectableAccount,
  corrected: KnownFacts,
  bill: PostedBill,
): Omit<ComparedBill, 'verdict' | 'why' | 'postedCents'> {
  const { known, shared } = account
  const origins = new Map(
    [...known.services, ...corrected.services, ...(shared?.known.services ?? [])].map((one) => [
      one.serviceId,
      one.origin,
    ]),
  )
  const before = bill.correctedSince.reduce(undone, known)
  const believed = rerateBill(prices, account, bill, { known: before })
  const should = rerateBill(prices, account, bill, { known: corrected, believed: before, shared })
  const charges = compareBill(bill, {
    // What is billed anew is held against the bill itself: whatever differs from it is put right.
    believed: bill.replaced ? bill.lines : believed.lines,
    should: should.lines,
    originOf: (serviceId) => origins.get(serviceId) ?? serviceId,
  })
  return {
    bill,
    charges,
    billedCents: totalOf(charges, ({ billedCents }) => billedCents),
    movedCents: bill.moves.reduce(
      (sum, move) => sum + move.correctedCents + move.adjustedCents + move.adjustedSinceCents,
      0,
    ),
    shouldCents: totalOf(charges, ({ shouldCents }) => shouldCents),
    differenceCents: totalOf(charges, ({ differenceCents }) => differenceCents),
    gaps: should.gaps,
    asPosted: amountsOf(believed.lines) === amountsOf(bill.lines),
  }
}

/** Amounts by ledger account, whatever the order of the lines. */
const amountsOf = (lines: PostedBill['lines']): string =>
  JSON.stringify(lines.map(({ glCode, amountCents }) => `${glCode} ${amountCents}`).toSorted())

const daysOf = ({ periodFrom, periodUntil }: PostedBill) => ({
  from: PlainDate.from(periodFrom),
  until: PlainDate.from(periodUntil),
})

const totalOf = <One>(list: readonly One[], read: (one: One) => number): number =>
  list.reduce((sum, one) => sum + read(one), 0)

function fingerprintOf(
  { facts }: CorrectableAccount,
  { changes, bills }: Pick<Comparison, 'changes' | 'bills'>,
): string {
  const { events, ...rows } = changes
  const told = bills.map(({ bill, verdict, charges }) => [
    bill.billId,
    verdict,
    charges.map(({ about, glCode, differenceCents, parts }) => [about, glCode, differenceCents, parts]),
  ])
  return createHash('sha256')
    .update(steadyText([facts.accountId, events.length > 0 ? changes : rows, told]))
    .digest('hex')
    .slice(0, 32)
}
