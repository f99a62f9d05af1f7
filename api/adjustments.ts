import { z } from 'zod'
import { accountParams, Cents, Day, page } from './account-shapes.ts'
import {
  Adjustment,
  AdjustmentAnswer,
  AdjustmentPreview,
  AdjustmentRow,
  AdjustmentState,
  AskedAdjustment,
} from './adjustment-shapes.ts'
import { ForCase } from './for-case.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Adjustments'] as const
const params = z.object({ id: z.coerce.number<string | number>().int().positive() })
const note = (why: string) => FreeText.min(1, why).max(1000)

const filter = {
  state: AdjustmentState.optional(),
  reason: z.string().optional(),
  accountNumber: z.string().optional(),
  askedBy: z.string().optional().describe('A part of the name of whoever asked.'),
  from: Day.optional().describe('Asked for on this day or later.'),
  through: Day.optional().describe('Asked for on this day or earlier.'),
}

const refusedWhenAsked = [
  'ACCOUNT_NOT_FOUND',
  'ADJUSTMENT_RULES_MISSING',
  'ADJUSTMENT_REASON_UNKNOWN',
  'ADJUSTMENT_REASON_NOT_FOR_ROLE',
  'ADJUSTMENT_DIRECTION_WRONG',
  'ADJUSTMENT_OWN_ACCOUNT',
  'ADJUSTMENT_LINE_NOT_FOUND',
  'ADJUSTMENT_MORE_THAN_LEFT',
  'ADJUSTMENT_LEDGER_ACCOUNT_UNFIT',
  'LEDGER_ACCOUNT_NOT_FOUND',
  'FIELD_REFUSED',
  'EVIDENCE_NOT_FOUND',
] as const

