import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const paymentParams = z.object({ paymentId: z.coerce.number<string | number>().int().positive() })
const tags = ['Payments'] as const

/** What of a payment pays one item, with its due day. */
export const PaidItem = z.object({
  itemId: z.int(),
  billNumber: z.string().nullable(),
  text: z.string(),
  dueOn: Day.nullable(),
  cents: Cents,
})

/** What became of a payment that was taken back. */
export const Reversal = z.object({
  reversedOn: Day,
  reason: z.string().describe('In the words of the city’s rule.'),
  citation: z.string(),
  note: z.string(),
  by: z.string(),
  movedTo: z
    .object({ accountNumber: z.string(), receipt: z.string() })
    .nullable()
    .describe('The account the money went to instead.'),
})

const Before = z.object({
  paymentId: z.int(),
  accountNumber: z.string(),
  amountCents: Cents,
  receipt: z.string(),
  opensAgain: z.array(PaidItem).describe('What the payment paid: open again, due as before.'),
  creditCents: Cents.describe('What of it is a credit on account: it goes.'),
  balanceCents: Cents,
  newBalanceCents: Cents,
  reasons: z
    .array(z.object({ code: z.string(), text: z.string(), moves: z.boolean() }))
    .describe('Those that the role of whoever asks may give.'),
  citation: z.string().nullable().describe('Null: no rule of the city, and nothing can be taken back.'),
})

/** Taking a payment back. */
export const paymentReversals = {
  before: {
    method: 'get',
    path: '/payments/{paymentId}/reversals',
    summary: 'What taking a payment back would do',
    permission: 'payments.reverse',
    tags,
    request: { params: paymentParams },
    responses: {
      200: answer('What is open again, and the reasons there are.', Before),
      ...mayRefuse('PAYMENT_NOT_FOUND', 'PAYMENT_ALREADY_REVERSED'),
    },
  },
  reverse: {
    method: 'post',
    path: '/payments/{paymentId}/reversals',
    summary: 'Take a payment back, or move it to the account it was meant for',
    permission: 'payments.reverse',
    tags,
    request: {
      params: paymentParams,
      body: json(
        z.object({
          reason: z.string().min(1, 'Choose why.').describe('A code of the policy `payment-reversal`.'),
          note: FreeText.min(1, 'Write why, in a sentence.').max(500),
          moveTo: z
            .string()
            .trim()
            .min(1)
            .nullable()
            .default(null)
            .describe('The account the money was meant for: it is posted there in the same step.'),
        }),
      ),
    },
    responses: {
      201: answer(
        'The payment was taken back.',
        z.object({
          reversalId: z.int(),
          balanceCents: Cents.describe('What the account owes now.'),
          movedTo: z
            .object({ accountNumber: z.string(), paymentId: z.int(), balanceCents: Cents })
            .nullable(),
        }),
      ),
      ...mayRefuse(
        'PAYMENT_NOT_FOUND',
        'PAYMENT_ALREADY_REVERSED',
        'REVERSAL_NOT_RULED',
        'REVERSAL_REASON_UNKNOWN',
        'REVERSAL_REASON_NOT_FOR_ROLE',
        'ACCOUNT_NOT_FOUND',
        'FIELD_REFUSED',
      ),
    },
  },
} as const satisfies Record<string, Route>
