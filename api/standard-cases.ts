import { z } from 'zod'
import { accountParams, Cents, Day } from './account-shapes.ts'
import { AdjustmentAnswer, AdjustmentPreview, CaseDerivation } from './adjustment-shapes.ts'
import { ForCase } from './for-case.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Adjustments'] as const
const Evidence = z.array(z.int().positive()).max(20).default([])
const note = FreeText.min(1, 'Write what happened, for whoever looks at it later.').max(1000)

/** The facts of a standard case, as a person gives them. */
export const CaseFacts = z.discriminatedUnion('standardCase', [
  z.object({
    standardCase: z.literal('missed-pickup'),
    serviceId: z.int().positive('Choose the service.'),
    missedOn: Day,
    reportedAt: z.iso
      .datetime({
        local: true,
        offset: false,
        message: 'Write the day and the hour, such as 2026-11-24T09:30.',
      })
      .describe('Day and hour in the city’s time.'),
    oneOfSet: z
      .boolean()
      .default(false)
      .describe('One stream of a set of carts was missed, and not the set.'),
    wanted: z.enum(['credit', 'reschedule']),
  }),
  z.object({
    standardCase: z.literal('vacancy'),
    appliedOn: Day,
    from: Day.describe('The first vacant day.'),
    until: Day.describe('The first day on which it is to be lived in again.'),
  }),
  z.object({
    standardCase: z.literal('contamination'),
    stream: z.string().min(1, 'Choose the stream.'),
    foundOn: Day,
  }),
  z.object({
    standardCase: z.literal('damaged-cart'),
    size: z.string().min(1, 'Choose the size.'),
    cause: z.enum(['customer', 'wear', 'collector', 'unknown']),
    foundOn: Day,
    inUseSince: Day.nullable().default(null),
  }),
  z.object({
    standardCase: z.literal('courtesy'),
    amountCents: Cents.positive('Write an amount above zero.').max(10_000_000),
    billLine: z.object({ billId: z.int().positive(), lineNo: z.int().positive() }).optional(),
  }),
])

const Verdict = z.object({
  outcome: z
    .enum(['adjust', 'none', 'no'])
    .describe('Something to adjust; nothing to adjust; or not allowed by the rule.'),
  instead: z.enum(['warned', 'rescheduled', 'noted']).nullable(),
  told: CaseDerivation,
  preview: AdjustmentPreview.nullable(),
})

const Recorded = z.object({
  caseId: z.int(),
  outcome: z.enum(['adjusted', 'warned', 'rescheduled', 'noted']),
  told: CaseDerivation,
  adjustment: AdjustmentAnswer.nullable(),
})

const Row = z.object({
  caseId: z.int(),
  standardCase: z.enum(['missed-pickup', 'vacancy', 'contamination', 'damaged-cart', 'courtesy']),
  happenedOn: Day,
  until: Day.nullable(),
  endedOn: Day.nullable(),
  outcome: z.enum(['adjusted', 'warned', 'rescheduled', 'noted']),
  told: CaseDerivation,
  note: z.string(),
  recordedBy: z.string(),
  recordedOn: Day,
  adjustedCents: Cents.describe('What its posted adjustments did to the account.'),
  waitingCents: Cents.describe('What its adjustments that wait would do.'),
})

const refusedWhenAsked = [
  'ACCOUNT_NOT_FOUND',
  'SERVICE_NOT_FOUND',
  'FIELD_REFUSED',
  'ADJUSTMENT_RULES_MISSING',
  'ADJUSTMENT_REASON_UNKNOWN',
  'ADJUSTMENT_REASON_NOT_FOR_ROLE',
  'ADJUSTMENT_DIRECTION_WRONG',
  'ADJUSTMENT_OWN_ACCOUNT',
  'ADJUSTMENT_LINE_NOT_FOUND',
  'ADJUSTMENT_MORE_THAN_LEFT',
  'ADJUSTMENT_LEDGER_ACCOUNT_UNFIT',
  'LEDGER_ACCOUNT_NOT_FOUND',
  'EVIDENCE_NOT_FOUND',
] as const
const refusedWhenRecorded = [
  ...refusedWhenAsked,
  'ADJUSTMENT_CASE_REFUSED',
  'ADJUSTMENT_EVIDENCE_NEEDED',
  'ADJUSTMENT_REQUEST_KEY_USED',
] as const
const caseParams = z.object({ caseId: z.coerce.number<string | number>().int().positive() })
const ended = z.object({
  endedOn: Day.nullable()
    .default(null)
    .describe('The first day it was lived in again, when earlier than planned.'),
})

/** The standard cases: what each comes to by the city's rule, recorded and asked for. */
export const standardCases = {
  preview: {
    method: 'post',
    path: '/accounts/{accountNumber}/standard-case-preview',
    summary: 'What a standard case comes to by the city’s rule, and what it would do to the books',
    permission: 'adjustments.ask',
    tags,
    request: { params: accountParams, body: json(z.object({ facts: CaseFacts, evidence: Evidence })) },
    responses: { 200: answer('Nothing was changed.', Verdict), ...mayRefuse(...refusedWhenAsked) },
  },
  record: {
    method: 'post',
    path: '/accounts/{accountNumber}/standard-cases',
    summary: 'Record a standard case, and ask for what it comes to',
    permission: 'adjustments.ask',
    tags,
    request: {
      params: accountParams,
      body: json(
        z.object({
          facts: CaseFacts,
          evidence: Evidence,
          note,
          deskCaseId: ForCase.default(null),
          requestKey: RequestKey.optional(),
        }),
      ),
    },
    responses: {
      201: answer('It is recorded.', Recorded),
      ...mayRefuse(...refusedWhenRecorded, 'CASE_NOT_FOUND', 'CASE_OF_OTHER_ACCOUNT'),
    },
  },
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/standard-cases',
    summary: 'The standard cases of an account, newest first',
    permission: 'adjustments.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer('The cases.', z.object({ rows: z.array(Row) })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  settlePreview: {
    method: 'post',
    path: '/standard-cases/{caseId}/settle-preview',
    summary: 'What a vacancy still comes to: since the last bill, or when it ended early',
    permission: 'adjustments.ask',
    tags,
    request: { params: caseParams, body: json(ended) },
    responses: {
      200: answer('Nothing was changed.', Verdict),
      ...mayRefuse(...refusedWhenAsked, 'STANDARD_CASE_NOT_FOUND'),
    },
  },
  settle: {
    method: 'post',
    path: '/standard-cases/{caseId}/settle',
    summary: 'Credit what was billed of a vacancy since, or end it early and take back what is too much',
    permission: 'adjustments.ask',
    tags,
    request: { params: caseParams, body: json(ended.extend({ note, requestKey: RequestKey.optional() })) },
    responses: {
      200: answer('It is settled.', Recorded),
      ...mayRefuse(...refusedWhenRecorded, 'STANDARD_CASE_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
