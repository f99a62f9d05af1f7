import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/**
 * The name of the party that a person of the staff is on an account, whatever their role on it and whenever; null when they are none.
 * A person is a party that has their e-mail address, or had it (an address that was taken off is in the record of commands or of merges,
 * so that changing it first opens no way), or to which a link was declared that has not ended. A party is also all those that were merged
 * into it.
 */
async function ownParty(
  work: Work,
  { accountId, userIds }: { accountId: number; userIds: readonly string[] },
): Promise<string | null> {
  if (userIds.length === 0) return null
  const { rows } = await sql<{ name: string }>`
    with recursive me as (select id, lower(email) as email from directory."user" where id = any(${userIds}::text[])),
    same as (
      select party_id as id, party_id as now from account_party where account_id = ${accountId}
      union select m.id, same.now from party m join same on m.merged_into = same.id)
    select p.name from same join party p on p.id = same.now join party was on was.id = same.id
    where exists (select from me where lower(was.email) = me.email)
      or exists (select from staff_party s where s.party_id = was.id and s.ended_on is null and s.user_id = any(${userIds}::text[]))
      or exists (select from party_merge g join me on lower(g.kept_before->>'email') = me.email where g.kept_id = was.id)
      or exists (select from command_record c join account_party other on other.party_id = same.now
        join account a on a.id = other.account_id join me on lower(c.changes->'before'->>'email') = me.email
        where c.subject = 'account ' || a.number and c.command = 'change-contact'
          and (c.changes->>'partyId')::bigint = was.id)
    order by p.id limit 1`.execute(work.db)
  return rows[0]?.name ?? null
}

/** Refuses whoever is a party of the account, or works under the authority of somebody who is. */
export async function refuseOwnAccount(
  work: Work,
  account: { readonly id: number; readonly number: string },
): Promise<void> {
  const { userId, delegation } = work.actor
  const userIds = [userId, delegation?.giver.userId].filter((id) => id !== null && id !== undefined)
  const party = await ownParty(work, { accountId: account.id, userIds })
  if (party !== null) refuse('ADJUSTMENT_OWN_ACCOUNT', { accountNumber: account.number, party })
}
