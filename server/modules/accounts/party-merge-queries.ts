import type { Merge } from '@cartwright/api/merge-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { MovedRole } from './merge-parties.ts'

type Row = {
  readonly id: number
  readonly kept_id: number
  readonly kept_name: string
  readonly merged_id: number
  readonly merged_name: string
  readonly merged_on: PlainDate
  readonly merged_by: string
  readonly reason: string
  readonly moved: readonly MovedRole[]
  readonly undone_on: PlainDate | null
  readonly undone_by: string | null
  readonly undone_because: string | null
}

/** Merges, the newest first; of one party, or all. */
export const listMerges = (work: Work, party: number | undefined): Promise<Merge[]> =>
  merges(work, party === undefined ? sql`true` : sql`${party} in (m.kept_id, m.merged_id)`)

/** One merge. Refuses MERGE_NOT_FOUND. */
export async function mergeById(work: Work, id: number): Promise<Merge> {
  const [found] = await merges(work, sql`m.id = ${id}`)
  return found ?? refuse('MERGE_NOT_FOUND', { mergeId: id })
}

async function merges({ db }: Work, where: RawBuilder<unknown>): Promise<Merge[]> {
  const { rows } = await sql<Row>`
    select m.*, kept.name as kept_name, m.merged_before ->> 'name' as merged_name
    from party_merge m join party kept on kept.id = m.kept_id where ${where} order by m.id desc limit 200`.execute(
    db,
  )
  return rows.map((row) => ({
    id: row.id,
    keptId: row.kept_id,
    kept: row.kept_name,
    mergedId: row.merged_id,
    merged: row.merged_name,
    mergedOn: row.merged_on.toString(),
    mergedBy: row.merged_by,
    reason: row.reason,
    accounts: [...new Set(row.moved.map(({ accountNumber }) => accountNumber))],
    undoneOn: row.undone_on?.toString() ?? null,
    undoneBy: row.undone_by,
    undoneBecause: row.undone_because,
  }))
}
