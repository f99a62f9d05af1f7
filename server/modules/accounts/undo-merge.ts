import { isDeepStrictEqual } from 'node:util'
import type { partyMerges } from '@cartwright/api/party-merges'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { addPartyTerms, type NewParty } from './add-parties.ts'
import { addMergedTerms, storeParty } from './change-contact.ts'
import { deliveryOfParties } from './change-delivery.ts'
import type { MovedRole } from './merge-parties.ts'
import type { MergeSide } from './merge-preview.ts'
import { mergeById } from './party-merge-queries.ts'
import { partyById } from './party-queries.ts'

type Undone = SuccessOf<typeof partyMerges.undo>
type Stored = {
  readonly keptId: number
  readonly mergedId: number
  readonly keptBefore: MergeSide
  readonly mergedBefore: MergeSide
  readonly keptAfter: NewParty & { readonly delivery: string | null }
  readonly moved: readonly MovedRole[]
}

/**
 * Makes two of one again. Roles that moved go back with the days they have now; what was changed of the kept record since the merge
 * stays, and is told. Refuses a merge that was undone, and one whose kept record was merged on.
 */
export async function undoMerge(
  work: Work,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<Undone> {
  const stored = await lockMerge(work, id)
  const stays = [...(await giveRolesBack(work, stored)), ...(await giveContactBack(work, stored))]
  await sql`update party set merged_into = null where id = ${stored.mergedId}`.execute(work.db)
  await addPartyTerms(work, [{ partyId: stored.mergedId, name: stored.mergedBefore.name }])
  await forgetTerms(work, stored.keptId)
  await sql`
    update party_merge set undone_on = ${work.today}, undone_by = ${work.actor.name}, undone_because = ${reason}
    where id = ${id}`.execute(work.db)
  await recordCommand(work, {
    command: 'undo-merge',
    subject: `party ${stored.keptId}`,
    changes: { mergeId: id, givenBack: stored.mergedId, stays },
    reason,
  })
  return { ...(await mergeById(work, id)), stays }
}

async function lockMerge(work: Work, id: number): Promise<Stored> {
  const { undoneOn, keptId } = await mergeById(work, id)
  if (undoneOn) refuse('MERGE_UNDONE', { on: undoneOn })
  const { rows } = await sql<Stored>`
    select kept_id as "keptId", merged_id as "mergedId", kept_before as "keptBefore", merged_before as "mergedBefore",
      kept_after as "keptAfter", moved
    from party_merge where id = ${id} and undone_on is null for update`.execute(work.db)
  const later = await sql<{ id: number }>`
    select id from party_merge where merged_id = ${keptId} and undone_on is null`.execute(work.db)
  if (later.rows[0]) refuse('MERGED_ON', { mergeId: later.rows[0].id })
  return rows[0] ?? refuse('MERGE_UNDONE', { on: work.today.toString() })
}

/** Roles go back; one that was folded and changed since stays folded. */
async function giveRolesBack({ db }: Work, { mergedId, keptId, moved }: Stored): Promise<string[]> {
  const stays: string[] = []
  for (const { id, accountId, accountNumber, role, from, until, folded } of moved) {
    if (!folded) {
      const back = await sql`
        update account_party set party_id = ${mergedId} where id = ${id} and party_id = ${keptId} returning id`.execute(
        db,
      )
      if (back.rows.length === 0) stays.push(`${role} of ${accountNumber}, which was changed since`)
      continue
    }
    const back = await sql`
      update account_party set from_on = ${folded.from}::date, until_on = ${folded.until}::date
      where id = ${folded.into} and from_on = least(${folded.from}::date, ${from}::date)
        and until_on is not distinct from case when ${folded.until}::date is null or ${until}::date is null then null
          else greatest(${folded.until}::date, ${until}::date) end returning id`.execute(db)
    if (back.rows.length === 0) stays.push(`${role} of ${accountNumber}, which was changed since`)
    else
      await sql`
        insert into account_party (account_id, party_id, role, from_on, until_on)
        values (${accountId}, ${mergedId}, ${role}, ${from}::date, ${until}::date)`.execute(db)
  }
  return stays
}

/** The kept record is as it was before, but for what was changed since. */
async function giveContactBack(
  work: Work,
  { keptId, mergedId, keptBefore, mergedBefore, keptAfter }: Stored,
): Promise<string[]> {
  const { partyId: _, ...now } = await partyById(work, keptId)
  const fields = Object.keys(now) as (keyof typeof now)[]
  const changed = fields.filter((field) => !isDeepStrictEqual(now[field], keptAfter[field]))
  const kept = Object.fromEntries(changed.map((field) => [field, now[field]]))
  const before = Object.fromEntries(fields.map((field) => [field, keptBefore[field]])) as NewParty
  await storeParty(work, { partyId: keptId, ...before, ...kept })
  const delivery = (await deliveryOfParties(work, [keptId])).get(keptId) ?? null
  if (delivery === keptAfter.delivery) await setDelivery(work, keptId, keptBefore.delivery)
  await setDelivery(work, mergedId, mergedBefore.delivery)
  return changed.map((field) => `the ${field} of the one that was kept, which was changed since`)
}

async function setDelivery(
  { db, actor, today }: Work,
  partyId: number,
  billBy: string | null,
): Promise<void> {
  await sql`delete from party_delivery where party_id = ${partyId}`.execute(db)
  if (billBy !== null)
    await sql`
      insert into party_delivery (party_id, bill_by, changed_by, changed_on)
      values (${partyId}, ${billBy}, ${actor.name}, ${today})`.execute(db)
}

/** Of the kept one the names of others are found no more; its own, and those merged into it still, stay. */
async function forgetTerms(work: Work, keptId: number): Promise<void> {
  const { name } = await partyById(work, keptId)
  await sql`delete from party_term where party_id = ${keptId}`.execute(work.db)
  await addPartyTerms(work, [{ partyId: keptId, name }])
  await addMergedTerms(work, keptId)
}
