import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { stepsOf } from '../city/billing-periods.ts'
import { cycles, scheduleOf } from '../city/city-queries.ts'
import { brokenOrder, type PlannedDay } from './back-schedule.ts'
import { findStep, lockPlan, type LockedPlan, planName } from './lock-plan.ts'
import { planRules, rulesFor } from './plan-rules.ts'
import { planned } from './preview-year.ts'
import { isSeen } from './step-state.ts'
import { openRunDays, periodKey, type StoredPlan, storedPlans } from './stored-plans.ts'

type Move = {
  readonly planId: number
  readonly step: string
  /** Null gives the day back to the plan. */
  readonly on: PlainDate | null
  readonly reason: string
}

/**
 * Sets the day of a step by hand, with a reason. The steps that hang on it follow, except those that are set by hand themselves.
 * Refuses a step that is done, a day that an open run has, and a day that would put a step before one it needs.
 */
export async function moveStep(work: Work, move: Move): Promise<void> {
  const plan = await lockPlan(work, move.planId)
  const step = await findStep(work, plan.id, move.step)
  const open = (await openRunDays(work)).get(periodKey(plan.cycle, plan.period_from))
  if (step.done_on !== null || isSeen(move.step, await stateOfRun(work, open?.runId)))
    refuse('PLAN_STEP_DONE', { step: step.name })
  if (open?.fixed.has(move.step)) refuse('PLAN_RUN_HAS_ITS_DAYS', { runId: open.runId })
  const stored = (await storedPlans(work, { planId: plan.id }))[0] ?? refuse('PLAN_NOT_FOUND', move)
  const days = await movedDays(work, plan, { stored, move, ofRun: open?.fixed })
  refuseBroken(stored.days, days)
  await write(work, move, days)
  await recordCommand(work, {
    command: 'move-planned-step',
    subject: planName(plan),
    changes: {
      step: move.step,
      on: { before: stored.days.get(move.step)?.toString() ?? null, after: move.on?.toString() ?? null },
    },
    reason: move.reason,
  })
}

type Asked = {
  readonly stored: StoredPlan
  readonly move: Move
  readonly ofRun: ReadonlyMap<string, PlainDate> | undefined
}

async function movedDays(
  work: Work,
  plan: LockedPlan,
  { stored, move, ofRun }: Asked,
): Promise<PlannedDay[]> {
  const byHand = new Map(stored.byHand)
  if (move.on) byHand.set(move.step, move.on)
  else byHand.delete(move.step)
  const cycle = (await cycles(work)).find(({ code }) => code === plan.cycle)!
  const period = { from: plan.period_from, until: plan.period_until }
  const { mailOn } = stepsOf(period, scheduleOf(cycle))
  return planned(rulesFor(await planRules(work), plan.cycle), { period, mailOn }, byHand, ofRun)
}

/** What stood the wrong way round before is no reason to refuse: it may take more than one move to mend it. */
function refuseBroken(before: ReadonlyMap<string, PlainDate>, days: readonly PlannedDay[]): void {
  const already = new Set(brokenOrder(before).map(({ pair }) => pair))
  const broken = brokenOrder(new Map(days.map(({ step, on }) => [step, on])))
  const found = broken.find(({ pair }) => !already.has(pair))
  if (found) refuse('PLAN_ORDER_BROKEN', { sentence: found.sentence })
}

async function write(
  work: Work,
  { planId, step, on, reason }: Move,
  days: readonly PlannedDay[],
): Promise<void> {
  const dates = `{${days.map(({ reckonedOn }) => reckonedOn.toString()).join(',')}}`
  await sql`
    update plan_step s set reckoned_on = given.reckoned_on, because = given.because
    from unnest(${days.map((day) => day.step)}::text[], ${dates}::date[], ${days.map(({ because }) => because)}::text[])
      as given (step, reckoned_on, because)
    where s.plan_id = ${planId} and s.step = given.step`.execute(work.db)
  await work.db
    .updateTable('plan_step')
    .set(
      on
        ? { set_on: on, set_by: work.actor.name, set_reason: reason }
        : { set_on: null, set_by: null, set_reason: null },
    )
    .where('plan_id', '=', planId)
    .where('step', '=', step)
    .execute()
}

async function stateOfRun({ db }: Work, runId: number | undefined): Promise<string | null> {
  if (runId === undefined) return null
  const run = await db.selectFrom('bill_run').select('state').where('id', '=', runId).executeTakeFirst()
  return run?.state ?? null
}
