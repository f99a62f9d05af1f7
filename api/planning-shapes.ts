import { z } from 'zod'

export const Day = z.iso.date()

/** What is planned of a run, in the order it happens. Cut-off, due, delinquent and penalty are days; the rest is work. */
export const RunStep = z.enum([
  'cut-off',
  'calculate',
  'review',
  'approve',
  'post',
  'print',
  'mail',
  'close',
  'due',
  'delinquent',
  'penalty',
])

/**
 * Where a step stands. `past`: its day went by before anybody planned it, or the cycle has gone on without it. A day (such as
 * the due day) is never late.
 */
export const StepState = z.enum(['late', 'today', 'soon', 'upcoming', 'done', 'past'])

/** One step of one planned run, with its day, its owner and where it stands. */
export const PlannedStep = z
  .object({
    planId: z.int(),
    cycle: z.string(),
    cycleName: z.string(),
    periodFrom: Day,
    periodUntil: Day.describe('The first day the bills no longer cover.'),
    step: z.string().describe('A step of the run, or the code of an item of the city’s checklist.'),
    name: z.string(),
    kind: z
      .enum(['day', 'seen', 'hand'])
      .describe(
        'A day that comes by itself; a step the product sees on the run; an item a person ticks off.',
      ),
    owner: z.string().nullable().describe('A role or the name of a person; days have none.'),
    ownerSetBy: z.string().nullable().describe('Who gave this step of this run an owner of its own.'),
    on: Day,
    because: z.string().nullable().describe('Why it was moved from where it would fall, or set by hand.'),
    setBy: z.string().nullable().describe('Who set the day by hand.'),
    warning: z.string().nullable().describe('What is unusual about the day.'),
    state: StepState,
    runId: z.int().nullable().describe('The run of the period, once there is one.'),
    doneBy: z.string().nullable(),
    doneOn: Day.nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'PlannedStep' })

export const PlannedRun = z
  .object({
    planId: z.int(),
    cycle: z.string(),
    cycleName: z.string(),
    periodFrom: Day,
    periodUntil: Day,
    runId: z.int().nullable(),
    runState: z.string().nullable(),
    steps: z.array(PlannedStep).describe('By day, in the order of the run.'),
  })
  .meta({ id: 'PlannedRun' })

const Conflict = z.object({
  on: Day.nullable(),
  sentence: z.string().describe('What is wrong, and what could be done.'),
})

export const YearPlan = z.object({
  year: z.int(),
  periods: z.array(
    z.object({
      cycle: z.string(),
      cycleName: z.string(),
      periodFrom: Day,
      periodUntil: Day,
      runId: z.int().nullable(),
      standing: z.enum(['new', 'changed', 'same']).describe('Against what is saved.'),
      steps: z.array(
        z.object({
          step: z.string(),
          name: z.string(),
          on: Day,
          before: Day.nullable().describe('What is saved now, where that is another day.'),
          because: z.string().nullable(),
          byHand: z.boolean().describe('Set by hand, and kept.'),
        }),
      ),
    }),
  ),
  conflicts: z.array(Conflict),
  added: z.int().describe('Runs that are planned for the first time.'),
  changed: z.int(),
  same: z.int(),
  keptByHand: z.int().describe('Days set by hand, which stay.'),
})

export const CalendarDay = z.object({
  on: Day,
  business: z.boolean(),
  holiday: z.string().nullable(),
  postal: z.string().nullable().describe('The holiday of the post office.'),
  collection: z.array(z.string()).describe('What is collected on this day instead of another.'),
})
