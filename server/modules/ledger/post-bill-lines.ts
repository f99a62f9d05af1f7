import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockChart } from './ledger-queries.ts'

/**
 * Posts the lines of a run's bills, an entry for each: the customer owes the charge, and the ledger account of the line earns
 * it. A credit goes the other way; of a discount it is its funding account that pays. Answers what the
 * entries added to what customers owe. Refuses lines for a ledger account that is not in the chart.
 */
export async function postBillLines(
  work: Work,
  { runId, postedOn }: { readonly runId: number; readonly postedOn: PlainDate },
): Promise<number> {
  const receivable = (await lockChart(work, 'post')).find(({ kind }) => kind === 'receivable')
  if (!receivable) return refuse('LEDGER_ACCOUNT_NOT_FOUND', { codes: ['receivable'] })
  await sql`
    insert into entry (posted_on, debit_id, credit_id, amount_cents, account_id, source, source_id, run_id)
    select ${postedOn}::date, case when l.amount_cents > 0 then ${receivable.id}::bigint else other.id end,
      case when l.amount_cents > 0 then other.id else ${receivable.id}::bigint end, abs(l.amount_cents), b.account_id,
      'bill_line', b.id, b.run_id
    from bill b join bill_line l on l.bill_id = b.id join ledger_account other on other.code = l.gl_code
    where b.run_id = ${runId} and l.amount_cents <> 0
    order by b.id, l.line_no`.execute(work.db)
  const { rows } = await sql<{ moved: number }>`
    select coalesce(sum(case when debit_id = ${receivable.id} then amount_cents else -amount_cents end), 0)::bigint as moved
    from entry where run_id = ${runId} and source = 'bill_line'`.execute(work.db)
  return rows[0]!.moved
}