/** Credits and charges after the fact: previewed, posted within authority, approved, taken back. */
export const adjustments = {
  reasons: {
    method: 'get',
    path: '/adjustment-reasons',
    summary: 'The reasons of the city, and what you may post of each without approval',
    permission: 'adjustments.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The reasons, in the order of the policy; none when the city has set down none.',
        z.object({
          rows: z.array(
            z.object({
              code: z.string(),
              en: z.string(),
              es: z.string(),
              direction: z.enum(['credit', 'debit', 'both']),
              ask: z.array(z.string()),
              approve: z.array(z.string()),
              mayAsk: z.boolean(),
              evidenceFromCents: Cents.nullable(),
              ledgerCode: z.string().nullable(),
              citation: z.string(),
            }),
          ),
          missing: z
            .array(z.string())
            .describe('The policies the city lacks: without them nothing is adjusted.'),
        }),
      ),
    },
  },
  linesLeft: {
    method: 'get',
    path: '/accounts/{accountNumber}/lines-left',
    summary: 'The lines of the last bills of an account, and what is left of each after earlier adjustments',
    permission: 'adjustments.read',
    tags,
    request: {
      params: accountParams,
      query: z.object({
        bill: z
          .string()
          .min(1)
          .optional()
          .describe('The number of a bill whose lines are told however old it is.'),
      }),
    },
    responses: {
      200: answer(
        'The lines, the newest bill first.',
        z.object({
          rows: z.array(
            z.object({
              billId: z.int(),
              billNumber: z.string(),
              issuedOn: Day,
              lineNo: z.int(),
              serviceId: z.int().nullable(),
              text: z.string(),
              periodFrom: Day,
              periodUntil: Day.describe('The first day not covered.'),
              ledgerCode: z.string(),
              amountCents: Cents,
              adjustedCents: Cents.describe('What posted adjustments did to it.'),
              waitingCents: Cents.describe('What adjustments that wait would do to it.'),
              leftCents: Cents.describe('What is left after both.'),
            }),
          ),
        }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  preview: {
    method: 'post',
    path: '/accounts/{accountNumber}/adjustment-preview',
    summary: 'What an adjustment would do to the books, and whether it would wait for a second person',
    permission: 'adjustments.ask',
    tags,
    request: {
      params: accountParams,
      body: json(AskedAdjustment.omit({ note: true })),
    },
    responses: { 200: answer('Nothing was changed.', AdjustmentPreview), ...mayRefuse(...refusedWhenAsked) },
  },
  ask: {
    method: 'post',
    path: '/accounts/{accountNumber}/adjustments',
    summary: 'Credit or charge an account: posted within your limits, else waiting for a second person',
    permission: 'adjustments.ask',
    tags,
    request: {
      params: accountParams,
      body: json(
        AskedAdjustment.extend({ deskCaseId: ForCase.default(null), requestKey: RequestKey.optional() }),
      ),
    },
    responses: {
      201: answer('It is posted, or waits.', AdjustmentAnswer),
      ...mayRefuse(
        ...refusedWhenAsked,
        'ADJUSTMENT_EVIDENCE_NEEDED',
        'ADJUSTMENT_REQUEST_KEY_USED',
        'CASE_NOT_FOUND',
        'CASE_OF_OTHER_ACCOUNT',
      ),
    },
  },
  list: {
    method: 'get',
    path: '/adjustments',
    summary: 'Adjustments, newest first',
    permission: 'adjustments.read',
    tags,
    request: { query: z.object({ ...page, ...filter }) },
    responses: {
      200: answer(
        'A page of them, and the totals of all that fit.',
        z.object({
          rows: z.array(AdjustmentRow),
          next: z.string().nullable(),
          totals: z.object({ count: z.int(), creditCents: Cents, debitCents: Cents }),
        }),
      ),
    },
  },
  workbook: {
    method: 'get',
    path: '/adjustments.xlsx',
    summary: 'The same as a workbook',
    permission: 'adjustments.read',
    tags,
    request: { query: z.object(filter) },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    },
  },
  waiting: {
    method: 'get',
    path: '/adjustments-waiting',
    summary: 'What waits for your approval, and what of yours came back',
    permission: 'adjustments.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'Counts and the sum; own accounts are not looked for.',
        z.object({
          mine: z.int().describe('How many you may approve.'),
          mineCents: Cents.describe('Their credits and charges without signs.'),
          oldestOn: Day.nullable(),
          all: z.int().describe('How many wait at all.'),
          returned: z.int().describe('How many of yours were returned in the last two weeks.'),
        }),
      ),
    },
  },
  show: {
    method: 'get',
    path: '/adjustments/{id}',
    summary: 'An adjustment with its entries, evidence and history',
    permission: 'adjustments.read',
    tags,
    request: { params },
    responses: { 200: answer('The adjustment.', Adjustment), ...mayRefuse('ADJUSTMENT_NOT_FOUND') },
  },
  approve: {
    method: 'post',
    path: '/adjustments/{id}/approve',
    summary: 'Approve an adjustment that waits: it is posted today',
    permission: 'adjustments.approve',
    tags,
    request: { params, body: json(z.object({ note: FreeText.max(1000).optional() })) },
    responses: {
      200: answer('It is posted.', AdjustmentAnswer),
      ...mayRefuse(
        'ADJUSTMENT_NOT_FOUND',
        'ADJUSTMENT_NOT_WAITING',
        'ADJUSTMENT_OWN_NOT_APPROVED',
        'ADJUSTMENT_OWN_ACCOUNT',
        'ADJUSTMENT_RULES_MISSING',
        'ADJUSTMENT_REASON_UNKNOWN',
        'ADJUSTMENT_APPROVER_UNFIT',
        'ADJUSTMENT_APPROVAL_LIMIT',
        'DELEGATION_LIMIT_EXCEEDED',
        'ADJUSTMENT_MORE_THAN_LEFT',
        'LEDGER_ACCOUNT_NOT_FOUND',
      ),
    },
  },
  giveBack: {
    method: 'post',
    path: '/adjustments/{id}/return',
    summary: 'Return an adjustment that waits, with the reason; nothing is posted',
    permission: 'adjustments.approve',
    tags,
    request: { params, body: json(z.object({ note: note('Write why it goes back.') })) },
    responses: {
      200: answer('It is returned.', AdjustmentAnswer),
      ...mayRefuse(
        'ADJUSTMENT_NOT_FOUND',
        'ADJUSTMENT_NOT_WAITING',
        'ADJUSTMENT_OWN_NOT_APPROVED',
        'ADJUSTMENT_OWN_ACCOUNT',
      ),
    },
  },
  withdraw: {
    method: 'post',
    path: '/adjustments/{id}/withdraw',
    summary: 'Withdraw what you asked for, while it waits',
    permission: 'adjustments.ask',
    tags,
    request: { params, body: json(z.object({ note: FreeText.max(1000).optional() })) },
    responses: {
      200: answer('It is withdrawn.', AdjustmentAnswer),
      ...mayRefuse('ADJUSTMENT_NOT_FOUND', 'ADJUSTMENT_NOT_WAITING', 'ADJUSTMENT_NOT_YOURS'),
    },
  },
  reverse: {
    method: 'post',
    path: '/adjustments/{id}/reverse',
    summary:
      'Take a posted adjustment back by mirror entries, once; within your limits, else a second person approves',
    permission: 'adjustments.ask',
    tags,
    request: { params, body: json(z.object({ note: note('Write why it is taken back.') })) },
    responses: {
      201: answer('It is taken back, or the reversal waits.', AdjustmentAnswer),
      ...mayRefuse(
        'ADJUSTMENT_NOT_FOUND',
        'ADJUSTMENT_NOT_POSTED',
        'ADJUSTMENT_ALREADY_REVERSED',
        'ADJUSTMENT_OWN_ACCOUNT',
        'ADJUSTMENT_RULES_MISSING',
        'ADJUSTMENT_REASON_UNKNOWN',
        'ADJUSTMENT_REASON_NOT_FOR_ROLE',
        'ADJUSTMENT_MORE_THAN_LEFT',
        'LEDGER_ACCOUNT_NOT_FOUND',
      ),
    },
  },
} as const satisfies Record<string, Route>
