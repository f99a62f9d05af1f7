import { z } from 'zod'
import { Day } from './account-shapes.ts'
import {
  Amount,
  Batch,
  Candidate,
  ClerkFigures,
  Entered,
  FormerLine,
  Line,
  NewBatch,
  NewItem,
  SampleLine,
  Totals,
  TypedRead,
} from './cash-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Cash'] as const
const id = z.coerce.number<string | number>().int().positive()
const ofBatch = z.object({ batchId: id })
const ofLine = z.object({ batchId: id, lineNo: id })
const lineRefused = [
  'ACCOUNT_CHECK_DIGIT_WRONG',
  'ACCOUNT_NOT_FOUND',
  'CASH_BATCH_NOT_FOUND',
  'CASH_BATCH_NOT_OPEN',
  'CASH_BATCH_OF_ANOTHER',
  'CHECKS_NOT_TAKEN',
  'CITY_NOT_SET_UP',
  'FIELD_REFUSED',
  'SCAN_LINE_WRONG',
  'SUSPENSE_RULE_MISSING',
  'TYPED_NUMBER_UNKNOWN',
] as const
const lineNotThere = ['CASH_BATCH_NOT_FOUND', 'CASH_BATCH_NOT_OPEN', 'CASH_LINE_NOT_FOUND'] as const
const whyText = FreeText.min(1, 'Write why.').max(500)
const days = z.object({ from: Day.describe('The first day.'), to: Day.describe('The last day.') })

