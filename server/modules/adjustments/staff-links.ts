import type { staffLinks } from '@cartwright/api/staff-links'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { partyById } from '../accounts/party-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { people, person } from '../staff/staff-queries.ts'

type Links = SuccessOf<typeof staffLinks.list>
type Link = Links['rows'][number]

/** Who of the staff is which party, as it was declared and has not ended. What e-mail addresses say needs no link. */
export async function linksOfStaff(work: Work): Promise<Links> {
  const { rows } = await sql<Omit<Link, 'declaredOn'> & { declaredOn: PlainDate }>`
    select s.id as "linkId", s.user_id as "userId", coalesce(u.name, s.user_id) as "personName", s.party_id as "partyId",
      p.name as "partyName", s.declared_by as "declaredBy", s.declared_on as "declaredOn", s.reason,
      coalesce((select jsonb_agg(distinct a.number order by a.number) from account_party ap join account a on a.id = ap.account_id
        where ap.party_id in (s.party_id, p.merged_into)), '[]') as "accountNumbers"
    from staff_party s join party p on p.id = s.party_id left join directory."user" u on u.id = s.user_id
    where s.ended_on is null order by 3, s.id`.execute(work.db)
  return {
    rows: rows.map((row) => ({ ...row, declaredOn: row.declaredOn.toString() })),
    byEmail: await partiesByEmail(work),
  }
}

/** Who of the staff is a party by the e-mail address they have now. */
async function partiesByEmail(work: Work): Promise<Links['byEmail']> {
  const staff = (await people(work)).filter(({ role }) => role !== 'customer')
  const { rows } = await sql<Omit<Links['byEmail'][number], 'personName'>>`
    select given.id as "userId", p.id as "partyId", p.name as "partyName",
      coalesce((select jsonb_agg(distinct a.number order by a.number) from account_party ap join account a on a.id = ap.account_id
        where ap.party_id in (p.id, p.merged_into)), '[]') as "accountNumbers"
    from unnest(${staff.map(({ userId }) => userId)}::text[], ${staff.map(({ email }) => email.toLowerCase())}::text[])
      as given (id, email) join party p on lower(p.email) collate "C" = given.email
    order by given.email, p.id`.execute(work.db)
  return rows.map((row) => ({
    ...row,
    personName: staff.find(({ userId }) => userId === row.userId)?.name ?? row.userId,
  }))
}

/** Declares that a person of the staff is a party: from now on they adjust none of its accounts. Refuses what is declared already. */
export async function declareLink(
  work: Work,
  { userId, partyId, reason }: ReceivedBy<typeof staffLinks.declare>['body'],
): Promise<{ linkId: number }> {
  const { name } = await person(work, userId)
  const party = await partyById(work, partyId)
  const { rows } = await sql<{ id: number }>`
    insert into staff_party (user_id, party_id, declared_by, declared_on, reason)
    values (${userId}, ${partyId}, ${work.actor.name}, ${work.today}::date, ${reason})
    on conflict (user_id, party_id) where ended_on is null do nothing returning id`.execute(work.db)
  const linkId = rows[0]?.id
  if (linkId === undefined) return refuse('STAFF_LINK_EXISTS', { userId, partyId })
  await recordCommand(work, {
    command: 'declare-staff-link',
    subject: `party ${partyId}`,
    changes: { linkId, person: name, party: party.name },
    reason,
  })
  return { linkId }
}

/** Ends a link. Refuses one that has ended, and whoever it is about. */
export async function endLink(
  work: Work,
  { linkId, reason }: { linkId: number; reason: string },
): Promise<{ linkId: number }> {
  const found = await work.db
    .selectFrom('staff_party')
    .select(['user_id', 'party_id'])
    .where('id', '=', linkId)
    .where('ended_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuse('STAFF_LINK_NOT_FOUND', { linkId })
  if (found.user_id === work.actor.userId) refuse('STAFF_LINK_OWN', {})
  await work.db
    .updateTable('staff_party')
    .set({ ended_by: work.actor.name, ended_on: work.today, end_reason: reason })
    .where('id', '=', linkId)
    .execute()
  await recordCommand(work, {
    command: 'end-staff-link',
    subject: `party ${found.party_id}`,
    changes: { linkId },
    reason,
  })
  return { linkId }
}
