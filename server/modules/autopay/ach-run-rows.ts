import type { autopay } from '@cartwright/api/autopay'
import type { AchEntry as EntryShape, AchRun as RunShape } from '@cartwright/api/autopay-shapes'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { effectiveDayFor } from '../bank-files/banking-days.ts'
import type { LeftOut } from './plan-draws.ts'

/** A run as it is shown. */
export type AchRunShown = z.output<typeof RunShape>
export type AchEntryShown = z.output<typeof EntryShape>

async function read(work: Work, where: RawBuilder<unknown>): Promise<AchRunShown[]> {
  const { rows } = await sql<{ row: AchRunShown }>`
    select jsonb_build_object('runId', r.id, 'kind', r.kind, 'drawOn', r.draw_on, 'state', r.state, 'entries', e.entries,
      'amountCents', e.cents, 'first', e.first, 'changed', e.changed, 'posted', e.posted,
      'leftOut', jsonb_array_length(r.left_out), 'citation', r.citation, 'preparedBy', r.prepared_by, 'preparedOn', r.prepared_on,
      'releasedBy', r.released_by, 'releasedOn', r.released_on, 'fileName', r.file_name, 'sha256', r.sha256, 'takenBy', r.taken_by,
      'takenOn', r.taken_on, 'endedBy', r.ended_by, 'endedOn', r.ended_on, 'endedReason', r.ended_reason) as row
    from ach_run r cross join lateral (select count(*) as entries, coalesce(sum(amount_cents), 0)::bigint as cents,
      count(*) filter (where flag = 'first') as first, count(*) filter (where flag = 'changed') as changed,
      count(payment_id) as posted from ach_entry where run_id = r.id) e ${where}`.execute(work.db)
  return rows.map(({ row }) => row)
}

/** A run. Refuses an unknown number. */
export async function achRun(work: Work, runId: number): Promise<AchRunShown> {
  const [found] = await read(work, sql`where r.id = ${runId}`)
  return found ?? refuse('ACH_RUN_NOT_FOUND', { runId })
}

/** A run that nobody else changes until this work ends. Refuses one that is in none of the states. */
export async function lockAchRun(
  work: Work,
  runId: number,
  needed: readonly AchRunShown['state'][],
): Promise<AchRunShown> {
  await sql`select from ach_run where id = ${runId} for no key update`.execute(work.db)
  const run = await achRun(work, runId)
  if (!needed.includes(run.state)) refuse('ACH_RUN_NOT_IN_STATE', { state: run.state, needed: [...needed] })
  return run
}

/** The runs, the newest first, and the day a file that is sent today usually takes effect. */
export async function listRuns(
  work: Work,
  { state, limit, after }: ReceivedBy<typeof autopay.runs>['query'],
): Promise<SuccessOf<typeof autopay.runs>> {
  const rows = await read(
    work,
    sql`where ${state === undefined ? sql`true` : sql`r.state = ${state}`}
      ${after === undefined ? sql`` : sql`and r.id < ${after}`} order by r.id desc limit ${limit + 1}`,
  )
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit ? rows[limit - 1]!.runId : null,
    usualDay: effectiveDayFor(work.today).toString(),
  }
}

/** The entries of a run in the order in which they stand in its file. */
export async function entriesOf(work: Work, runId: number): Promise<AchEntryShown[]> {
  const { rows } = await sql<AchEntryShown>`
    select e.id as "entryId", a.number as "accountNumber", b.number as "billNumber", e.sec, e.side, e.holder_name as "holderName", e.routing,
      e.last4, e.amount_cents as "amountCents", e.flag, e.trace, e.payment_id as "paymentId"
    from ach_entry e join account a on a.id = e.account_id left join bill b on b.id = e.bill_id
    where e.run_id = ${runId} order by e.id`.execute(work.db)
  return rows
}

/** A run with all its entries and what it leaves out. */
export async function showRun(work: Work, runId: number): Promise<SuccessOf<typeof autopay.show>> {
  const run = await achRun(work, runId)
  const { left_out: leftOut } = await work.db
    .selectFrom('ach_run')
    .select('left_out')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  // What was stored was made when the run was prepared.
  return { run, entries: await entriesOf(work, runId), leftOut: leftOut as LeftOut[] }
}
