import { z } from 'zod'
import { accountParams, Cents, Day, page } from './account-shapes.ts'
import { PaidItem, Reversal } from './payment-reversals.ts'
import { FreeText, withoutCard } from './free-text.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'
import { TakeCheck } from './take-check.ts'

export const Tender = z.enum(['cash', 'check', 'card', 'ach'])

const Payment = z.object({
  paymentId: z.int(),
  amountCents: Cents,
  tender: Tender,
  receivedOn: Day,
  postedOn: Day,
  receipt: z.string(),
  checkNumber: z.string().nullable(),
  paid: z.array(PaidItem).describe('What it pays today; of one that was taken back, what it had paid.'),
  creditCents: Cents.describe('What of it pays nothing yet.'),
  reversal: Reversal.nullable().describe('Null: it stands.'),
  movedFrom: z.string().nullable().describe('The account it was first posted to.'),
})
const tags = ['Payments'] as const

const ReceivableItem = z.object({
  itemId: z.int().describe('Its entry in the ledger: what a payment may be directed to.'),
  source: z.string().describe('What made it: a line of a bill, an adjustment, an installment.'),
  billNumber: z.string().nullable(),
  lineNo: z.int().nullable(),
  text: z.string().describe('What it is for, as its bill says.'),
  type: z
    .string()
    .nullable()
    .describe('Its type of receivable by the city’s policy; null: the city names none.'),
  postedOn: Day,
  dueOn: Day.nullable().describe('Null: not due before the next bill.'),
  amountCents: Cents,
  openCents: Cents.describe('What is not paid of it, after credits on account.'),
  disputedCents: Cents.describe('What of that is in dispute: paid only when directed.'),
})

const Receivables = z.object({
  asOf: Day,
  items: z.array(ReceivableItem).describe('In the order in which money pays them.'),
  creditCents: Cents.describe('Credit on account: what pays nothing yet.'),
  balanceCents: Cents.describe('Items less credit: what the ledger says.'),
  pastDueCents: Cents,
  owedSince: Day.nullable().describe('The due day of the oldest open item.'),
  order: z.object({
    keys: z.array(z.string()),
    within: z.enum(['sequential', 'pro-rata']),
    citation: z.string().nullable().describe('Null: no rule of the city; what was due first is paid first.'),
  }),
})

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
            .refine(...withoutCard)
            .refine(
              (receipt) => !/~\d+$/.test(receipt),
              'Leave out the ~ at the end: it marks a payment that was posted again.',
            )
            .describe('The number on the paper or processor receipt. Posting it twice is refused.'),
          checkNumber: FreeText.regex(
            /^[0-9A-Za-z-]{1,20}$/,
            'Write the number on the check, up to 20 digits.',
          )
            .nullable()
            .default(null)
            .describe('Of a check: the number on it.'),
          takeCheck: TakeCheck,
          directedTo: z
            .array(z.int().positive())
            .max(200)
            .default([])
            .describe(
              'Items the payer wants paid first, by their entries; without any, the city’s order holds.',
            ),
        }),
      ),
    },
    responses: {
      201: answer('The payment was posted.', z.object({ paymentId: z.int(), balanceCents: Cents })),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'FIELD_REFUSED',
        'ITEM_NOT_OPEN',
        'CHECKS_NOT_TAKEN',
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
  receivables: {
    method: 'get',
    path: '/accounts/{accountNumber}/receivables',
    summary: 'What an account owes, item by item, on a day',
    permission: 'accounts.read',
    tags,
    request: {
      params: accountParams,
      query: z.object({ asOf: Day.optional().describe('The end of this day; without it, now.') }),
    },
    responses: {
      200: answer('Its open items and its credit on account.', Receivables),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'FIELD_REFUSED'),
    },
  },
} as const satisfies Record<string, Route>
