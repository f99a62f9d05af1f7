import { z } from 'zod'
import { accountParams, Cents, Day } from './account-shapes.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const depositParams = z.object({ depositId: z.coerce.number<string | number>().int().positive() })
const tags = ['Deposits'] as const

export const Deposit = z
  .object({
    depositId: z.int(),
    accountNumber: z.string(),
    partyName: z.string(),
    amountCents: Cents,
    state: z.enum(['held', 'refund-asked', 'applied', 'refunded']),
    receipt: z.string(),
    tender: z.string(),
    takenOn: Day,
    citation: z.string(),
    interestCents: Cents.describe('What it has borne until today; of one that is settled, until then.'),
    askedBy: z.string().nullable().describe('Who asked for its refund.'),
    steps: z.array(
      z.object({
        what: z.string(),
        amountCents: Cents,
        onDay: Day,
        note: z.string().nullable(),
        by: z.string(),
      }),
    ),
  })
  .meta({ id: 'Deposit' })

/** What a new account puts down. */
export const RequiredDeposit = z.object({
  requiredCents: Cents,
  basis: z.string().describe('How it was worked out.'),
  citation: z.string(),
})

const changed = { 200: answer('The deposit.', Deposit) }

/** What customers put down as security: a liability until it is applied or paid back. */
export const deposits = {
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/deposits',
    summary: 'The deposits of an account, and what the city asks for it',
    permission: 'accounts.read',
    tags,
    request: { params: accountParams },
    responses: {
      200: answer(
        'The deposits, newest first.',
        z.object({ rows: z.array(Deposit), required: RequiredDeposit.nullable() }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  take: {
    method: 'post',
    path: '/accounts/{accountNumber}/deposits',
    summary: 'Take a deposit: cash in, owed to the customer',
    permission: 'payments.post',
    tags,
    request: {
      params: accountParams,
      body: json(
        z.object({
          amountCents: z.int().min(1, 'Write an amount above zero.').max(100_000_000),
          tender: z.enum(['cash', 'check', 'card', 'ach']),
          receipt: z.string('Write the receipt number.').trim().min(1, 'Write the receipt number.').max(60),
        }),
      ),
    },
    responses: {
      201: answer('It is held.', Deposit),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'ACCOUNT_CLOSED',
        'DEPOSIT_ALREADY_TAKEN',
        'DEPOSIT_RULE_MISSING',
        'LEDGER_ACCOUNT_NOT_FOUND',
        'FIELD_REFUSED',
      ),
    },
  },
  apply: {
    method: 'post',
    path: '/deposits/{depositId}/apply',
    summary: 'Let a deposit with its interest pay what the account owes; what is left over is a credit',
    permission: 'payments.post',
    tags,
    request: { params: depositParams },
    responses: {
      ...changed,
      ...mayRefuse(
        'DEPOSIT_NOT_FOUND',
        'DEPOSIT_NOT_HELD',
        'DEPOSIT_RULE_MISSING',
        'LEDGER_ACCOUNT_NOT_FOUND',
        'ACCOUNT_NOT_FOUND',
      ),
    },
  },
  askRefund: {
    method: 'post',
    path: '/deposits/{depositId}/refund',
    summary: 'Ask for a deposit to be paid back; another person approves it',
    permission: 'payments.post',
    tags,
    request: { params: depositParams },
    responses: { ...changed, ...mayRefuse('DEPOSIT_NOT_FOUND', 'DEPOSIT_NOT_HELD', 'ACCOUNT_NOT_FOUND') },
  },
  refund: {
    method: 'post',
    path: '/deposits/{depositId}/refund/approve',
    summary: 'Pay a deposit back with its interest, as the second person',
    permission: 'deposits.refund',
    tags,
    request: { params: depositParams },
    responses: {
      ...changed,
      ...mayRefuse(
        'DEPOSIT_NOT_FOUND',
        'DEPOSIT_NOT_HELD',
        'DEPOSIT_OWN_REFUND',
        'DEPOSIT_RULE_MISSING',
        'LEDGER_ACCOUNT_NOT_FOUND',
        'ACCOUNT_NOT_FOUND',
      ),
    },
  },
} as const satisfies Record<string, Route>
