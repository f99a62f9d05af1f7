import type { refunds } from '@cartwright/api/refunds'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type AchRunShown } from '../autopay/ach-run-rows.ts'
import { orderRefunds } from '../autopay/order-refunds.ts'
import { comeBack } from './give-back.ts'
import { ruleOfToday } from './prepare-batch.ts'
import { lockRefund } from './refund-rows.ts'

/** Refunds to bank accounts that wait for a file, as a condition on `refund r`: none that was not cancelled has them. */
export const waitsForFile = sql`r.state = 'to-pay' and r.way = 'bank' and not exists (
  select from ach_entry e join ach_run n on n.id = e.run_id where e.id = r.ach_entry_id and n.state <> 'cancelled')`

/**
 * Prepares the file that brings approved refunds to bank accounts: entries a second person releases, as of every file. What a file that was cancelled had goes
 * into the next. Refuses where nothing waits, and what files to the bank refuse.
 */
export async function prepareBankFile(
  work: Work,
  { body: { drawOn } }: ReceivedBy<typeof refunds.bankFile>,
): Promise<AchRunShown> {
  const rule = await ruleOfToday(work)
  const { rows } = await sql<{ id: number; drawnEntryId: number; amountCents: number }>`
    select r.id, r.drawn_entry_id as "drawnEntryId", r.amount_cents as "amountCents" from refund r
    where ${waitsForFile} order by r.id limit 2000 for no key update of r`.execute(work.db)
  if (rows.length === 0) refuse('REFUND_BATCH_EMPTY', {})
  const { run, entryIds } = await orderRefunds(work, {
    drawOn: PlainDate.from(drawOn),
    citation: rule.citation,
    refunds: rows,
  })
  await sql`
    update refund r set ach_entry_id = d.entry
    from unnest(${rows.map(({ id }) => id)}::bigint[], ${entryIds}::bigint[]) as d (refund, entry) where r.id = d.refund`.execute(
    work.db,
  )
  return run
}

/**
 * A refund that a file brought to a bank account, by the trace of its entry, comes back: it is a check to write. Answers whether there was one: a trace repeats
 * after years, and the newest entry with it is meant.
 */
export async function bankRefundReturned(
  work: Work,
  { trace, why }: { readonly trace: string; readonly why: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: number | null }>`
    select (select r.id from refund r where r.ach_entry_id = e.id and r.state = 'paid') as id
    from ach_entry e where e.trace = ${trace.trim()} order by e.id desc limit 1`.execute(work.db)
  const id = rows[0]?.id ?? null
  if (id === null) return false
  await comeBack(work, await lockRefund(work, id, ['paid']), why)
  return true
}
