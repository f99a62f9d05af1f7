import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** The days a run takes from the calendar when it is opened. */
export type PlannedRunDays = {
  readonly billOn: PlainDate
  readonly dueOn: PlainDate
  readonly delinquentOn: PlainDate
  readonly cutOffOn: PlainDate
}

/** The days that are planned for the run of a period; null when the period is not on the calendar. */
export async function plannedRunDays(
  { db }: Work,
  cycle: string,
  periodFrom: PlainDate,
): Promise<PlannedRunDays | null> {
  const rows = await db
    .selectFrom('run_plan')
    .innerJoin('plan_step', 'plan_step.plan_id', 'run_plan.id')
    .select(['step', 'set_on', 'reckoned_on'])
    .where('cycle', '=', cycle)
    .where('period_from', '=', periodFrom)
    .where('step', 'in', ['cut-off', 'mail', 'due', 'delinquent'])
    .execute()
  const day = (code: string): PlainDate | undefined => {
    const found = rows.find(({ step }) => step === code)
    return found && (found.set_on ?? found.reckoned_on)
  }
  const [cutOffOn, billOn, dueOn, delinquentOn] = [day('cut-off'), day('mail'), day('due'), day('delinquent')]
  return cutOffOn && billOn && dueOn && delinquentOn ? { billOn, dueOn, delinquentOn, cutOffOn } : null
}
