import { z } from 'zod'
import { accountParams, page } from './account-shapes.ts'
import { OnlinePayment, OnlineRefund, OnlineState, RefundAsked } from './online-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Paying online'] as const
const ofRefund = z.object({ onlineRefundId: z.coerce.number<string | number>().int().positive() })

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
        'The provider gives it back, and the payment is taken back when it says so; or it waits for a second person.',
        RefundAsked,
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
  seeDispute: {
    method: 'post',
    path: '/online/payments/{reference}/dispute-seen',
    summary: 'Say that a dispute is seen to: Today tells of it no more, unless it changes',
    permission: 'payments.reverse',
    tags,
    request: {
      params: z.object({ reference: z.string().min(1).max(40) }),
      body: json(z.object({ note: FreeText.min(1, 'Write what was done.').max(500) })),
    },
    responses: {
      200: answer('It was written down.', z.object({ reference: z.string(), disputedCents: z.int() })),
      ...mayRefuse('ONLINE_PAYMENT_NOT_DISPUTED', 'ONLINE_PAYMENT_NOT_FOUND'),
    },
  },
  refunds: {
    method: 'get',
    path: '/online/refunds',
    summary: 'What is to go back by the provider: what waits for a second person first, then the newest',
    permission: 'cash.read',
    tags,
    request: {},
    responses: { 200: answer('A hundred at most.', z.object({ rows: z.array(OnlineRefund) })) },
  },
  approveRefund: {
    method: 'post',
    path: '/online/refunds/{onlineRefundId}/approve',
    summary: 'Agree, as the second person, that money goes back to the card or bank account it came from',
    permission: 'refunds.approve',
    tags,
    request: { params: ofRefund },
    responses: {
      202: answer('The provider gives it back; the payment is taken back when it says so.', RefundAsked),
      ...mayRefuse(
        'ONLINE_REFUND_NOT_FOUND',
        'ONLINE_REFUND_NOT_WAITING',
        'ONLINE_REFUND_OWN',
        'ONLINE_REFUND_TURNED_DOWN',
        'ONLINE_REFUND_UNANSWERED',
        'PAY_NOT_OPEN',
        'REFUND_ABOVE_AUTHORITY',
      ),
    },
  },
  declineRefund: {
    method: 'post',
    path: '/online/refunds/{onlineRefundId}/decline',
    summary: 'Decline that money goes back: nothing is given',
    permission: 'refunds.approve',
    tags,
    request: {
      params: ofRefund,
      body: json(z.object({ reason: FreeText.min(1, 'Write why.').max(500) })),
    },
    responses: {
      200: answer('What waits and was decided.', z.object({ rows: z.array(OnlineRefund) })),
      ...mayRefuse('ONLINE_REFUND_NOT_FOUND', 'ONLINE_REFUND_NOT_WAITING'),
    },
  },
} as const satisfies Record<string, Route>
