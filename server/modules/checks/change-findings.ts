import type { checks } from '@cartwright/api/checks'
import type { Role } from '@cartwright/api/roles'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { person } from '../staff/staff-queries.ts'
import type { Event } from './judge-findings.ts'
import { addEvents } from './settle-findings.ts'
import { dayWords } from './told.ts'

type Change = ReceivedBy<typeof checks.change>['body']

/**
 * Gives findings to somebody, takes them into work, accepts them until a day, or notes something: all of those named, or none. A mended
 * finding can only be noted.
 */
export async function changeFindings(work: Work, change: Change): Promise<void> {
  const ids = [...new Set(change.ids)]
  await lockFindings(work, ids, change.action !== 'note')
  const event = await doChange(work, ids, change)
  await addEvents(
    work,
    ids.map((findingId) => ({ findingId, ...event })),
  )
  await recordCommand(work, {
    command: `${change.action}-findings`,
    subject: ids.length === 1 ? `finding ${ids[0]}` : `findings ${ids[0]} and ${ids.length - 1} more`,
    changes: { findings: ids, what: event.sentence },
    reason: reasonOf(change),
  })
}

const reasonOf = (change: Change): string | null =>
  change.action === 'accept' ? change.reason : (change.note ?? null)

async function lockFindings({ db }: Work, ids: readonly number[], open: boolean): Promise<void> {
  const { rows } = await sql<{ id: number; state: string }>`
    select id, state from check_finding where id = any(${ids}::bigint[]) order by id for update`.execute(db)
  const missing = ids.filter((id) => !rows.some((row) => row.id === id))
  if (missing.length > 0) refuse('FINDING_NOT_FOUND', { findingIds: missing })
  const mended = rows.filter(({ state }) => state === 'mended').map(({ id }) => id)
  if (open && mended.length > 0) refuse('FINDING_ALREADY_MENDED', { findingIds: mended })
}

type Told = Pick<Event, 'what' | 'sentence'>

function doChange(work: Work, ids: readonly number[], change: Change): Promise<Told> {
  if (change.action === 'assign') return assign(work, ids, change)
  if (change.action === 'take') return take(work, ids, change.note)
  if (change.action === 'accept') return accept(work, ids, change)
  return Promise.resolve({ what: 'noted', sentence: change.note })
}

type Assigned = Extract<Change, { action: 'assign' }>

async function assign(work: Work, ids: readonly number[], { role, userId, note }: Assigned): Promise<Told> {
  const to = userId === undefined ? null : await person(work, userId)
  const ownerRole = to?.role ?? role
  if (!ownerRole)
    return refuse('REQUEST_INVALID', { faults: [{ field: 'role', message: 'Name a role or a person.' }] })
  await giveTo(work, ids, { role: ownerRole, user: to?.userId ?? null, name: to?.name ?? null })
  return { what: 'assigned', sentence: withNote(`Given to ${to?.name ?? `the ${ownerRole}`}.`, note) }
}

async function take(work: Work, ids: readonly number[], note: string | undefined): Promise<Told> {
  const { name, role, userId } = work.actor
  await giveTo(work, ids, { role: role === 'system' ? 'coordinator' : role, user: userId, name })
  await work.db
    .updateTable('check_finding')
    .set({ state: 'in_work' })
    .where('id', 'in', [...ids])
    .execute()
  return { what: 'taken', sentence: withNote(`${name} works on it.`, note) }
}

type Owner = { readonly role: Role; readonly user: string | null; readonly name: string | null }

async function giveTo({ db }: Work, ids: readonly number[], { role, user, name }: Owner): Promise<void> {
  await db
    .updateTable('check_finding')
    .set({ owner_role: role, owner_user: user, owner_name: name })
    .where('id', 'in', [...ids])
    .execute()
}

type Accepted = Extract<Change, { action: 'accept' }>

async function accept(work: Work, ids: readonly number[], { until, reason }: Accepted): Promise<Told> {
  const [day, latest] = [PlainDate.from(until), work.today.add({ years: 2 })]
  if (!isBefore(work.today, day) || isBefore(latest, day))
    refuse('FINDING_ACCEPTED_TOO_LONG', { until, latest: latest.toString() })
  await sql`
    update check_finding set state = 'accepted', accepted_until = ${until}::date, accepted_amount_cents = amount_cents,
      accepted_reason = ${reason} where id = any(${ids}::bigint[])`.execute(work.db)
  return { what: 'accepted', sentence: `Accepted until ${dayWords(day)}: ${reason}` }
}

const withNote = (sentence: string, note: string | undefined): string =>
  note === undefined ? sentence : `${sentence} ${note}`
