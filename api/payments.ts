import { z } from 'zod'
import { accountParams, Cents, Day, page } from './account-shapes.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

export const Tender = z.enum(['cash', 'check', 'card', 'ach'])

const Payment = z.object({
  paymentId: z.int(),
  amountCents: Cents,
  tender: Tender,
  receivedOn: Day,
  postedOn: Day,
  receipt: z.string(),
  checkNumber: z.string().nullable(),
})
const tags = ['Payments'] as const

export const payments = {
  post: {
    method: 'post',
    path: '/payments',
    summary: 'Post a payment to an account',
    permission: 'payments.post',
    tags,
    request: {
      body: json(
        z.object({
          accountNumber: z.string().min(1, 'Write the account number.'),
          amountCents: Cents.positive('Write an amount above zero.').max(10_000_000_00),
          tender: Tender,
          receivedOn: Day,
          receipt: z
            .string('Write the number on the receipt.')
            .trim()
            .min(1, 'Write the number on the receipt.')
            .max(60)
            .describe('The number on the paper or processor receipt. Posting it twice is refused.'),
          checkNumber: z
            .string()
            .trim()
            .regex(/^[0-9A-Za-z-]{1,20}$/, 'Write the number on the check, up to 20 digits.')
            .nullable()
            .default(null)
            .describe('Of a check: the number on it.'),
        }),
      ),
    },
    responses: {
      201: answer('The payment was posted.', z.object({ paymentId: z.int(), balanceCents: Cents })),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'FIELD_REFUSED',
        'PAYMENT_ALREADY_POSTED',
        'LEDGER_ACCOUNT_NOT_FOUND',
      ),
    },
  },
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/payments',
    summary: 'The payments of an account, newest first',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams, query: z.object(page) },
    responses: {
      200: answer('The payments.', z.object({ rows: z.array(Payment), next: z.string().nullable() })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
