import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Actor, Work } from '#kernel/work'
import type { BillingPeriod } from '../policies/policy.ts'

export type BillRun = Selectable<Database['bill_run']>

/** Where a run stands. The order is that of the corridor; `voided` is the way out before posting. */
export type RunState =
  | 'open'
  | 'calculating'
  | 'calculated'
  | 'in_review'
  | 'approved'
  | 'posting'
  | 'posted'
  | 'produced'
  | 'mailed'
  | 'closed'
  | 'voided'

/** The states in which a register can still change. */
export const beforeRelease: readonly RunState[] = ['open', 'calculating', 'calculated', 'in_review']

/** Reads a run. Refuses one that is not there. */
export async function findRun(work: Work, runId: number): Promise<BillRun> {
  const run = await work.db.selectFrom('bill_run').selectAll().where('id', '=', runId).executeTakeFirst()
  return run ?? refuse('RUN_NOT_FOUND', { runId })
}

/**
 * Reads a run and holds it until the end of the work, so that of two people who do something to it at once the second sees
 * what the first has done. Refuses a run that is not there, and one that is not in one of the states.
 */
export async function lockRun(work: Work, runId: number, needed: readonly RunState[]): Promise<BillRun> {
  const run = await work.db
    .selectFrom('bill_run')
    .selectAll()
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst()
  if (!run) return refuse('RUN_NOT_FOUND', { runId })
  if (!needed.includes(run.state as RunState))
    refuse('RUN_NOT_IN_STATE', { state: run.state, needed: [...needed] })
  return run
}

/** The days a run's bills cover, as rating takes them. */
export const periodOf = (
  run: Pick<BillRun, 'period_from' | 'period_until' | 'months' | 'timing'>,
): BillingPeriod => ({
  from: run.period_from,
  until: run.period_until,
  months: run.months as BillingPeriod['months'],
  timing: run.timing as BillingPeriod['timing'],
})

/** What tells one person from another: the user, or the name for programs and the command line. */
export const keyOf = (actor: Actor): string => actor.userId ?? `${actor.role}: ${actor.name}`

/** Whether something was done by the person at work, or by the one under whose authority they work: of such a thing they are no second person. */
export const isOwn = (actor: Actor, key: string): boolean =>
  key === keyOf(actor) || key === actor.delegation?.giver.userId

/** How a run is named in records: `run 12`. */
export const runName = (runId: number): string => `run ${runId}`

/** The instant something was done, for the columns that say so. The business day is `work.today`. */
export const instant = (): Temporal.Instant => Temporal.Now.instant()

export type RunDates = {
  readonly billOn: PlainDate
  readonly dueOn: PlainDate
  readonly delinquentOn: PlainDate
  readonly cutOffOn: PlainDate
}
