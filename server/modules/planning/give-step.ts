import { Role } from '@cartwright/api/roles'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { people } from '../staff/staff-queries.ts'
import { findStep, lockPlan, type LockedPlan, planName } from './lock-plan.ts'
import { planRules } from './plan-rules.ts'
import { stepFacts } from './run-steps.ts'
import { isSeen } from './step-state.ts'
import { ownerOf, stepOwners } from './step-owners.ts'
import { openRunDays, periodKey } from './stored-plans.ts'

/** The roles a step may be given to: those that work. */
export const owningRoles = Role.exclude(['customer', 'auditor']).options

type Given = {
  readonly planId: number
  readonly step: string
  /** A role or the name of a person; null is whom the city's calendar names. */
  readonly owner: string | null
  /** This run alone; this and all later runs of its cycle; this and all later runs. */
  readonly scope: 'run' | 'cycle' | 'all'
  readonly reason: string
}

/**
 * Gives a step to somebody else, for one run or for all from it on, those that are planned later too. Runs with an owner of their own keep
 * it. Refuses a step that is done, a day that is nobody's work, and an owner who does not work for the city.
 */
export async function giveStep(work: Work, given: Given): Promise<void> {
  const plan = await lockPlan(work, given.planId)
  const step = await findStep(work, plan.id, given.step)
  if (step.kind === 'day') refuse('PLAN_STEP_IS_A_DAY', { step: step.name })
  if (step.done_on !== null || (await isTaken(work, plan, given.step)))
    refuse('PLAN_STEP_DONE', { step: step.name })
  if (given.owner !== null) await refuseStranger(work, given.owner)
  const runs = given.scope === 'run' ? await giveOne(work, plan, given) : await giveAll(work, plan, given)
  await recordCommand(work, {
    command: 'give-planned-step',
    subject: planName(plan),
    changes: {
      step: given.step,
      scope: given.scope,
      owner: { before: step.owner, after: given.owner },
      runs,
    },
    reason: given.reason,
  })
}

async function isTaken(work: Work, plan: LockedPlan, step: string): Promise<boolean> {
  const open = (await openRunDays(work)).get(periodKey(plan.cycle, plan.period_from))
  if (!open) return false
  const run = await work.db
    .selectFrom('bill_run')
    .select('state')
    .where('id', '=', open.runId)
    .executeTakeFirst()
  return isSeen(step, run?.state ?? null)
}

async function refuseStranger(work: Work, owner: string): Promise<void> {
  if ((owningRoles as readonly string[]).includes(owner)) return
  const staff = await people(work)
  const found = staff.some(({ name, disabled, role }) => name === owner && !disabled && role !== 'customer')
  if (!found)
    refuse('FIELD_REFUSED', {
      field: 'owner',
      message: `Choose one of ${owningRoles.join(', ')}, or a person who works here.`,
    })
}

/** Whom the city's calendar names for a step. */
async function ofCalendar(work: Work, step: string): Promise<string | null> {
  const { planning } = await planRules(work)
  return stepFacts(planning).find((one) => one.step === step)?.owner ?? null
}

async function giveOne(work: Work, plan: LockedPlan, { step, owner }: Given): Promise<number> {
  const asked = { step, cycle: plan.cycle, periodFrom: plan.period_from }
  const usual = ownerOf(await stepOwners(work), asked, await ofCalendar(work, step))
  await work.db
    .updateTable('plan_step')
    .set({ owner: owner ?? usual, owner_set_by: owner === null ? null : work.actor.name })
    .where('plan_id', '=', plan.id)
    .where('step', '=', step)
    .execute()
  return 1
}

async function giveAll(work: Work, plan: LockedPlan, given: Given): Promise<number> {
  const { step, owner, scope, reason } = given
  const cycle = scope === 'cycle' ? plan.cycle : null
  await work.db
    .insertInto('step_owner')
    .values({
      step,
      cycle,
      from_on: plan.period_from,
      owner,
      set_by: work.actor.name,
      set_on: work.today,
      reason,
    })
    .execute()
  const now = owner ?? (await ofCalendar(work, step))
  const { rows } = await sql<{ id: number }>`
    update plan_step s set owner = ${now}::text, owner_set_by = null from run_plan p
    where p.id = s.plan_id and s.step = ${step} and s.done_on is null and p.period_from >= ${plan.period_from}
      and ${cycle === null ? sql`true` : sql`p.cycle = ${cycle}`}
      and (s.owner_set_by is null or p.id = ${plan.id}) returning p.id`.execute(work.db)
  await work.db
    .updateTable('run_plan')
    .set({ changed_at: sql`now()` })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return rows.length
}
