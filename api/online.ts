import { z } from 'zod'
import { accountParams, page } from './account-shapes.ts'
import { OnlinePayment, OnlineState } from './online-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Paying online'] as const

/** Payments by card and bank account: what the provider tells, and what the office sees of it. */
export const online = {
  event: {
    method: 'post',
    path: '/online/events/{city}',
    summary: 'For the provider of payments: tell of an event, signed',
    permission: 'public',
    tags,
    request: {
      params: z.object({ city: z.string().max(60) }),
      // Read as it came: the signature is over its bytes.
      body: { required: true, content: { '*/*': { schema: z.string().meta({ format: 'binary' }) } } },
    },
    responses: {
      200: answer('It was kept. It is seen to afterwards.', z.object({ received: z.literal(true) })),
      ...mayRefuse('EVENT_NOT_SIGNED', 'EVENT_TOO_LARGE', 'PAY_NOT_OPEN'),
    },
  },
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/online-payments',
    summary: 'What was paid online for an account, and what is on its way, newest first',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer('The payments.', z.object({ rows: z.array(OnlinePayment) })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  list: {
    method: 'get',
    path: '/online/payments',
    summary: 'Payments made online, newest first',
    permission: 'cash.read',
    tags,
    request: { query: z.object({ ...page, state: OnlineState.optional() }) },
    responses: {
      200: answer(
        'The payments.',
        z.object({
          rows: z.array(OnlinePayment),
          next: z.string().nullable(),
          waitingEvents: z.int().describe('Calls of the provider that are still to be seen to.'),
        }),
      ),
    },
  },
  refund: {
    method: 'post',
    path: '/online/payments/{reference}/refunds',
    summary: 'Give money back to the card or bank account it came from',
    permission: 'payments.reverse',
    tags,
    request: {
      params: z.object({ reference: z.string().min(1).max(40) }),
      body: json(
        z.object({
          requestKey: RequestKey,
          amountCents: z.int().positive('Write an amount above zero.'),
          note: FreeText.min(1, 'Write why, in a sentence.').max(500),
        }),
      ),
    },
    responses: {
      202: answer(
        'The provider gives it back; the payment is taken back when it says so.',
        z.object({ refundId: z.string() }),
      ),
      ...mayRefuse(
        'ONLINE_PAYMENT_NOT_FOUND',
        'ONLINE_PAYMENT_NOT_PAID',
        'ONLINE_REFUND_TURNED_DOWN',
        'ONLINE_REFUND_UNANSWERED',
        'PAY_NOT_OPEN',
        'REQUEST_KEY_USED',
        'FIELD_REFUSED',
      ),
    },
  },
} as const satisfies Record<string, Route>
