import { z } from 'zod'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { pageByNumber } from './account-shapes.ts'
import { Cents, Day, runParams } from './run-shapes.ts'

const Distribution = z.object({
  glCode: z.string(),
  name: z.string(),
  fund: z.string(),
  glString: z.string(),
  lines: z.int().describe('Bill lines behind it.'),
  debitCents: Cents,
  creditCents: Cents,
})
const LedgerRow = z.object({
  id: z.int(),
  postedOn: Day,
  source: z.string(),
  sourceId: z.int(),
  label: z.string().nullable().describe('Of an adjustment, or of what takes one back: its reason.'),
  adjustmentId: z.int().nullable(),
  runId: z.int().nullable(),
  debit: z.string(),
  credit: z.string(),
  amountCents: Cents.describe('What it did to the account: positive when it owes more.'),
  balanceCents: Cents.describe('What the account owes after it.'),
})
const tags = ['Ledger'] as const

/** The general ledger as billing posts to it, and an account's own ledger. */
export const ledger = {
  chart: {
    method: 'get',
    path: '/gl/accounts',
    summary: 'The chart of accounts',
    permission: 'gl.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The ledger accounts.',
        z.object({
          rows: z.array(
            z.object({
              code: z.string(),
              name: z.string(),
              kind: z.enum([
                'receivable',
                'cash',
                'revenue',
                'liability',
                'expense',
                'suspense',
                'interfund',
              ]),
              fund: z.string(),
              glString: z.string(),
            }),
          ),
        }),
      ),
    },
  },
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/ledger',
    summary: 'The ledger of an account, newest first, with the balance after each entry',
    permission: 'accounts.read',
    tags,
    request: { params: z.object({ accountNumber: z.string().min(1) }), query: z.object(pageByNumber) },
    responses: {
      200: answer(
        'The entries.',
        z.object({ rows: z.array(LedgerRow), next: z.string().nullable(), balanceCents: Cents }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  distribution: {
    method: 'get',
    path: '/runs/{id}/distribution',
    summary: 'How a run falls on the general ledger: from its register, or from its entries once posted',
    permission: 'runs.read',
    tags,
    request: { params: runParams },
    responses: {
      200: answer(
        'One row per ledger account. Debits equal credits.',
        z.object({ rows: z.array(Distribution), debitCents: Cents, creditCents: Cents, posted: z.boolean() }),
      ),
      ...mayRefuse('RUN_NOT_FOUND'),
    },
  },
  journal: {
    method: 'get',
    path: '/runs/{id}/journal',
    summary:
      'The journal of a posted run for the city’s finance system: numbered and locked at the first export',
    permission: 'gl.read',
    tags,
    request: { params: runParams, query: z.object({ layout: z.string().max(40).optional() }) },
    responses: {
      200: file('The journal, the same bytes every time.', 'text/plain'),
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE', 'JOURNAL_UNBALANCED', 'JOURNAL_LAYOUT_NOT_FOUND'),
    },
  },
  cashJournals: {
    method: 'get',
    path: '/gl/cash-journals',
    summary: 'The journals of cash that are locked, the newest first',
    permission: 'gl.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The last 400.',
        z.object({
          rows: z.array(
            z.object({ number: z.string(), through: Day, debitCents: Cents, sha256: z.string() }),
          ),
          through: Day.nullable().describe('How far they have come; null before the first.'),
        }),
      ),
    },
  },
  lockCashJournal: {
    method: 'post',
    path: '/gl/cash-journals',
    summary:
      'Number and lock the journal of cash through a day: everything the cash office posted by then, and what of it was taken back, that no earlier one has',
    permission: 'cash.sign',
    tags,
    request: { body: json(z.object({ through: Day.describe('A day that is over.') })) },
    responses: {
      201: answer(
        'It is locked. Asked for again, it is the one that was locked before.',
        z.object({ number: z.string(), through: Day }),
      ),
      ...mayRefuse('CASH_JOURNAL_DAY_OPEN', 'CASH_JOURNAL_EMPTY', 'CASH_JOURNAL_PAST', 'JOURNAL_UNBALANCED'),
    },
  },
  cashJournal: {
    method: 'get',
    path: '/gl/cash-journals/{through}',
    summary:
      'A locked journal of cash as a file: payments, suspense, over and short, and what was taken back',
    permission: 'gl.read',
    tags,
    request: {
      params: z.object({ through: Day }),
      query: z.object({ layout: z.string().max(40).optional() }),
    },
    responses: {
      200: file('The journal, the same bytes every time.', 'text/plain'),
      ...mayRefuse('CASH_JOURNAL_NOT_LOCKED', 'JOURNAL_LAYOUT_NOT_FOUND'),
    },
  },
} as const satisfies Record<string, Route>
