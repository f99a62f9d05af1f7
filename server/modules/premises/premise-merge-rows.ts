import type { Merge } from '@cartwright/api/merge-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { ShownPremise } from './premise-by-id.ts'

type Moved = { readonly id: number; readonly number: string }

/** A merge as it is stored: what both premises were, the kept one as it became, and what moved. */
type Stored = {
  readonly id: number
  readonly kept_id: number
  readonly merged_id: number
  readonly merged_on: PlainDate
  readonly merged_by: string
  readonly reason: string
  readonly kept_before: ShownPremise
  readonly merged_before: ShownPremise
  readonly kept_after: ShownPremise
  readonly accounts: readonly Moved[]
  readonly agreements: readonly number[]
  readonly undone_on: PlainDate | null
  readonly undone_by: string | null
  readonly undone_because: string | null
}

/** Merges of premises, the newest first; 200 at most. */
export const premiseMergeList = async (work: Work): Promise<Merge[]> =>
  (await stored(work, sql`true`)).map(shown)

/** One merge. Refuses MERGE_NOT_FOUND. */
export const premiseMergeById = async (work: Work, id: number): Promise<Merge> =>
  shown(await storedMerge(work, id))

/** One merge as it is stored. Refuses MERGE_NOT_FOUND. */
async function storedMerge(work: Work, id: number): Promise<Stored> {
  const [found] = await stored(work, sql`id = ${id}`)
  return found ?? refuse('MERGE_NOT_FOUND', { mergeId: id })
}

/**
 * A merge that stands, held until the work ends. Refuses MERGE_NOT_FOUND, MERGE_UNDONE, and MERGED_ON where the one that was kept was
 * itself merged into another.
 */
export async function lockPremiseMerge(work: Work, id: number): Promise<Stored> {
  await sql`select from premise_merge where id = ${id} for update`.execute(work.db)
  const found = await storedMerge(work, id)
  if (found.undone_on) refuse('MERGE_UNDONE', { on: found.undone_on.toString() })
  const [later] = await stored(work, sql`merged_id = ${found.kept_id} and undone_on is null`)
  if (later) refuse('MERGED_ON', { mergeId: later.id })
  return found
}

async function stored({ db }: Work, where: RawBuilder<unknown>): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select * from premise_merge where ${where} order by id desc limit 200`.execute(db)
  return rows
}

const shown = (row: Stored): Merge => ({
  id: row.id,
  keptId: row.kept_id,
  kept: placeText(row.kept_before),
  mergedId: row.merged_id,
  merged: placeText(row.merged_before),
  mergedOn: row.merged_on.toString(),
  mergedBy: row.merged_by,
  reason: row.reason,
  accounts: row.accounts.map(({ number }) => number),
  undoneOn: row.undone_on?.toString() ?? null,
  undoneBy: row.undone_by,
  undoneBecause: row.undone_because,
})

/** An address with its ZIP code, in which two of one place may differ: `212 OAK ST, 91764`. */
export const placeText = ({ address, zip }: Pick<ShownPremise, 'address' | 'zip'>): string =>
  `${address}, ${zip}`
