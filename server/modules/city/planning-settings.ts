import { z } from 'zod'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
/** A day of the week as city files write it. */
export const Weekday = z.enum(weekdays, 'write Mon, Tue, Wed, Thu, Fri, Sat or Sun')

const whole = (low: number, high: number) =>
  z
    .int(`write a whole number from ${low} to ${high}`)
    .min(low, `write a whole number from ${low} to ${high}`)
    .max(high, `write a whole number from ${low} to ${high}`)
const lead = (days: number) => whole(0, 40).default(days)
const text = (what: string) => z.string(`write ${what}`).trim().min(1, `write ${what}`)
const owner = (role: string) => text('a role, such as coordinator, or the name of a person').default(role)

/** The steps of a run that somebody takes, in their order. */
const workSteps = ['calculate', 'review', 'approve', 'post', 'print', 'mail', 'close'] as const
const anchors = ['cut-off', ...workSteps, 'due', 'delinquent', 'penalty'] as const

const ChecklistItem = z.strictObject({
  code: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{1,39}$/,
      'write a short code of small letters and hyphens, such as order-envelopes',
    ),
  name: z.strictObject({ en: text('what is to be done, in English'), es: text('the same in Spanish') }),
  owner: owner('coordinator'),
  /** The step it hangs on. */
  step: z.enum(anchors, `write one of ${anchors.join(', ')}`),
  /** Business days from that step; negative is before it. */
  days: whole(-60, 60),
  /** The cycles it is done for; all of them when left out. */
  cycles: z.array(z.string()).min(1, 'name at least one cycle, or leave it out').optional(),
})

/** How a year of runs is planned: back from the mail date in business days, with an owner for each step. */
export const PlanningSettings = z.strictObject({
  /** The days of the week on which the office works. */
  workdays: z.array(Weekday).min(1, 'name at least one day').default(['Mon', 'Tue', 'Wed', 'Thu', 'Fri']),
  /** Business days from each step to the one after it; `close` counts from the mail date. */
  leadDays: z
    .strictObject({
      cutOff: lead(2),
      calculate: lead(1),
      review: lead(1),
      approve: lead(1),
      post: lead(0),
      print: lead(1),
      close: lead(5),
    })
    .prefault({}),
  /** Days from the last day to pay to the day penalties begin. */
  penaltyAfterDays: whole(1, 90).default(1),
  /** At most so many cycles take a step on one day. A step without a number has room for all. */
  perDay: z
    .partialRecord(z.enum(workSteps, `write one of ${workSteps.join(', ')}`), whole(1, 100))
    .default({}),
  owners: z
    .strictObject({
      calculate: owner('coordinator'),
      review: owner('coordinator'),
      approve: owner('manager'),
      post: owner('coordinator'),
      print: owner('coordinator'),
      mail: owner('clerk'),
      close: owner('coordinator'),
    })
    .prefault({}),
  checklist: z.array(ChecklistItem).default([]).superRefine(tellDoubles),
})
export type PlanningSettings = z.infer<typeof PlanningSettings>

function tellDoubles(items: readonly { readonly code: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>(anchors)
  for (const [index, { code }] of items.entries()) {
    if (seen.has(code))
      context.addIssue({
        code: 'custom',
        path: [index, 'code'],
        message: 'write a code that no other item and no step of a run has',
      })
    seen.add(code)
  }
}
