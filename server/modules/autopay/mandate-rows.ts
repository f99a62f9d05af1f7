import type { autopay } from '@cartwright/api/autopay'
import type { Mandate as MandateShape } from '@cartwright/api/autopay-shapes'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccountById } from '../accounts/account-queries.ts'

/** A mandate as it is shown: never the whole bank number. */
export type MandateShown = z.output<typeof MandateShape>
type Listed = SuccessOf<typeof autopay.mandates>

/** A mandate with its account. */
export type MandateRow = MandateShown & { readonly accountId: number }

/** The mandates of a filter, the newest first. */
async function read(work: Work, where: RawBuilder<unknown>): Promise<MandateRow[]> {
  const { rows } = await sql<{ row: MandateRow }>`
    select jsonb_build_object('mandateId', m.id, 'accountId', m.account_id, 'accountNumber', a.number, 'givenBy', m.given_by,
      'givenOn', m.given_on, 'wording', m.wording, 'evidence', m.evidence, 'holderName', m.holder_name, 'routing', m.routing,
      'accountKind', m.account_kind, 'last4', m.last4, 'state', m.state, 'liveFrom', m.live_from, 'detailsSince', m.details_since,
      'replaces', m.replaces_id, 'why', m.why, 'stoppedOn', m.stopped_on, 'setUpBy', m.set_up_by, 'setUpOn', m.set_up_on) as row
    from autopay_mandate m join account a on a.id = m.account_id ${where}`.execute(work.db)
  return rows.map(({ row }) => row)
}

/** What is shown of a mandate. */
export function shownMandate(mandate: MandateRow): MandateShown {
  const { accountId: _, ...shown } = mandate
  return shown
}

/** The mandates of an account, the newest first: at most one of them stands. */
export const mandatesOf = (work: Work, accountId: number): Promise<MandateRow[]> =>
  read(work, sql`where m.account_id = ${accountId} order by m.id desc`)

/** The one that stands on an account, or null. */
export async function standingMandate(work: Work, accountId: number): Promise<MandateRow | null> {
  const [found] = await read(work, sql`where m.account_id = ${accountId} and m.state <> 'stopped'`)
  return found ?? null
}

/**
 * A mandate that nobody else changes until this work ends. Its account is held first, as whoever records a return or moves a customer does: in the other
 * order the two would wait for each other. Refuses an unknown number.
 */
export async function lockMandate(work: Work, mandateId: number): Promise<MandateRow> {
  const [known] = await read(work, sql`where m.id = ${mandateId}`)
  if (!known) return refuse('MANDATE_NOT_FOUND', { mandateId })
  await lockAccountById(work, known.accountId)
  await sql`select from autopay_mandate where id = ${mandateId} for no key update`.execute(work.db)
  const [held] = await read(work, sql`where m.id = ${mandateId}`)
  return held!
}

/**
 * A mandate and those with which its customer took it along when they moved, the first one first: they draw from one bank account, so what a bank says of one
 * is said of all. Another bank account, and one that was corrected since, has another sealed number.
 */
export async function takenAlong({ db }: Work, mandateId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive along as (
      select id, sealed_number from autopay_mandate where id = ${mandateId}
      union all
      select m.id, m.sealed_number from autopay_mandate m join along a on m.replaces_id = a.id and m.sealed_number = a.sealed_number)
    select id from along order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The mandates in one state, the newest first, and how many there are in each. */
export async function listMandates(
  work: Work,
  { state, limit, after }: ReceivedBy<typeof autopay.mandates>['query'],
): Promise<Listed> {
  const rows = await read(
    work,
    sql`where m.state = ${state} ${after === undefined ? sql`` : sql`and m.id < ${after}`} order by m.id desc limit ${limit + 1}`,
  )
  const counts = await work.db
    .selectFrom('autopay_mandate')
    .select(['state', (of) => of.fn.countAll<number>().as('count')])
    .groupBy('state')
    .orderBy('state')
    .execute()
  return {
    rows: rows.slice(0, limit).map(shownMandate),
    next: rows.length > limit ? rows[limit - 1]!.mandateId : null,
    counts: counts as Listed['counts'],
  }
}
