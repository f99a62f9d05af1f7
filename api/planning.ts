import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { CalendarDay, Day, PlannedRun, PlannedStep, StepState, YearPlan } from './planning-shapes.ts'
import { Role } from './roles.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const Year = z.coerce.number<string | number>().int().min(2000).max(2200)
const planParams = z.object({ id: z.coerce.number<string | number>().int().positive() })
const stepParams = planParams.extend({ step: z.string().min(1).max(60) })
const tags = ['Calendar'] as const

/** The calendar of bill runs: a year in one step, what is late, and a feed for everybody's own calendar. */
export const planning = {
  list: {
    method: 'get',
    path: '/planning/steps',
    summary: 'Planned steps, late ones first, then by day',
    permission: 'runs.read',
    tags,
    request: {
      query: z.object({
        from: Day.optional(),
        until: Day.optional().describe('The first day no longer asked for.'),
        cycle: z.string().optional(),
        owner: z.string().optional().describe('A role or a name; `me` for your own.'),
        state: StepState.optional(),
      }),
    },
    responses: { 200: answer('The steps.', z.object({ rows: z.array(PlannedStep) })) },
  },
  agenda: {
    method: 'get',
    path: '/planning/agenda',
    summary: 'What is late, what is for today, and what comes soon',
    permission: 'runs.read',
    tags,
    request: {
      query: z.object({
        days: z.coerce.number<string | number>().int().min(1).max(60).default(7).describe('How far soon is.'),
        owner: z.string().optional().describe('A role or a name; `me` for your own.'),
      }),
    },
    responses: {
      200: answer(
        'The agenda.',
        z.object({
          late: z.array(PlannedStep),
          today: z.array(PlannedStep),
          soon: z.array(PlannedStep),
          plannedUntil: Day.nullable().describe('The last day anything is planned for; null without a plan.'),
        }),
      ),
    },
  },
  calendar: {
    method: 'get',
    path: '/planning/calendar',
    summary: 'Days with holidays, moved collection and planned steps; a quarter at most',
    permission: 'runs.read',
    tags,
    request: { query: z.object({ from: Day, until: Day, cycle: z.string().optional() }) },
    responses: {
      200: answer(
        'The days and the steps on them.',
        z.object({ days: z.array(CalendarDay), steps: z.array(PlannedStep) }),
      ),
      ...mayRefuse('PLAN_SPAN_TOO_LONG'),
    },
  },
  preview: {
    method: 'get',
    path: '/planning/years/{year}',
    summary: 'A year of all cycles as planning it would make it; nothing is saved',
    permission: 'runs.read',
    tags,
    request: { params: z.object({ year: Year }) },
    responses: {
      200: answer('The year.', YearPlan),
      ...mayRefuse('CITY_NOT_SET_UP'),
    },
  },
  plan: {
    method: 'post',
    path: '/planning/years/{year}',
    summary: 'Plan a year of all cycles, again if need be: days set by hand stay',
    permission: 'planning.change',
    tags,
    request: { params: z.object({ year: Year }) },
    responses: {
      200: answer('The year is planned.', YearPlan),
      ...mayRefuse('CITY_NOT_SET_UP'),
    },
  },
  show: {
    method: 'get',
    path: '/planning/plans/{id}',
    summary: 'The checklist of one planned run',
    permission: 'runs.read',
    tags,
    request: { params: planParams },
    responses: { 200: answer('The checklist.', PlannedRun), ...mayRefuse('PLAN_NOT_FOUND') },
  },
  ofRun: {
    method: 'get',
    path: '/planning/runs/{id}',
    summary: 'The checklist of a run; null when its period is not planned',
    permission: 'runs.read',
    tags,
    request: { params: planParams },
    responses: {
      200: answer('The checklist.', z.object({ plan: PlannedRun.nullable() })),
      ...mayRefuse('RUN_NOT_FOUND'),
    },
  },
  move: {
    method: 'post',
    path: '/planning/plans/{id}/steps/{step}/move',
    summary: 'Set the day of a step by hand, or give it back to the plan; steps that hang on it follow',
    permission: 'planning.change',
    tags,
    request: {
      params: stepParams,
      body: json(
        z.object({
          on: Day.nullable().describe('Null gives the day back to the plan.'),
          reason: FreeText.min(1, 'Write why.').max(500),
        }),
      ),
    },
    responses: {
      200: answer('The checklist as it is now.', PlannedRun),
      ...mayRefuse(
        'PLAN_NOT_FOUND',
        'PLAN_STEP_NOT_FOUND',
        'PLAN_STEP_DONE',
        'PLAN_RUN_HAS_ITS_DAYS',
        'PLAN_ORDER_BROKEN',
        'CITY_NOT_SET_UP',
      ),
    },
  },
  give: {
    method: 'post',
    path: '/planning/plans/{id}/steps/{step}/owner',
    summary: 'Give a step to somebody else: in this run, or in this and all later ones',
    permission: 'planning.change',
    tags,
    request: {
      params: stepParams,
      body: json(
        z.object({
          owner: FreeText.min(1)
            .max(120)
            .nullable()
            .describe('A role or the name of a person; null is whom the city’s calendar names.'),
          scope: z
            .enum(['run', 'cycle', 'all'])
            .describe(
              'This run; this and all later runs of its cycle; this and all later runs of all cycles.',
            ),
          reason: FreeText.min(1, 'Write why.').max(500),
        }),
      ),
    },
    responses: {
      200: answer('The checklist as it is now.', PlannedRun),
      ...mayRefuse(
        'PLAN_NOT_FOUND',
        'PLAN_STEP_NOT_FOUND',
        'PLAN_STEP_DONE',
        'PLAN_STEP_IS_A_DAY',
        'FIELD_REFUSED',
        'CITY_NOT_SET_UP',
      ),
    },
  },
  owners: {
    method: 'get',
    path: '/planning/owners',
    summary: 'Whom a step may be given to: roles, and people who work here',
    permission: 'runs.read',
    tags,
    request: {},
    responses: {
      200: answer('Roles and names.', z.object({ roles: z.array(Role), people: z.array(z.string()) })),
    },
  },
  tick: {
    method: 'post',
    path: '/planning/plans/{id}/steps/{step}/done',
    summary: 'Tick an item of the checklist off, or take the tick back',
    permission: 'planning.tick',
    tags,
    request: {
      params: stepParams,
      body: json(z.object({ done: z.boolean().default(true), note: FreeText.max(500).optional() })),
    },
    responses: {
      200: answer('The checklist as it is now.', PlannedRun),
      ...mayRefuse('PLAN_NOT_FOUND', 'PLAN_STEP_NOT_FOUND', 'PLAN_STEP_SEEN'),
    },
  },
  feed: {
    method: 'get',
    path: '/planning/feed',
    summary: 'Whether you have a calendar feed, and when it was last read',
    permission: 'runs.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'Your feed; null when you have none.',
        z.object({
          feed: z
            .object({
              scope: z.enum(['all', 'mine']),
              madeAt: z.iso.datetime({ offset: true }),
              readAt: z.iso.datetime({ offset: true }).nullable(),
            })
            .nullable(),
        }),
      ),
    },
  },
  openFeed: {
    method: 'post',
    path: '/planning/feed',
    summary: 'Make your calendar feed, or renew it: the address before stops working',
    permission: 'runs.read',
    tags,
    secret: true,
    request: { body: json(z.object({ scope: z.enum(['all', 'mine']).default('all') })) },
    responses: {
      201: answer(
        'The address, which is shown this once.',
        z.object({ path: z.string().describe('What follows the host: it holds the secret.') }),
      ),
      ...mayRefuse('PLAN_FEED_NEEDS_A_PERSON'),
    },
  },
  endFeed: {
    method: 'delete',
    path: '/planning/feed',
    summary: 'End your calendar feed: its address stops working',
    permission: 'runs.read',
    tags,
    request: {},
    responses: { 200: answer('There is no feed any more.', z.object({ done: z.literal(true) })) },
  },
  ics: {
    method: 'get',
    path: '/planning/calendar.ics',
    summary: 'The plan as a calendar (RFC 5545), for whoever holds the token',
    permission: 'public',
    tags,
    request: { query: z.object({ token: z.string().min(1).max(200) }) },
    responses: {
      200: file('The calendar.', 'text/calendar'),
      ...mayRefuse('PLAN_FEED_NOT_FOUND', 'TOO_MANY_REQUESTS'),
    },
  },
} as const satisfies Record<string, Route>
