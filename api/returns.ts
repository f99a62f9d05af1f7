import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { AchRun } from './autopay-shapes.ts'
import { PaidItem } from './payment-reversals.ts'
import { AdjustmentState } from './adjustment-shapes.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const paymentParams = z.object({ paymentId: z.coerce.number<string | number>().int().positive() })
const itemParams = z.object({ returnedItemId: z.coerce.number<string | number>().int().positive() })
const tags = ['Returned items'] as const

const ReturnedItem = z.object({
  returnedItemId: z.int(),
  paymentId: z.int().nullable().describe('Null: its money was in suspense.'),
  suspenseItemId: z.int().nullable(),
  accountNumber: z.string().nullable().describe('Null: nobody knows whose check it was.'),
  payerName: z.string().nullable(),
  amountCents: Cents,
  tender: z.string(),
  checkNumber: z.string().nullable(),
  receipt: z.string(),
  reason: z.string(),
  note: z.string(),
  returnedOn: Day,
  recordedBy: z.string(),
  fee: z.object({ cents: Cents, state: AdjustmentState }).nullable(),
  cashOnlyUntil: Day.nullable(),
  letterId: z.int().nullable(),
  letterState: z.string().nullable(),
  againUntil: Day.nullable().describe('The last day on which it may be presented again; null: it may not.'),
  presentedAgainOn: Day.nullable(),
  againBy: z
    .enum(['payment', 'to-send', 'file'])
    .nullable()
    .describe('How it is presented again: posted as a payment, waiting for a file to the bank, or in one.'),
})

