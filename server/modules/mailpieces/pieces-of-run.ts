import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { becomesBill } from '../billing/run-totals.ts'
import { type InsertOnBills, type RunInsert, whoGets } from '../inserts/inserts-of-run.ts'

/** Pieces of a run that are alike in what is in them. */
export type AlikePieces = {
  readonly charges: number
  readonly isLargePrint: boolean
  readonly inserts: readonly RunInsert[]
  readonly many: number
}
type Content = Pick<AlikePieces, 'charges' | 'isLargePrint'>

/** Rows of a register that go into envelopes. */
const inEnvelopes = (runId: number) => sql`
  from register_bill r join account a on a.id = r.account_id
  where r.run_id = ${runId} and ${becomesBill} and (a.bill_by in ('paper', 'both') or a.owner_copy)`

/** What of a register goes into envelopes, by what decides how much is in one: as if each had all of these inserts. */
export async function piecesByContent(
  { db }: Work,
  runId: number,
  inserts: readonly RunInsert[],
): Promise<AlikePieces[]> {
  const { rows } = await sql<Content & { many: number }>`
    select r.line_count as charges, a.large_print as "isLargePrint", count(*) as many ${inEnvelopes(runId)}
    group by r.line_count, a.large_print order by r.line_count, a.large_print`.execute(db)
  return rows.map((row) => ({ ...row, inserts }))
}

/** The same with the inserts that each bears: every bill is looked at. */
export async function piecesWithInserts(
  work: Work,
  runId: number,
  inserts: readonly InsertOnBills[],
): Promise<AlikePieces[]> {
  const borne = new Map((await whoGets(work, runId, inserts)).map((bill) => [bill.accountId, bill.inserts]))
  const { rows } = await sql<Content & { accountId: number }>`
    select r.account_id as "accountId", r.line_count as charges, a.large_print as "isLargePrint" ${inEnvelopes(runId)}
    order by r.account_id`.execute(work.db)
  const own = rows.map(({ accountId, ...content }) => ({ ...content, inserts: borne.get(accountId) ?? [] }))
  const alike = Map.groupBy(own, ({ charges, isLargePrint, inserts: some }) =>
    [charges, isLargePrint, ...some.map(({ insertId }) => insertId)].join(' '),
  )
  return [...alike.values()].map((some) => ({ ...some[0]!, many: some.length }))
}
