import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { ShownPremise } from './premise-by-id.ts'

type Merged = {
  readonly kept: ShownPremise
  readonly merged: ShownPremise
  /** The kept one as it becomes. */
  readonly after: ShownPremise
  readonly accounts: readonly { readonly id: number; readonly number: string }[]
  readonly agreements: readonly number[]
  readonly reason: string
}

/** Holds two premises until the work ends. */
export async function lockPremises({ db }: Work, ids: readonly number[]): Promise<void> {
  await sql`select from premise where id = any(${ids}::bigint[]) order by id for update`.execute(db)
}

/** Makes a premise another one, and keeps what both were. Answers the number of the merge. */
export async function storePremiseMerge(work: Work, one: Merged): Promise<number> {
  const { kept, merged, after } = one
  await storePremiseFacts(work, after)
  await sql`update premise set merged_into = ${kept.premiseId} where id = ${merged.premiseId}`.execute(
    work.db,
  )
  const { id } = await work.db
    .insertInto('premise_merge')
    .values({
      kept_id: kept.premiseId,
      merged_id: merged.premiseId,
      merged_on: work.today,
      merged_by: work.actor.name,
      reason: one.reason,
      kept_before: JSON.stringify(kept),
      merged_before: JSON.stringify(merged),
      kept_after: JSON.stringify(after),
      accounts: JSON.stringify(one.accounts),
      agreements: JSON.stringify(one.agreements),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Stores what is known of a premise beside its address. */
export async function storePremiseFacts({ db }: Work, one: ShownPremise): Promise<void> {
  const { premiseId, apn, dwellingUnits, zone, collectionDay, route } = one
  await db
    .updateTable('premise')
    .set({ apn, dwelling_units: dwellingUnits, zone, collection_day: collectionDay, route })
    .where('id', '=', premiseId)
    .execute()
}

/** A premise that was merged stands by itself again. */
export async function undoStoredMerge(
  work: Work,
  { id, mergedId, reason }: { readonly id: number; readonly mergedId: number; readonly reason: string },
): Promise<void> {
  await sql`update premise set merged_into = null where id = ${mergedId}`.execute(work.db)
  await sql`
    update premise_merge set undone_on = ${work.today}, undone_by = ${work.actor.name}, undone_because = ${reason}
    where id = ${id}`.execute(work.db)
}
