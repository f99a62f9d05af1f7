import { z } from 'zod'
import { accountParams, Cents, Day, pageByNumber } from './account-shapes.ts'
import { ForCase } from './for-case.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

const tags = ['Transfers'] as const
const params = z.object({ id: z.coerce.number<string | number>().int().positive() })
const amount = Cents.min(-10_000_000_00)
  .max(10_000_000_00)
  .refine((cents) => cents !== 0, 'Write an amount that is not zero.')

const Moved = z.object({
  amountCents: amount.describe(
    'Positive: so much less is owed here and more there. Negative: a credit is moved.',
  ),
  to: z
    .array(
      z.object({
        accountNumber: z.string().min(1, 'Write the account it goes to.'),
        weight: z.int('Write a whole number.').min(1, 'Write 1 or more.').max(1_000_000).default(1),
      }),
    )
    .min(1, 'Name the account it goes to.')
    .max(50)
    .describe(
      'By weight, when there are several. The account it comes from may be among them: then it keeps a share.',
    ),
})
const Transfer = z.object({
  transferId: z.int(),
  accountNumber: z.string(),
  state: z.enum(['asked', 'posted', 'refused', 'withdrawn']),
  amountCents: Cents,
  billNumber: z.string().nullable().describe('Of a charge: its bill.'),
  lineNo: z.int().nullable(),
  reason: z.string(),
  askedBy: z.string(),
  askedOn: Day,
  endedBy: z.string().nullable(),
  endedNote: z.string().nullable(),
  parts: z
    .array(z.object({ accountNumber: z.string(), amountCents: Cents, adjustmentId: z.int() }))
    .describe('What each account owes more, or less. They sum to nothing.'),
})

/** Balances and charges moved between accounts. */
export const transfers = {
  preview: {
    method: 'post',
    path: '/accounts/{accountNumber}/transfer-preview',
    summary: 'What moving money to other accounts would do to each; nothing is changed',
    permission: 'corrections.ask',
    tags,
    request: { params: accountParams, body: json(Moved) },
    responses: {
      200: answer(
        'Each account.',
        z.object({
          rows: z.array(
            z.object({
              accountNumber: z.string(),
              payerName: z.string().nullable(),
              address: z.string(),
              amountCents: Cents,
              balanceCents: Cents,
              newBalanceCents: Cents,
            }),
          ),
        }),
      ),
      ...mayRefuse('ACCOUNT_NOT_FOUND', 'FIELD_REFUSED'),
    },
  },
  ask: {
    method: 'post',
    path: '/accounts/{accountNumber}/transfers',
    summary: 'Move a balance, or a charge of a bill, to another account or by weights to several',
    permission: 'corrections.ask',
    tags,
    request: {
      params: accountParams,
      body: json(
        Moved.extend({
          line: z
            .object({ billId: z.int().positive(), lineNo: z.int().positive() })
            .nullable()
            .default(null)
            .describe('The charge; null: a balance.'),
          reason: FreeText.min(1, 'Write why.').max(500),
          deskCaseId: ForCase.default(null),
          requestKey: RequestKey,
        }),
      ),
    },
    responses: {
      201: answer('The transfer.', Transfer),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'FIELD_REFUSED',
        'TRANSFER_MORE_THAN_BALANCE',
        'ADJUSTMENT_LINE_NOT_FOUND',
        'ADJUSTMENT_MORE_THAN_LEFT',
        'ADJUSTMENT_RULES_MISSING',
        'ADJUSTMENT_REASON_UNKNOWN',
        'ADJUSTMENT_OWN_ACCOUNT',
        'CASE_NOT_FOUND',
        'CASE_OF_OTHER_ACCOUNT',
      ),
    },
  },
  list: {
    method: 'get',
    path: '/transfers',
    summary: 'Transfers, the newest first',
    permission: 'corrections.read',
    tags,
    request: { query: z.object({ ...pageByNumber, accountNumber: z.string().optional() }) },
    responses: {
      200: answer('One page.', z.object({ rows: z.array(Transfer), next: z.string().nullable() })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  show: {
    method: 'get',
    path: '/transfers/{id}',
    summary: 'A transfer with what each account gives or gets',
    permission: 'corrections.read',
    tags,
    request: { params },
    responses: { 200: answer('The transfer.', Transfer), ...mayRefuse('TRANSFER_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
