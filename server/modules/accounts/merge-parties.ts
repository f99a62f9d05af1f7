import type { partyMerges } from '@cartwright/api/party-merges'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { addMergedTerms, storeParty } from './change-contact.ts'
import { type MergePair, type MergeSide, previewMerge } from './merge-preview.ts'
import { mergeById } from './party-merge-queries.ts'

type Asked = ReceivedBy<typeof partyMerges.merge>['body']
type Merge = SuccessOf<typeof partyMerges.merge>

/** A role that moved, or was folded into one the kept party had on the same days, as both were. */
export type MovedRole = {
  readonly id: number
  readonly accountId: number
  readonly accountNumber: string
  readonly role: string
  readonly from: string
  readonly until: string | null
  readonly folded: null | { readonly into: number; readonly from: string; readonly until: string | null }
}

/**
 * Makes one of two records the only one: the accounts, roles and wishes of the other are the kept one’s, and it is found by both names.
 * What each was is kept. Refuses what changed since the preview, what nobody decided, and to hide an address without saying so.
 */
export async function mergeParties(work: Work, asked: Asked): Promise<Merge> {
  const { keep, merge, choices, reason } = asked
  await lockBoth(work, asked)
  const preview = await previewMerge(work, asked)
  if (preview.seen !== asked.seen) refuse('MERGE_PREVIEW_OLD', {})
  const undecided = preview.conflicts.filter(({ field }) => choices[field] === undefined)
  if (undecided.length > 0) refuse('MERGE_UNDECIDED', { fields: undecided.map(({ field }) => field) })
  if (preview.confidential === 'one' && !asked.hideAddress) refuse('MERGE_HIDES_ADDRESS', {})
  const { kept, merged } = preview
  const after = mergedContact(kept, merged, choices)
  await storeParty(work, { partyId: keep, ...after.contact })
  await storeDelivery(work, asked, after.delivery)
  const moved = await moveRoles(work, asked)
  await sql`update party set merged_into = ${keep} where id = ${merge}`.execute(work.db)
  await sql`delete from party_term where party_id = ${merge}`.execute(work.db)
  await addMergedTerms(work, keep)
  const { id } = await work.db
    .insertInto('party_merge')
    .values({
      kept_id: keep,
      merged_id: merge,
      merged_on: work.today,
      merged_by: work.actor.name,
      reason,
      kept_before: JSON.stringify(kept),
      merged_before: JSON.stringify(merged),
      kept_after: JSON.stringify({ ...after.contact, delivery: after.delivery }),
      moved: JSON.stringify(moved),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'merge-parties',
    subject: `party ${keep}`,
    changes: {
      kept: kept.name,
      merged: merged.name,
      mergedId: merge,
      choices,
      accounts: moved.map(({ accountNumber, role }) => `${accountNumber} ${role}`),
    },
    reason,
  })
  return mergeById(work, id)
}

/** Holds both parties, and the accounts of the one that goes, until the work ends. */
async function lockBoth({ db }: Work, { keep, merge }: MergePair): Promise<void> {
  await sql`select from party where id in (${keep}, ${merge}) order by id for update`.execute(db)
  await sql`
    select from account where id in (select account_id from account_party where party_id in (${keep}, ${merge}))
    order by id for no key update`.execute(db)
}

/** The kept record as it becomes: what one of them says alone is taken, where both say something the choice holds. */
function mergedContact(kept: MergeSide, merged: MergeSide, choices: Asked['choices']) {
  const pick = <Field extends 'name' | 'kind' | 'phone' | 'email' | 'language' | 'mail' | 'delivery'>(
    field: Field,
  ): MergeSide[Field] => {
    if (choices[field] === 'merged') return merged[field] ?? kept[field]
    return kept[field] ?? merged[field]
  }
  return {
    contact: {
      name: pick('name'),
      kind: pick('kind'),
      phone: pick('phone'),
      email: pick('email'),
      language: pick('language'),
      mail: pick('mail'),
      confidentialAddress: kept.confidentialAddress || merged.confidentialAddress,
    },
    delivery: pick('delivery'),
  }
}

async function storeDelivery(work: Work, { keep, merge }: MergePair, delivery: string | null): Promise<void> {
  const { db, actor, today } = work
  await sql`delete from party_delivery where party_id = ${merge}`.execute(db)
  if (delivery === null) return
  await sql`
    insert into party_delivery (party_id, bill_by, changed_by, changed_on)
    values (${keep}, ${delivery}, ${actor.name}, ${today})
    on conflict (party_id) do update set bill_by = excluded.bill_by, changed_by = excluded.changed_by,
      changed_on = excluded.changed_on where party_delivery.bill_by <> excluded.bill_by`.execute(db)
}

/** Moves the roles of one party to another. One that the other has on some of the same days is folded into it. */
async function moveRoles({ db }: Work, { keep, merge }: MergePair): Promise<MovedRole[]> {
  const { rows } = await sql<MovedRole>`
    select ap.id, ap.account_id as "accountId", a.number as "accountNumber", ap.role, to_jsonb(ap.from_on) #>> '{}' as "from",
      to_jsonb(ap.until_on) #>> '{}' as until,
      (select jsonb_build_object('into', k.id, 'from', k.from_on, 'until', k.until_on) from account_party k
        where k.party_id = ${keep} and k.account_id = ap.account_id and k.role = ap.role
          and daterange(k.from_on, k.until_on) && daterange(ap.from_on, ap.until_on) order by k.from_on limit 1) as folded
    from account_party ap join account a on a.id = ap.account_id
    where ap.party_id = ${merge} order by ap.id`.execute(db)
  for (const { id, from, until, folded } of rows) {
    if (!folded) continue
    await sql`delete from account_party where id = ${id}`.execute(db)
    await sql`
      update account_party set from_on = least(from_on, ${from}::date),
        until_on = case when until_on is null or ${until}::date is null then null else greatest(until_on, ${until}::date) end
      where id = ${folded.into}`.execute(db)
  }
  await sql`update account_party set party_id = ${keep} where party_id = ${merge}`.execute(db)
  return rows
}
