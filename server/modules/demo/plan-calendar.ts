import type { PlainDate } from '#kernel/dates'
import type { Actor } from '#kernel/work'
import { listSteps } from '../planning/plan-queries.ts'
import { saveYear } from '../planning/save-year.ts'
import { tickStep } from '../planning/tick-step.ts'
import type { PastDays } from './past-days.ts'

type Office = { readonly coordinator: Actor; readonly clerk: Actor }

/** So many items of the checklist are left undone: something to be late with. */
const leftUndone = 2

/**
 * Plans this year and the next, as an office would have done some weeks ago. What was to be done since then is ticked off, but for
 * a little that is late.
 */
export async function planCalendar(
  past: PastDays,
  { coordinator, clerk }: Office,
  today: PlainDate,
): Promise<void> {
  const planned = past.on(today.subtract({ days: 40 }), coordinator)
  for (const year of [today.year, today.year + 1]) await planned((work) => saveYear(work, year))
  await past.on(
    today,
    clerk,
  )(async (work) => {
    const late = (await listSteps(work, { state: 'late' })).filter(({ kind }) => kind === 'hand')
    for (const { planId, step } of late.slice(0, -leftUndone))
      await tickStep(work, { planId, step, done: true })
  })
}
