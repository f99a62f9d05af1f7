import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { Role } from './roles.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const Day = z.iso.date()
const At = z.iso.datetime({ offset: true })

/** What a manager may have somebody else do for them. A part of the product that adds such a deed adds its permission here. */
export const Delegable = z.enum([
  'runs.release',
  'runs.post',
  'runs.prepare',
  'runs.print',
  'accounts.change',
  'payments.post',
  'adjustments.approve',
  'adjustments.approve-beyond',
  'imports.change',
])
const Limit = z.object({
  permission: Delegable,
  upToCents: z
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe('Up to this amount, where the deed has one: the charges of a run. Null: any amount.'),
})

export const DelegationState = z.enum(['coming', 'holds', 'ended'])
const Delegation = z.object({
  id: z.int(),
  giver: z.object({ userId: z.string(), name: z.string() }),
  holder: z.object({ userId: z.string(), name: z.string() }),
  fromOn: Day,
  lastOn: Day.describe('The last day on which it holds.'),
  limits: z.array(Limit),
  reason: z.string(),
  state: DelegationState,
  endedOn: Day.nullable().describe('When somebody ended it before its last day.'),
  endedBy: z.string().nullable(),
  endedReason: z.string().nullable(),
  deeds: z.int().describe('How much was done under it.'),
  reportWaits: z.boolean().describe('It has ended, and the giver has not signed the report.'),
  seenOn: Day.nullable(),
  seenNote: z.string().nullable(),
})
const Deed = z.object({
  id: z.int(),
  happenedAt: At,
  businessOn: Day,
  by: z.string(),
  command: z.string(),
  subject: z.string(),
  changes: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
})

const params = z.object({ id: z.coerce.number<string | number>().int().positive() })
const tags = ['Delegation'] as const

/** A manager's authority in another's hands: given for days and within limits, marked in the record, and reported back. */
export const delegations = {
  list: {
    method: 'get',
    path: '/delegations',
    summary: 'Delegations, newest first: all for those who read the audit, else your own',
    permission: 'delegations.read',
    tags,
    request: {},
    responses: { 200: answer('The delegations.', z.object({ rows: z.array(Delegation) })) },
  },
  choices: {
    method: 'get',
    path: '/delegations/choices',
    summary: 'Whom you can give authority, and what of yours they do not hold by role',
    permission: 'delegations.give',
    tags,
    request: {},
    responses: {
      200: answer(
        'The people, by name.',
        z.object({
          rows: z.array(
            z.object({
              userId: z.string(),
              name: z.string(),
              role: Role,
              permissions: z.array(Delegable),
            }),
          ),
        }),
      ),
      ...mayRefuse('DELEGATION_NEEDS_A_PERSON'),
    },
  },
  give: {
    method: 'post',
    path: '/delegations',
    summary: 'Give your authority to a person for some days, within limits',
    permission: 'delegations.give',
    tags,
    request: {
      body: json(
        z.object({
          holder: z.string().min(1, 'Choose a person.').describe('The `userId` of the person.'),
          fromOn: Day,
          lastOn: Day,
          limits: z.array(Limit).min(1, 'Choose what they may do.'),
          reason: FreeText.min(1, 'Write why.').max(500),
        }),
      ),
    },
    responses: {
      201: answer('They have it.', Delegation),
      ...mayRefuse(
        'DELEGATION_NEEDS_A_PERSON',
        'PERSON_NOT_FOUND',
        'DELEGATION_TO_ONESELF',
        'DELEGATE_UNFIT',
        'DELEGATION_NOT_HELD',
        'DELEGATION_NEEDLESS',
        'DELEGATION_DAYS_INVALID',
        'DELEGATION_OVERLAPS',
      ),
    },
  },
  end: {
    method: 'post',
    path: '/delegations/{id}/end',
    summary: 'End a delegation now',
    permission: 'delegations.end',
    tags,
    request: { params, body: json(z.object({ reason: FreeText.min(1, 'Write why.').max(500) })) },
    responses: {
      200: answer('It has ended.', Delegation),
      ...mayRefuse('DELEGATION_NOT_FOUND', 'DELEGATION_ENDED', 'DELEGATION_NOT_YOURS'),
    },
  },
  report: {
    method: 'get',
    path: '/delegations/{id}/report',
    summary: 'All that was done under a delegation',
    permission: 'delegations.read',
    tags,
    request: { params },
    responses: {
      200: answer('The report, oldest deed first.', Delegation.extend({ deedList: z.array(Deed) })),
      ...mayRefuse('DELEGATION_NOT_FOUND'),
    },
  },
  reportFile: {
    method: 'get',
    path: '/delegations/{id}/report.csv',
    summary: 'The same as CSV',
    permission: 'delegations.read',
    tags,
    request: { params },
    responses: { 200: file('The report.', 'text/csv'), ...mayRefuse('DELEGATION_NOT_FOUND') },
  },
  acknowledge: {
    method: 'post',
    path: '/delegations/{id}/acknowledge',
    summary: 'Sign the report of a delegation that has ended',
    permission: 'delegations.give',
    tags,
    request: {
      params,
      body: json(
        z.object({
          seenThrough: z.int().min(0).describe('The last deed of the report you read; 0 when it had none.'),
          note: FreeText.max(500).optional(),
        }),
      ),
    },
    responses: {
      200: answer('The report is signed.', Delegation),
      ...mayRefuse(
        'DELEGATION_NOT_FOUND',
        'DELEGATION_NOT_YOURS',
        'DELEGATION_STILL_HOLDS',
        'DELEGATION_REPORT_GREW',
      ),
    },
  },
} as const satisfies Record<string, Route>
