import type { confidential } from '@cartwright/api/confidential'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockAccount } from './account-queries.ts'
import { hiddenParties } from './hidden-addresses.ts'
import { standings } from './party-queries.ts'

type Shown = SuccessOf<typeof confidential.ask>

/** Asks to see a confidential address, with a reason. Asking again while it waits answers with what was asked. */
export async function askToUnhide(
  work: Work,
  { params, body }: ReceivedBy<typeof confidential.ask>,
): Promise<Shown> {
  const { partyId } = params
  const account = await lockAccount(work, params.accountNumber)
  if (!(await standings(work, account.id)).some((one) => one.partyId === partyId))
    refuse('PARTY_NOT_FOUND', { partyId })
  if (!(await hiddenParties(work, [partyId])).has(partyId)) refuse('ADDRESS_NOT_HIDDEN', { partyId })
  const userId = personOf(work)
  const mine = sql`u.party_id = ${partyId} and u.asked_by_user = ${userId} and u.decision is null`
  const [waiting] = await unhidings(work, mine)
  if (waiting) return waiting
  await work.db
    .insertInto('address_unhiding')
    .values({
      party_id: partyId,
      reason: body.reason,
      asked_by: work.actor.name,
      asked_by_user: userId,
      asked_on: work.today,
    })
    .execute()
  await recordCommand(work, {
    command: 'ask-to-unhide',
    subject: `account ${account.number}`,
    changes: { partyId },
    reason: body.reason,
  })
  return (await unhidings(work, mine))[0]!
}

/** Grants it for some minutes, or declines. Refuses whoever asked for it: two people see to it that nobody looks out of curiosity. */
export async function decideUnhiding(
  work: Work,
  { params, body }: ReceivedBy<typeof confidential.decide>,
): Promise<Shown> {
  const found = await work.db
    .selectFrom('address_unhiding')
    .selectAll()
    .where('id', '=', params.id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuse('UNHIDING_NOT_FOUND', { id: params.id })
  if (found.decision !== null)
    refuse('UNHIDING_DECIDED', { decidedBy: found.decided_by ?? '', decision: found.decision })
  if (found.asked_by_user === personOf(work)) refuse('UNHIDING_IS_YOUR_OWN', {})
  const granted = body.decision === 'granted'
  await sql`
    update address_unhiding set decision = ${body.decision}, decided_by = ${work.actor.name},
      decided_by_user = ${personOf(work)}, decided_at = clock_timestamp(),
      shown_until = ${granted ? sql`clock_timestamp() + make_interval(mins => ${body.minutes}::int)` : sql`null`}
    where id = ${params.id}`.execute(work.db)
  await recordCommand(work, {
    command: granted ? 'grant-unhiding' : 'decline-unhiding',
    subject: `party ${found.party_id}`,
    changes: { unhiding: params.id, askedBy: found.asked_by, minutes: granted ? body.minutes : null },
    reason: found.reason,
  })
  return (await unhidings(work, sql`u.id = ${params.id}`))[0]!
}

const personOf = ({ actor }: Work): string => actor.userId ?? `${actor.role}: ${actor.name}`

type Stored = Omit<Shown, 'askedOn' | 'shownUntil'> & {
  askedOn: PlainDate
  shownUntil: Temporal.Instant | null
}

/** Who asked to see which address, what waits first. */
export async function unhidings(work: Work, where: RawBuilder<unknown> = sql`true`): Promise<Shown[]> {
  const { rows } = await sql<Stored>`
    select u.id, u.party_id as "partyId", y.name as "partyName", u.reason, u.asked_by as "askedBy",
      u.asked_on as "askedOn", u.decision, u.decided_by as "decidedBy", u.shown_until as "shownUntil",
      u.asked_by_user = ${personOf(work)} as own,
      (select a.number from account_party ap join account a on a.id = ap.account_id
        where ap.party_id = y.id order by ap.id desc limit 1) as "accountNumber"
    from address_unhiding u join party y on y.id = u.party_id
    where ${where} order by u.decision is null desc, u.id desc limit 100`.execute(work.db)
  return rows.map((row) => ({
    ...row,
    askedOn: row.askedOn.toString(),
    shownUntil: row.shownUntil?.toString() ?? null,
  }))
}
