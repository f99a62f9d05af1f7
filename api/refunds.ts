import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { AchRun } from './autopay-shapes.ts'
import { Refund, RefundBatch, RefundCandidate, RefundWay } from './refund-shapes.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Refunds'] as const
const whole = z.coerce.number<string | number>().int().positive()
const ofBatch = z.object({ batchId: whole })
const ofRefund = z.object({ refundId: whole })
const whyText = FreeText.min(1, 'Write why.').max(500)
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const batchAnswer = answer(
  'The batch with its refunds.',
  z.object({ batch: RefundBatch, refunds: z.array(Refund) }).meta({ id: 'RefundBatchShown' }),
)

/** Money that is the customer's and goes back: credits, deposits, and what came in for nobody. */
export const refunds = {
  candidates: {
    method: 'get',
    path: '/refunds/candidates',
    summary:
      'What may go back, and of what waits why: credits of closed accounts, deposits and suspense asked for',
    permission: 'cash.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The money, the oldest first.',
        z.object({
          citation: z.string().nullable().describe('Null: the city has no rule of refunds.'),
          rows: z.array(RefundCandidate),
        }),
      ),
    },
  },
  list: {
    method: 'get',
    path: '/refunds/batches',
    summary: 'The batches of refunds, newest first',
    permission: 'cash.read',
    tags,
    request: {},
    responses: { 200: answer('The newest hundred.', z.object({ rows: z.array(RefundBatch) })) },
  },
  prepare: {
    method: 'post',
    path: '/refunds/batches',
    summary: 'Put all that may go back now into one batch, and credits of accounts that customers ask for',
    permission: 'payments.post',
    tags,
    request: {
      body: json(
        z.object({
          key: RequestKey,
          accountNumbers: z
            .array(z.string().min(1).max(30))
            .max(50)
            .default([])
            .describe('Accounts whose customers ask for their credit: they need not be closed, nor wait.'),
          note: FreeText.max(300).nullable().default(null),
        }),
      ),
    },
    responses: {
      201: batchAnswer,
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'FIELD_REFUSED', 'REFUND_BATCH_EMPTY', 'REFUND_RULE_MISSING'),
    },
  },
  show: {
    method: 'get',
    path: '/refunds/batches/{batchId}',
    summary: 'One batch with its refunds',
    permission: 'cash.read',
    tags,
    request: { params: ofBatch },
    responses: { 200: batchAnswer, ...mayRefuse('REFUND_BATCH_NOT_FOUND') },
  },
  approve: {
    method: 'post',
    path: '/refunds/batches/{batchId}/approve',
    summary: 'Approve a batch as the second person: its refunds are owed, or pay the other account',
    permission: 'refunds.approve',
    tags,
    request: { params: ofBatch },
    responses: {
      200: batchAnswer,
      ...mayRefuse(
        'LEDGER_ACCOUNT_NOT_FOUND',
        'REFUND_ABOVE_AUTHORITY',
        'REFUND_BATCH_EMPTY',
        'REFUND_BATCH_NOT_FOUND',
        'REFUND_BATCH_NOT_PROPOSED',
        'REFUND_CREDIT_GONE',
        'REFUND_OWN_BATCH',
        'REFUND_RULE_MISSING',
        'REFUND_WAY_GONE',
      ),
    },
  },
  drop: {
    method: 'post',
    path: '/refunds/batches/{batchId}/drop',
    summary: 'Give up a batch that is not approved: nothing of it is refunded',
    permission: 'payments.post',
    tags,
    request: { params: ofBatch, body: json(z.object({ reason: whyText })) },
    responses: { 200: batchAnswer, ...mayRefuse('REFUND_BATCH_NOT_FOUND', 'REFUND_BATCH_NOT_PROPOSED') },
  },
  requests: {
    method: 'get',
    path: '/refunds/batches/{batchId}/requests',
    summary: 'The check requests of a batch for Finance, as a workbook: payee, where it goes, amount',
    permission: 'payments.post',
    tags,
    request: { params: ofBatch },
    responses: { 200: file('The workbook.', spreadsheet), ...mayRefuse('REFUND_BATCH_NOT_FOUND') },
  },
  checks: {
    method: 'post',
    path: '/refunds/batches/{batchId}/checks',
    summary: 'Take the check numbers back from Finance: these refunds are paid',
    permission: 'payments.post',
    tags,
    request: {
      params: ofBatch,
      body: json(
        z.object({
          checks: z
            .array(
              z.object({
                refundId: z.int().positive(),
                checkNumber: z
                  .string()
                  .trim()
                  .regex(/^[0-9A-Za-z-]{1,20}$/, 'Write the number of the check.'),
                on: Day,
              }),
            )
            .min(1, 'Write the number of a check.')
            .max(500),
        }),
      ),
    },
    responses: {
      200: batchAnswer,
      ...mayRefuse(
        'FIELD_REFUSED',
        'LEDGER_ACCOUNT_NOT_FOUND',
        'REFUND_BATCH_NOT_FOUND',
        'REFUND_CHECK_TAKEN',
        'REFUND_NOT_FOUND',
        'REFUND_NOT_IN_STATE',
      ),
    },
  },
  leaveOut: {
    method: 'post',
    path: '/refunds/{refundId}/leave-out',
    summary: 'Leave a refund out of a batch that is not approved',
    permission: 'payments.post',
    tags,
    request: { params: ofRefund, body: json(z.object({ reason: whyText })) },
    responses: {
      200: answer('The refund.', Refund),
      ...mayRefuse('REFUND_NOT_FOUND', 'REFUND_NOT_IN_STATE'),
    },
  },
  apply: {
    method: 'post',
    path: '/refunds/{refundId}/apply',
    summary: 'Let a refund pay another account of the same customer instead of a check',
    permission: 'payments.post',
    tags,
    request: {
      params: ofRefund,
      body: json(
        z.object({
          accountNumber: z.string().nullable().describe('The other account; null: a check after all.'),
        }),
      ),
    },
    responses: {
      200: answer('The refund.', Refund),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'REFUND_NOT_FOUND',
        'REFUND_NOT_IN_STATE',
        'REFUND_NOT_SAME_CUSTOMER',
      ),
    },
  },
  ways: {
    method: 'get',
    path: '/refunds/{refundId}/ways',
    summary:
      'The ways in which a refund may be paid: by check, or back to the card or bank account it came from',
    permission: 'cash.read',
    tags,
    request: { params: ofRefund },
    responses: {
      200: answer('The ways, a check first.', z.object({ ways: z.array(RefundWay) })),
      ...mayRefuse('REFUND_NOT_FOUND'),
    },
  },
  way: {
    method: 'post',
    path: '/refunds/{refundId}/way',
    summary: 'Choose how a refund is paid once its batch is approved',
    permission: 'payments.post',
    tags,
    request: { params: ofRefund, body: json(RefundWay.omit({ to: true })) },
    responses: {
      200: answer('The refund.', Refund),
      ...mayRefuse('REFUND_NOT_FOUND', 'REFUND_NOT_IN_STATE', 'REFUND_WAY_GONE'),
    },
  },
  bankFile: {
    method: 'post',
    path: '/refunds/bank-files',
    summary:
      'Prepare the file to the bank with all approved refunds that go to bank accounts; another person releases it',
    permission: 'autopay.prepare',
    tags,
    request: { body: json(z.object({ drawOn: Day.describe('The day on which the bank moves the money.') })) },
    responses: {
      201: answer('The file, prepared.', AchRun),
      ...mayRefuse(
        'ACH_RUN_EMPTY',
        'ACH_RUN_WAITS',
        'FIELD_REFUSED',
        'REFUND_BATCH_EMPTY',
        'REFUND_RULE_MISSING',
      ),
    },
  },
  void: {
    method: 'post',
    path: '/refunds/{refundId}/void',
    summary: 'Void a check, or give up what waits for one: it is paid anew, or the money is where it was',
    permission: 'refunds.approve',
    tags,
    request: {
      params: ofRefund,
      body: json(
        z.object({
          reason: whyText,
          instead: z
            .enum(['reissue', 'give-back'])
            .describe(
              '`reissue`: another check is owed; `give-back`: a credit of the account or an item in suspense again.',
            ),
        }),
      ),
    },
    responses: {
      200: batchAnswer,
      ...mayRefuse('REFUND_CHECK_CASHED', 'REFUND_NOT_FOUND', 'REFUND_NOT_IN_STATE'),
    },
  },
} as const satisfies Record<string, Route>
