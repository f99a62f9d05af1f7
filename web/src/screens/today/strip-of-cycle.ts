import type { city } from '@cartwright/api/city'
import type { SuccessOf } from '@cartwright/api/route'
import type { PlannedStep, Run } from './today-queries.ts'

type Cycle = SuccessOf<typeof city.show>['cycles'][number]

/** One step of the strip, and how it stands. */
export type StripStep = {
  readonly name: string
  readonly on: string
  readonly stands: 'done' | 'late' | 'today' | 'past' | 'coming'
}
type Strip = {
  readonly from: string
  readonly until: string
  readonly run: Run | undefined
  readonly planId: number | null
  readonly steps: readonly StripStep[]
}
type Known = {
  readonly cycle: Cycle
  readonly today: string
  readonly runs: readonly Run[]
  readonly planned: readonly PlannedStep[]
}

const names: Readonly<Record<string, string>> = {
  'cut-off': 'Cut-off',
  calculate: 'Calculate',
  review: 'Review',
  approve: 'Release',
  print: 'Print',
  mail: 'Mail',
  due: 'Due',
}

/** The strip of a cycle: of the period that is billed now, as it is planned; or by the cycle's schedule where nothing is planned. */
export function stripOf({ cycle, today, runs, planned }: Known): Strip {
  const ofCycle = runs.filter(
    (run) => run.kind === 'cycle' && run.cycle === cycle.code && run.state !== 'voided',
  )
  const steps = currentPlan(planned.filter((step) => step.cycle === cycle.code))
  const [first] = steps
  if (!first) return bySchedule(cycle, today, ofCycle)
  return {
    from: first.periodFrom,
    until: first.periodUntil,
    run: ofCycle.find(({ periodFrom }) => periodFrom === first.periodFrom),
    planId: first.planId,
    steps: steps.map(({ step, on, state }) => ({
      name: names[step]!,
      on,
      stands: state === 'soon' || state === 'upcoming' ? 'coming' : state,
    })),
  }
}

/** The steps of the first period whose bills are not in the mail yet; the last one's when all are. */
function currentPlan(planned: readonly PlannedStep[]): readonly PlannedStep[] {
  const shown = planned.filter(({ step }) => names[step])
  const plans = [...Map.groupBy(shown, ({ planId }) => planId).values()].toSorted((a, b) =>
    a[0]!.periodFrom.localeCompare(b[0]!.periodFrom),
  )
  const whole = plans.filter((steps) => steps.some(({ step }) => step === 'mail'))
  const going = whole.find((steps) =>
    steps.some(({ step, state }) => step === 'mail' && state !== 'done' && state !== 'past'),
  )
  const order = Object.keys(names)
  return (going ?? whole.at(-1) ?? []).toSorted((a, b) => order.indexOf(a.step) - order.indexOf(b.step))
}

function bySchedule(cycle: Cycle, today: string, runs: readonly Run[]): Strip {
  const isUnder = ({ periodFrom, state }: Run) =>
    periodFrom === cycle.current.from && state !== 'mailed' && state !== 'closed'
  const shown = cycle.current.mailOn >= today || runs.some(isUnder) ? cycle.current : cycle.next
  const stands = (on: string) => (on < today ? 'past' : on === today ? 'today' : 'coming')
  const days = [
    ['Cut-off', shown.cutOffOn],
    ['Calculate', shown.calculateOn],
    ['Release', shown.releaseOn],
    ['Mail', shown.mailOn],
  ] as const
  return {
    from: shown.from,
    until: shown.until,
    run: runs.find(({ periodFrom }) => periodFrom === shown.from),
    planId: null,
    steps: days.map(([name, on]) => ({ name, on, stands: stands(on) })),
  }
}
