import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { isBankingDay } from '../bank-files/banking-days.ts'
import type { AchRunShown } from './ach-run-rows.ts'
import { keepRun } from './prepare-run.ts'

/** A refund to the bank account that an entry of autopay drew from. */
type OrderedRefund = { readonly drawnEntryId: number; readonly amountCents: number }

type Order = {
  readonly drawOn: PlainDate
  readonly refunds: readonly OrderedRefund[]
  /** The rule of the city that says they are paid. */
  readonly citation: string
}

type Details = {
  readonly entryId: number
  readonly accountId: number
  readonly holderName: string
  readonly routing: string
  readonly accountKind: 'checking' | 'savings'
  readonly sealedNumber: string
  readonly last4: string
}

/**
 * Prepares a file of refunds (PPD credits), which a second person releases like any other; with the entry of each, in their order. They go to the bank account
 * the money was drawn from, as the bank has corrected it since. Nothing is posted here or on its day: whoever orders refunds takes them out of the books. Refuses
 * a day on which banks are closed or that is over, and beside a file of refunds that waits.
 */
export async function orderRefunds(
  work: Work,
  { drawOn, refunds, citation }: Order,
): Promise<{ readonly run: AchRunShown; readonly entryIds: readonly number[] }> {
  if (isBefore(drawOn, work.today) || !isBankingDay(drawOn))
    refuseField('drawOn', 'Write a day on which banks work, today or later.')
  const details = await detailsOf(work, refunds)
  const entries = refunds.map(({ drawnEntryId, amountCents }) => {
    const known = details.get(drawnEntryId)
    if (!known) return refuse('ACH_RUN_EMPTY', { leftOut: refunds.length, nextOn: null })
    const { entryId: _, ...bank } = known
    return {
      ...bank,
      mandateId: null,
      billId: null,
      sec: 'PPD' as const,
      side: 'credit' as const,
      amountCents,
      flag: null,
    }
  })
  const run = await keepRun(work, { kind: 'refund', drawOn, entries, leftOut: [], citation })
  // All are of one class, so they stand in the order in which they were given.
  const { rows } = await sql<{
    id: number
  }>`select id from ach_entry where run_id = ${run.runId} order by id`.execute(work.db)
  return { run, entryIds: rows.map(({ id }) => id) }
}

async function detailsOf({ db }: Work, refunds: readonly OrderedRefund[]): Promise<Map<number, Details>> {
  const { rows } = await sql<Details>`
    select e.id as "entryId", e.account_id as "accountId", m.holder_name as "holderName", m.routing, m.account_kind as "accountKind",
      m.sealed_number as "sealedNumber", m.last4
    from ach_entry e join autopay_mandate m on m.id = e.mandate_id
    where e.id = any(${refunds.map(({ drawnEntryId }) => drawnEntryId)}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.entryId, row]))
}
