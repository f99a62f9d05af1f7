import { Moved, type MoveRow } from '@cartwright/api/move-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

type Row = {
  readonly id: number
  readonly kind: z.infer<typeof MoveRow>['kind']
  readonly number: string
  readonly toNumber: string | null
  readonly effectiveOn: PlainDate
  readonly told: unknown
  readonly reason: string | null
  readonly madeBy: string
  readonly madeOn: PlainDate
}

/** What began, ended, moved and changed on an account, and what led to it, newest first. */
export async function movesOfAccount(work: Work, accountId: number): Promise<z.infer<typeof MoveRow>[]> {
  const { rows } = await sql<Row>`
    select m.id, m.kind, a.number, t.number as "toNumber", m.effective_on as "effectiveOn", m.told, m.reason, m.made_by as "madeBy",
      m.made_on as "madeOn"
    from account_move m join account a on a.id = m.account_id left join account t on t.id = m.to_account_id
    where m.account_id = ${accountId} or m.to_account_id = ${accountId} order by m.id desc`.execute(work.db)
  return rows.map((row) => ({
    moveId: row.id,
    kind: row.kind,
    accountNumber: row.number,
    toAccountNumber: row.toNumber,
    effectiveOn: row.effectiveOn.toString(),
    sentences: Moved.parse(row.told).sentences,
    reason: row.reason,
    madeBy: row.madeBy,
    madeOn: row.madeOn.toString(),
  }))
}