/** Bundles of remittances, entered under the count and total of an adding-machine tape. */
export const cash = {
  batches: {
    method: 'get',
    path: '/cash/batches',
    summary: 'Cash batches: those that are open, and the newest of the others',
    permission: 'cash.read',
    tags,
    request: {},
    responses: {
      200: answer('The batches, newest first, open ones before others.', z.object({ rows: z.array(Batch) })),
    },
  },
  open: {
    method: 'post',
    path: '/cash/batches',
    summary: 'Open a cash batch with the count and total of its tape',
    permission: 'payments.post',
    tags,
    request: { body: json(NewBatch) },
    responses: { 201: answer('It is open.', Batch), ...mayRefuse('FIELD_REFUSED') },
  },
  batch: {
    method: 'get',
    path: '/cash/batches/{batchId}',
    summary: 'A cash batch with its lines, and the lines as they were before',
    permission: 'cash.read',
    tags,
    request: { params: ofBatch },
    responses: {
      200: answer(
        'The batch.',
        z.object({ batch: Batch, lines: z.array(Line), former: z.array(FormerLine) }),
      ),
      ...mayRefuse('CASH_BATCH_NOT_FOUND'),
    },
  },
  control: {
    method: 'post',
    path: '/cash/batches/{batchId}/control',
    summary: 'Put the control count and total right, with a reason',
    permission: 'payments.post',
    tags,
    request: {
      params: ofBatch,
      body: json(
        z.object({
          controlCount: NewBatch.shape.controlCount,
          controlCents: Amount,
          reason: whyText,
        }),
      ),
    },
    responses: {
      200: answer('The batch.', Batch),
      ...mayRefuse('CASH_BATCH_NOT_FOUND', 'CASH_BATCH_NOT_OPEN', 'CASH_BATCH_OF_ANOTHER'),
    },
  },
  handOver: {
    method: 'post',
    path: '/cash/batches/{batchId}/owner',
    summary: 'Hand a batch over to another person, or take it over',
    permission: 'payments.post',
    tags,
    request: {
      params: ofBatch,
      body: json(z.object({ userId: z.string().nullable().describe('Null: whoever asks takes it over.') })),
    },
    responses: {
      200: answer('The batch.', Batch),
      ...mayRefuse('CASH_BATCH_NOT_FOUND', 'CASH_BATCH_NOT_OPEN', 'OWNER_NOT_OF_STAFF'),
    },
  },
  drop: {
    method: 'post',
    path: '/cash/batches/{batchId}/drop',
    summary: 'Give up a batch that was opened by mistake and has no lines',
    permission: 'payments.post',
    tags,
    request: { params: ofBatch },
    responses: {
      200: answer('The batch.', Batch),
      ...mayRefuse(
        'CASH_BATCH_NOT_FOUND',
        'CASH_BATCH_NOT_OPEN',
        'CASH_BATCH_OF_ANOTHER',
        'CASH_BATCH_HAS_LINES',
      ),
    },
  },
  read: {
    method: 'get',
    path: '/cash/read',
    summary: 'Read a scan line or an account number as it was typed: whose it is and what is due',
    permission: 'payments.post',
    tags,
    request: { query: z.object({ typed: z.string().trim().min(1, 'Type a number.').max(80) }) },
    responses: {
      200: answer('The account.', TypedRead),
      ...mayRefuse(
        'ACCOUNT_CHECK_DIGIT_WRONG',
        'ACCOUNT_NOT_FOUND',
        'SCAN_LINE_WRONG',
        'TYPED_NUMBER_UNKNOWN',
        'CITY_NOT_SET_UP',
      ),
    },
  },
  enter: {
    method: 'post',
    path: '/cash/batches/{batchId}/items',
    summary: 'Enter one line of a batch; it is kept at once',
    permission: 'payments.post',
    tags,
    request: { params: ofBatch, body: json(NewItem) },
    responses: {
      201: answer('The line, and how the batch stands.', Entered),
      ...mayRefuse(...lineRefused),
    },
  },
  correct: {
    method: 'post',
    path: '/cash/batches/{batchId}/items/{lineNo}/correct',
    summary: 'Correct a line before the batch closes; what it was stays in its history',
    permission: 'payments.post',
    tags,
    request: { params: ofLine, body: json(NewItem) },
    responses: {
      200: answer('The line, and how the batch stands.', Entered),
      ...mayRefuse(...lineRefused, 'CASH_LINE_NOT_FOUND'),
    },
  },
  remove: {
    method: 'post',
    path: '/cash/batches/{batchId}/items/{lineNo}/delete',
    summary: 'Delete a line before the batch closes; what it was stays in its history',
    permission: 'payments.post',
    tags,
    request: { params: ofLine },
    responses: {
      200: answer('How the batch stands.', Totals),
      ...mayRefuse(
        'CASH_BATCH_NOT_FOUND',
        'CASH_BATCH_NOT_OPEN',
        'CASH_BATCH_OF_ANOTHER',
        'CASH_LINE_NOT_FOUND',
      ),
    },
  },
  candidates: {
    method: 'get',
    path: '/cash/batches/{batchId}/candidates',
    summary: 'What may be wrong with a batch that does not meet its tape',
    permission: 'cash.read',
    tags,
    request: { params: ofBatch },
    responses: {
      200: answer('The likeliest first.', z.object({ totals: Totals, rows: z.array(Candidate) })),
      ...mayRefuse('CASH_BATCH_NOT_FOUND'),
    },
  },
  sample: {
    method: 'get',
    path: '/cash/batches/{batchId}/sample',
    summary: 'The lines that are keyed a second time, without their amounts',
    permission: 'cash.read',
    tags,
    request: { params: ofBatch },
    responses: {
      200: answer('The lines.', z.object({ rows: z.array(SampleLine) })),
      ...mayRefuse('CASH_BATCH_NOT_FOUND'),
    },
  },
  rekey: {
    method: 'post',
    path: '/cash/batches/{batchId}/sample/{lineNo}',
    summary: 'Key a line of the sample a second time, blind',
    permission: 'payments.post',
    tags,
    request: { params: ofLine, body: json(z.object({ key: RequestKey, amountCents: Amount })) },
    responses: {
      200: answer('Whether it agrees.', z.object({ agrees: z.boolean() })),
      ...mayRefuse(...lineNotThere, 'CASH_LINE_NOT_SAMPLED', 'CASH_REKEY_DONE', 'CASH_REKEY_OWN'),
    },
  },
  decide: {
    method: 'post',
    path: '/cash/batches/{batchId}/sample/{lineNo}/decide',
    summary: 'Decide a difference between the first and the second keying',
    permission: 'payments.post',
    tags,
    request: { params: ofLine, body: json(z.object({ right: z.enum(['first', 'second']) })) },
    responses: {
      200: answer('How the batch stands.', Totals),
      ...mayRefuse(...lineNotThere, 'CASH_REKEY_NOT_DIFFERENT', 'CASH_DECIDE_OWN'),
    },
  },
  close: {
    method: 'post',
    path: '/cash/batches/{batchId}/close',
    summary: 'Close a batch that meets its tape: all its lines are posted at once',
    permission: 'payments.post',
    tags,
    request: { params: ofBatch, body: json(z.object({ key: RequestKey })) },
    responses: {
      200: answer('The batch.', Batch),
      ...mayRefuse(
        'CASH_BATCH_CHECKS_REFUSED',
        'CASH_BATCH_NOT_FOUND',
        'CASH_BATCH_NOT_OPEN',
        'CASH_BATCH_OF_ANOTHER',
        'CASH_BATCH_OUT_OF_BALANCE',
        'CASH_BATCH_SAMPLE_LEFT',
        'SUSPENSE_RULE_MISSING',
        'LEDGER_ACCOUNT_NOT_FOUND',
      ),
    },
  },
  statistics: {
    method: 'get',
    path: '/cash/statistics',
    summary: 'What each person keyed: lines, keystrokes an hour, error rate',
    permission: 'cash.read',
    tags,
    request: { query: days },
    responses: { 200: answer('By name.', z.object({ rows: z.array(ClerkFigures) })) },
  },
  workbook: {
    method: 'get',
    path: '/cash/statistics/workbook',
    summary: 'The same as an Excel workbook',
    permission: 'cash.read',
    tags,
    request: { query: days },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    },
  },
} as const satisfies Record<string, Route>
