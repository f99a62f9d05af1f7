import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { isBankingDay } from '../bank-files/banking-days.ts'
import { accountBalances } from '../ledger/ledger-queries.ts'
import type { AchRunShown } from './ach-run-rows.ts'
import { keepRun } from './prepare-run.ts'

type Order = {
  readonly drawOn: PlainDate
  /** The entries that the bank returned, by the payments they became. */
  readonly paymentIds: readonly number[]
  readonly citation: string
}

/** What is presented again: the payment that came back, and its new entry. */
type Ordered = { readonly paymentId: number; readonly entryId: number }

type Again = {
  readonly paymentId: number
  readonly mandateId: number
  readonly accountId: number
  readonly sec: 'PPD' | 'WEB' | 'TEL' | 'CCD'
  readonly holderName: string
  readonly routing: string
  readonly accountKind: 'checking' | 'savings'
  readonly sealedNumber: string
  readonly last4: string
  readonly amountCents: number
}

/**
 * Prepares a file that presents returned entries again: the same amount of the same customer, in a batch of its own that says RETRY PYMT (Nacha Operating
 * Rules 2.12.4). One of an autopay goes with a file. What the account does not owe any more, or whose autopay is held or stopped, is left for the
 * next. Refuses a day on which banks are closed or that is over, where nothing may go, and beside a file of its kind that waits.
 */
export async function orderRetries(
  work: Work,
  { drawOn, paymentIds, citation }: Order,
): Promise<{ readonly run: AchRunShown; readonly ordered: readonly Ordered[] }> {
  if (isBefore(drawOn, work.today) || !isBankingDay(drawOn))
    refuseField('drawOn', 'Write a day on which banks work, today or later.')
  const found = await returnedEntries(work, paymentIds)
  if (found.length === 0) refuse('ACH_RUN_EMPTY', { leftOut: paymentIds.length, nextOn: null })
  const entries = found.map((entry) => ({
    mandateId: entry.mandateId,
    accountId: entry.accountId,
    sec: entry.sec,
    holderName: entry.holderName,
    routing: entry.routing,
    accountKind: entry.accountKind,
    sealedNumber: entry.sealedNumber,
    last4: entry.last4,
    amountCents: entry.amountCents,
    billId: null,
    side: 'debit' as const,
    flag: null,
  }))
  const run = await keepRun(work, { kind: 'retry', drawOn, entries, leftOut: [], citation })
  const { rows } = await sql<{ id: number; mandateId: number }>`
    select id, mandate_id as "mandateId" from ach_entry where run_id = ${run.runId}`.execute(work.db)
  const entryOf = new Map(rows.map(({ id, mandateId }) => [mandateId, id]))
  return {
    run,
    ordered: found.map(({ paymentId, mandateId }) => ({ paymentId, entryId: entryOf.get(mandateId)! })),
  }
}

/** Of payments that came back the entries they were, with the bank details as they are now: the oldest of each autopay that stands, still owed. */
async function returnedEntries(work: Work, paymentIds: readonly number[]): Promise<Again[]> {
  const { rows } = await sql<Again>`
    select distinct on (m.id) e.payment_id as "paymentId", m.id as "mandateId", e.account_id as "accountId", e.sec, m.holder_name as "holderName",
      m.routing, m.account_kind as "accountKind", m.sealed_number as "sealedNumber", m.last4, e.amount_cents as "amountCents"
    from ach_entry e join autopay_mandate m on m.id = e.mandate_id
    where e.payment_id = any(${paymentIds}::bigint[]) and m.state = 'live' order by m.id, e.id`.execute(
    work.db,
  )
  const balances = await accountBalances(
    work,
    rows.map(({ accountId }) => accountId),
  )
  return rows.filter(({ accountId, amountCents }) => (balances.get(accountId) ?? 0) >= amountCents)
}
