import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { becomesBill } from '../billing/run-totals.ts'

/** Pieces of a run that are alike in what is in them. */
export type AlikePieces = {
  readonly charges: number
  readonly isLargePrint: boolean
  readonly many: number
}

/** What of a register goes into envelopes, by what decides how much is in one. */
export async function piecesByContent({ db }: Work, runId: number): Promise<AlikePieces[]> {
  const { rows } = await sql<AlikePieces>`
    select r.line_count as charges, a.large_print as "isLargePrint", count(*) as many
    from register_bill r join account a on a.id = r.account_id
    where r.run_id = ${runId} and ${becomesBill} and (a.bill_by in ('paper', 'both') or a.owner_copy)
    group by r.line_count, a.large_print order by r.line_count, a.large_print`.execute(db)
  return rows
}
