import type { mailSort } from '@cartwright/api/mail-sort'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import { qualificationOf } from './qualification.ts'
import { neededSort, traysOfRun } from './sort-of-run.ts'

type Shown = SuccessOf<typeof mailSort.show>
type Pieces = SuccessOf<typeof mailSort.pieces>

/** The sort of a run with its levels, trays and what it comes to. */
export async function sortShown(work: Work, runId: number): Promise<Shown> {
  await findRun(work, runId)
  const { sort, trays: _, levels, ...qualified } = await qualificationOf(work, runId)
  return {
    runId,
    mailOn: sort.mail_on.toString(),
    sortedBy: sort.sorted_by,
    sortedAt: sort.sorted_at.toString(),
    isFixed: sort.fixed_at !== null,
    ...qualified,
    levels: [...levels],
    trays: (await traysOfRun(work, runId)).map((tray) => ({ ...tray, lines: [...tray.lines] })),
    pricesOn: sort.basis.pricesOn,
    lists: sort.basis.lists,
  }
}

/** A page of the pieces of a run in the order of its sort. */
export async function sortedPieces(
  work: Work,
  { params: { id }, query: { level, tray, after, limit } }: ReceivedBy<typeof mailSort.pieces>,
): Promise<Pieces> {
  await findRun(work, id)
  await neededSort(work, id)
  const { rows } = await sql<Pieces['rows'][number]>`
    select p.sequence, b.number as "billNumber", a.number as "accountNumber", p.owner_copy as "ownerCopy", p.level, p.tray,
      p.routing, p.tracking, p.because, coalesce(p.weight_mills, (s.basis->>'weightMills')::bigint) as "weightMills"
    from mail_sort_piece p join mail_sort s on s.run_id = p.run_id join bill b on b.id = p.bill_id join account a on a.id = b.account_id
    where p.run_id = ${id} and p.sequence > ${after}
      ${level === undefined ? sql`` : sql`and p.level = ${level}`}
      ${tray === undefined ? sql`` : sql`and p.tray = ${tray}`}
    order by p.sequence limit ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? page.at(-1)!.sequence : null }
}
