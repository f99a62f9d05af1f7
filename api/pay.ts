import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText, withoutCard } from './free-text.ts'
import { OnlineState, OnlineTender, PayFact, PayShown } from './online-shapes.ts'
import { RequestKey } from './request-key.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const open = { permission: 'public', tags: ['Paying online'] } as const
const params = z.object({
  token: z
    .string()
    .min(6)
    .max(100)
    .describe('What the code on a bill holds, or what `POST /pay/accounts` answered.'),
})
const City = z
  .string()
  .max(39)
  .optional()
  .describe('Where a server has several cities: which one. Left out, whichever knows the token.')
const ofCity = z.object({ city: City })

/** What is open to anybody who holds a bill: paying it. Nothing here takes a card or bank account number: the provider does, on its own page. */
export const pay = {
  terms: {
    ...open,
    method: 'get',
    path: '/pay/terms',
    summary: 'How a city is paid online, and what it asks for beside the account number',
    request: { query: ofCity },
    responses: {
      200: answer(
        'The terms.',
        z.object({
          city: z.string(),
          cityPhone: z.string(),
          facts: z.array(PayFact),
          practice: z.boolean().describe('A practice city: no money moves.'),
        }),
      ),
      ...mayRefuse('PAY_NOT_OPEN', 'TOO_MANY_REQUESTS'),
    },
  },
  find: {
    ...open,
    method: 'post',
    path: '/pay/accounts',
    summary: 'Prove to know an account, to pay what it owes',
    secret: true,
    request: {
      body: json(
        z.object({
          city: City,
          accountNumber: z
            .string()
            .trim()
            .min(1, 'Write the account number.')
            .max(40)
            .refine(...withoutCard),
          fact: PayFact,
          answer: FreeText.min(1, 'Write the answer.').max(20),
        }),
      ),
    },
    responses: {
      200: answer('What opens the account for a while.', z.object({ token: z.string(), minutes: z.int() })),
      ...mayRefuse('PAY_NOT_FOUND', 'PAY_NOT_OPEN', 'TOO_MANY_REQUESTS'),
    },
  },
  show: {
    ...open,
    method: 'get',
    path: '/pay/bills/{token}',
    summary: 'What is due, for whoever holds the link',
    request: { params, query: ofCity },
    responses: {
      200: answer('What is due.', PayShown),
      ...mayRefuse('PAY_LINK_UNKNOWN', 'PAY_NOT_OPEN', 'TOO_MANY_REQUESTS'),
    },
  },
  bill: {
    ...open,
    method: 'get',
    path: '/pay/bills/{token}/pdf',
    summary: 'The bill as a PDF, for whoever holds the link',
    request: { params, query: ofCity },
    responses: {
      200: file('The bill.', 'application/pdf'),
      ...mayRefuse('PAY_LINK_UNKNOWN', 'PAY_NOT_OPEN', 'TOO_MANY_REQUESTS'),
    },
  },
  begin: {
    ...open,
    method: 'post',
    path: '/pay/bills/{token}/payments',
    summary: 'Begin a payment: the answer is the page of the provider, with the amount on it',
    secret: true,
    request: {
      params,
      query: ofCity,
      body: json(
        z.object({
          requestKey: RequestKey,
          pays: z.enum(['due', 'past-due', 'other']),
          amountCents: Cents.positive('Write an amount above zero.').describe(
            'What the payer saw, or wrote. What is due is reckoned anew; when it differs nothing is begun.',
          ),
          email: z
            .email('Write an e-mail address such as name@example.com.')
            .max(200)
            .nullable()
            .default(null)
            .describe('Where the receipt goes; null: nowhere.'),
          language: z.enum(['en', 'es']),
        }),
      ),
    },
    responses: {
      201: answer('Where to go on.', z.object({ reference: z.string(), url: z.url() })),
      ...mayRefuse(
        'PAY_LINK_UNKNOWN',
        'PAY_LINK_REPLACED',
        'PAY_NOT_OPEN',
        'PAY_AMOUNT_CHANGED',
        'PAY_AMOUNT_OUTSIDE',
        'PAY_PROVIDER_AWAY',
        'REQUEST_KEY_USED',
        'TOO_MANY_REQUESTS',
      ),
    },
  },
  payment: {
    ...open,
    method: 'get',
    path: '/pay/payments/{token}',
    summary: 'How a payment stands, for whoever comes back from the provider',
    request: { params: z.object({ token: z.string().min(6).max(100) }), query: ofCity },
    responses: {
      200: answer(
        'How it stands. Looking changes nothing.',
        z.object({
          city: z.string(),
          cityPhone: z.string(),
          reference: z.string(),
          amountCents: Cents,
          state: OnlineState,
          posted: z.boolean().describe('It came into the books; a part may have gone back since.'),
          tender: OnlineTender.nullable(),
          last4: z.string().nullable(),
          receivedOn: Day.nullable(),
          receiptTo: z.string().nullable().describe('The e-mail address of the receipt, masked.'),
        }),
      ),
      ...mayRefuse('PAY_LINK_UNKNOWN', 'PAY_NOT_OPEN', 'TOO_MANY_REQUESTS'),
    },
  },
} as const satisfies Record<string, Route>
