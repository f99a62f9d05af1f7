import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { findStep, lockPlan, planName } from './lock-plan.ts'

type Tick = {
  readonly planId: number
  readonly step: string
  readonly done: boolean
  readonly note?: string | undefined
}

/** Ticks an item of the checklist off, or takes the tick back. Refuses steps that the product sees by itself. */
export async function tickStep(work: Work, { planId, step, done, note }: Tick): Promise<void> {
  const plan = await lockPlan(work, planId)
  const found = await findStep(work, planId, step)
  if (found.kind !== 'hand') refuse('PLAN_STEP_SEEN', { step: found.name })
  if ((found.done_on !== null) === done) return
  await work.db
    .updateTable('plan_step')
    .set(
      done
        ? { done_by: work.actor.name, done_on: work.today, note: note || null }
        : { done_by: null, done_on: null, note: note || null },
    )
    .where('plan_id', '=', planId)
    .where('step', '=', step)
    .execute()
  await recordCommand(work, {
    command: done ? 'tick-planned-step' : 'untick-planned-step',
    subject: planName(plan),
    changes: { step },
    reason: note ?? null,
  })
}
