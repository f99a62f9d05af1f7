import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import {
  accountNumbers,
  Day,
  page,
  Proposal,
  Run,
  RunDetail,
  RunKind,
  runParams,
  RunState,
} from './run-shapes.ts'

const tags = ['Bill runs'] as const

/** The corridor of a bill run: each route is one step. */
export const runs = {
  list: {
    method: 'get',
    path: '/runs',
    summary: 'Bill runs, newest first',
    permission: 'runs.read',
    tags,
    request: {
      query: z.object({ ...page, cycle: z.string().optional(), state: RunState.optional() }),
    },
    responses: {
      200: answer('The runs.', z.object({ rows: z.array(Run), next: z.string().nullable() })),
    },
  },
  proposals: {
    method: 'get',
    path: '/runs/proposals',
    summary: 'The next run of each cycle, as opening it would make it',
    permission: 'runs.read',
    tags,
    request: {},
    responses: { 200: answer('One proposal per cycle.', z.object({ rows: z.array(Proposal) })) },
  },
  open: {
    method: 'post',
    path: '/runs',
    summary: 'Open a bill run',
    permission: 'runs.prepare',
    tags,
    request: {
      body: json(
        z.object({
          kind: RunKind.default('cycle'),
          cycle: z.string().min(1),
          periodFrom: Day.optional().describe('Any day of the period; the next period when left out.'),
          accountNumbers: accountNumbers.optional().describe('Of a run for one account or a list.'),
          billOn: Day.optional().describe(
            'The day of the bills; by the schedule of the cycle when left out.',
          ),
          note: FreeText.max(500).optional(),
        }),
      ),
    },
    responses: {
      201: answer('The run is open.', Run),
      ...mayRefuse(
        'CYCLE_NOT_FOUND',
        'ACCOUNT_NOT_FOUND',
        'ACCOUNTS_NOT_OF_CYCLE',
        'RUN_SCOPE_INVALID',
        'RUN_ALREADY_OPEN',
        'RUN_BILL_DAY_INVALID',
      ),
    },
  },
  show: {
    method: 'get',
    path: '/runs/{id}',
    summary: 'A bill run with its totals, its exceptions and what can be done next',
    permission: 'runs.read',
    tags,
    request: { params: runParams },
    responses: { 200: answer('The run.', RunDetail), ...mayRefuse('RUN_NOT_FOUND') },
  },
  events: {
    method: 'get',
    path: '/runs/{id}/events',
    summary: 'The progress of calculation, posting and printing, as server-sent events',
    permission: 'runs.read',
    tags,
    request: { params: runParams },
    responses: {
      200: file(
        'Events named `progress`, each a `RunProgress`, until the work is done.',
        'text/event-stream',
      ),
      ...mayRefuse('RUN_NOT_FOUND'),
    },
  },
  calculate: {
    method: 'post',
    path: '/runs/{id}/calculate',
    summary: 'Calculate a run, again if need be: all of it, what changed since, or chosen accounts',
    permission: 'runs.prepare',
    tags,
    request: {
      params: runParams,
      body: json(
        z.object({
          what: z.enum(['all', 'changed', 'chosen']).default('all'),
          accountNumbers: accountNumbers.optional(),
        }),
      ),
    },
    responses: {
      202: answer('The calculation was asked for.', Run),
      ...mayRefuse(
        'RUN_NOT_FOUND',
        'RUN_NOT_IN_STATE',
        'GATE_IS_RED',
        'ACCOUNT_NOT_FOUND',
        'ACCOUNTS_NOT_OF_RUN',
        'RUN_SCOPE_INVALID',
      ),
    },
  },
  review: {
    method: 'post',
    path: '/runs/{id}/review',
    summary: 'Start the review of a calculated register',
    permission: 'runs.prepare',
    tags,
    request: { params: runParams },
    responses: {
      200: answer('The register is in review.', Run),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE', 'GATE_IS_RED'),
    },
  },
  release: {
    method: 'post',
    path: '/runs/{id}/release',
    summary: 'Release a reviewed register: a second person signs it and its hash is fixed',
    permission: 'runs.release',
    tags,
    request: {
      params: runParams,
      body: json(z.object({ note: FreeText.max(500).optional() })),
    },
    responses: {
      200: answer('The register is released.', Run),
      ...mayRefuse(
        'RUN_NOT_FOUND',
        'RUN_NOT_IN_STATE',
        'OWN_RUN_NOT_RELEASED',
        'DELEGATION_LIMIT_EXCEEDED',
        'GATE_IS_RED',
        'RUN_HAS_NO_BILLS',
        'LEDGER_ACCOUNT_NOT_FOUND',
      ),
    },
  },
  unrelease: {
    method: 'post',
    path: '/runs/{id}/unrelease',
    summary: 'Take a release back, until the run is posted',
    permission: 'runs.release',
    tags,
    request: {
      params: runParams,
      body: json(z.object({ note: FreeText.min(1, 'Write why.').max(500) })),
    },
    responses: {
      200: answer('The register is in review again.', Run),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE'),
    },
  },
  post: {
    method: 'post',
    path: '/runs/{id}/post',
    summary: 'Post a released run: its register becomes bills and entries, all of it or nothing',
    permission: 'runs.post',
    tags,
    request: { params: runParams },
    responses: {
      202: answer('The posting was asked for.', Run),
      ...mayRefuse(
        'RUN_NOT_FOUND',
        'RUN_NOT_IN_STATE',
        'GATE_IS_RED',
        'REGISTER_OVERTAKEN',
        'DELEGATION_LIMIT_EXCEEDED',
      ),
    },
  },
  void: {
    method: 'post',
    path: '/runs/{id}/void',
    summary: 'Give up a run that is not posted',
    permission: 'runs.prepare',
    tags,
    request: {
      params: runParams,
      body: json(z.object({ note: FreeText.min(1, 'Write why.').max(500) })),
    },
    responses: {
      200: answer('The run is given up.', Run),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE'),
    },
  },
  mailed: {
    method: 'post',
    path: '/runs/{id}/mailed',
    summary: 'Say that the bills of a run are in the mail',
    permission: 'runs.print',
    tags,
    request: { params: runParams },
    responses: {
      200: answer('The run is mailed.', Run),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE', 'GATE_IS_RED'),
    },
  },
  close: {
    method: 'post',
    path: '/runs/{id}/close',
    summary: 'Close a mailed run',
    permission: 'runs.post',
    tags,
    request: { params: runParams },
    responses: {
      200: answer('The run is closed.', Run),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE', 'GATE_IS_RED'),
    },
  },
} as const satisfies Record<string, Route>
