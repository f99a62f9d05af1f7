import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the calendar of runs turns a request down. */
export const planningRefusals = {
  PLAN_FEED_NEEDS_A_PERSON: problem(
    'PLAN_FEED_NEEDS_A_PERSON',
    409,
    'A calendar feed belongs to a person. Sign in as one to make it.',
    {},
  ),
  PLAN_FEED_NOT_FOUND: problem(
    'PLAN_FEED_NOT_FOUND',
    404,
    'This calendar address works no longer. Take a new one from the Calendar screen.',
    {},
  ),
  PLAN_NOT_FOUND: problem('PLAN_NOT_FOUND', 404, 'There is no such planned run. Plan the year first.', {
    planId: z.number(),
  }),
  PLAN_ORDER_BROKEN: problem(
    'PLAN_ORDER_BROKEN',
    409,
    'A step would come after one that needs it. Move that one first, or choose another day.',
    { sentence: z.string() },
  ),
  PLAN_RUN_HAS_ITS_DAYS: problem(
    'PLAN_RUN_HAS_ITS_DAYS',
    409,
    'The run is open and has its own days. To change them, give the run up and open it again.',
    { runId: z.number() },
  ),
  PLAN_SPAN_TOO_LONG: problem('PLAN_SPAN_TOO_LONG', 422, 'Ask for 100 days at most, first day first.', {
    days: z.number(),
  }),
  PLAN_STEP_DONE: problem('PLAN_STEP_DONE', 409, 'This step is done. Its day is kept as it was planned.', {
    step: z.string(),
  }),
  PLAN_STEP_IS_A_DAY: problem(
    'PLAN_STEP_IS_A_DAY',
    409,
    'This is a day that comes by itself. It is nobody’s work, and has no owner.',
    { step: z.string() },
  ),
  PLAN_STEP_NOT_FOUND: problem('PLAN_STEP_NOT_FOUND', 404, 'The planned run has no such step.', {
    step: z.string(),
  }),
  PLAN_STEP_SEEN: problem(
    'PLAN_STEP_SEEN',
    409,
    'The product sees this step on the run itself: take it there, and it is ticked off.',
    { step: z.string() },
  ),
}