/** Checks and electronic payments that a bank did not pay. */
export const returns = {
  before: {
    method: 'get',
    path: '/payments/{paymentId}/returns',
    summary: 'What recording a returned payment would do',
    permission: 'payments.reverse',
    tags,
    request: { params: paymentParams },
    responses: {
      200: answer(
        'What is open again, and what each reason brings.',
        z.object({
          paymentId: z.int(),
          accountNumber: z.string(),
          amountCents: Cents,
          opensAgain: z.array(PaidItem),
          newBalanceCents: Cents.describe('Without the fee.'),
          earlierItems: z.int().describe('Returned items of this payer within the days of the rule.'),
          citation: z.string().nullable().describe('Null: no rule of the city, and nothing can be recorded.'),
          reasons: z.array(
            z.object({
              code: z.string(),
              text: z.string(),
              bankCodes: z.array(z.string()),
              feeCents: Cents.nullable(),
              cashOnlyUntil: Day.nullable(),
              again: z.boolean().describe('Whether the item may be presented again.'),
            }),
          ),
        }),
      ),
      ...mayRefuse('PAYMENT_NOT_FOUND', 'PAYMENT_ALREADY_REVERSED'),
    },
  },
  record: {
    method: 'post',
    path: '/payments/{paymentId}/returns',
    summary:
      'Record that the bank did not pay: take the payment back, charge the fee, stop checks, draft the letter',
    permission: 'payments.reverse',
    tags,
    request: {
      params: paymentParams,
      body: json(
        z.object({
          reason: z.string().min(1, 'Choose why.').describe('A code of the policy `returned-items`.'),
          returnedOn: Day.describe('The day of the bank.'),
          note: FreeText.max(500).default('').describe('What the bank wrote.'),
          waiveFee: z.boolean().default(false).describe('No fee this time; the note says why.'),
        }),
      ),
    },
    responses: {
      201: answer(
        'It was recorded.',
        z.object({
          returnedItemId: z.int(),
          balanceCents: Cents,
          fee: z.object({ cents: Cents, state: AdjustmentState }).nullable(),
          cashOnlyUntil: Day.nullable(),
          letterId: z.int().nullable(),
        }),
      ),
      ...mayRefuse(
        'PAYMENT_NOT_FOUND',
        'PAYMENT_ALREADY_REVERSED',
        'RETURN_NOT_RULED',
        'REVERSAL_REASON_UNKNOWN',
        'FIELD_REFUSED',
        'ADJUSTMENT_OWN_ACCOUNT',
        'ADJUSTMENT_RULES_MISSING',
        'ADJUSTMENT_REASON_UNKNOWN',
        'ADJUSTMENT_REASON_NOT_FOR_ROLE',
      ),
    },
  },
  again: {
    method: 'post',
    path: '/returned-items/{returnedItemId}/again',
    summary:
      'Present a returned item to the bank again: a check is posted as a new payment, an ACH entry waits for a file',
    permission: 'payments.reverse',
    tags,
    request: { params: itemParams },
    responses: {
      201: answer(
        'It was posted again, or waits for a file to the bank.',
        z.object({
          paymentId: z.int().nullable().describe('Null: it is posted on the day of the file.'),
          receipt: z.string().nullable(),
          balanceCents: Cents,
        }),
      ),
      ...mayRefuse('RETURNED_ITEM_NOT_FOUND', 'RETURNED_ITEM_NOT_AGAIN'),
    },
  },
  bankFile: {
    method: 'post',
    path: '/returned-items/bank-files',
    summary: 'Prepare the file that presents returned entries again; another person releases it',
    permission: 'autopay.prepare',
    tags,
    request: { body: json(z.object({ drawOn: Day.describe('The day on which the bank moves the money.') })) },
    responses: {
      201: answer('The file, prepared.', AchRun),
      ...mayRefuse('ACH_RUN_EMPTY', 'ACH_RUN_WAITS', 'FIELD_REFUSED', 'RETURN_NOT_RULED'),
    },
  },
  findCheck: {
    method: 'get',
    path: '/returned-items/checks',
    summary: 'The checks of a number and an amount that stand in the books, by whatever door they came',
    permission: 'payments.reverse',
    tags,
    request: {
      query: z.object({
        checkNumber: z.string().trim().min(1, 'Write the number of the check.').max(20),
        amountCents: z.coerce.number<string | number>().int().positive('Write the amount of the check.'),
      }),
    },
    responses: {
      200: answer(
        'The checks, the newest first.',
        z.object({
          rows: z.array(
            z.object({
              paymentId: z.int().nullable(),
              suspenseItemId: z.int().nullable(),
              accountNumber: z.string().nullable(),
              payerName: z.string().nullable(),
              amountCents: Cents,
              receivedOn: Day,
              receipt: z.string(),
              came: z.string().describe('By which file or receipt.'),
            }),
          ),
          reasons: z
            .array(z.object({ code: z.string(), text: z.string(), bankCodes: z.array(z.string()) }))
            .describe('The reasons of the city’s rule; none without a rule.'),
        }),
      ),
    },
  },
  recordSuspense: {
    method: 'post',
    path: '/suspense/{itemId}/returns',
    summary: 'Record that the bank did not pay a check whose money is in suspense',
    permission: 'payments.reverse',
    tags,
    request: {
      params: z.object({ itemId: z.coerce.number<string | number>().int().positive() }),
      body: json(
        z.object({
          reason: z.string().min(1, 'Choose why.').describe('A code of the policy `returned-items`.'),
          returnedOn: Day.describe('The day of the bank.'),
          accountNumber: z
            .string()
            .max(30)
            .nullable()
            .default(null)
            .describe(
              'Whose check it was, where that is known: the fee is charged there. Null: nobody is charged.',
            ),
          note: FreeText.max(500).default('').describe('What the bank wrote.'),
          waiveFee: z.boolean().default(false).describe('No fee this time; the note says why.'),
        }),
      ),
    },
    responses: {
      201: answer(
        'It was recorded.',
        z.object({
          returnedItemId: z.int(),
          fee: z.object({ cents: Cents, state: AdjustmentState }).nullable(),
          cashOnlyUntil: Day.nullable(),
          letterId: z.int().nullable().describe('The letter to whoever pays for the account that was named.'),
        }),
      ),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'SUSPENSE_ITEM_DECIDED',
        'SUSPENSE_ITEM_NOT_FOUND',
        'RETURN_NOT_RULED',
        'REVERSAL_REASON_UNKNOWN',
        'FIELD_REFUSED',
        'ADJUSTMENT_OWN_ACCOUNT',
        'ADJUSTMENT_RULES_MISSING',
        'ADJUSTMENT_REASON_UNKNOWN',
        'ADJUSTMENT_REASON_NOT_FOR_ROLE',
      ),
    },
  },
  list: {
    method: 'get',
    path: '/returned-items',
    summary: 'Returned items, the newest first',
    permission: 'accounts.read',
    tags,
    request: {
      query: z.object({
        view: z
          .enum(['to-do', 'all'])
          .default('all')
          .describe('`to-do`: those whose letter nobody has looked at yet.'),
        limit: z.coerce.number<string | number>().int().min(1).max(500).default(100),
        after: z.coerce
          .number<string | number>()
          .int()
          .optional()
          .describe('The number of the last one before.'),
      }),
    },
    responses: {
      200: answer('The items.', z.object({ rows: z.array(ReturnedItem), next: z.int().nullable() })),
    },
  },
} as const satisfies Record<string, Route>
