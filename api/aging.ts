import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { answer, file, mayRefuse, type Route } from './route.ts'

/** How long something is past due: not yet, or since so many days. */
export const AgingBucket = z.enum(['current', '1-30', '31-60', '61-90', 'over-90'])

const cents = {
  bucketCents: z.record(AgingBucket, Cents).describe('What is open, by how long it is past due.'),
  disputedCents: Cents.describe('What of that is in dispute.'),
  creditCents: Cents.describe('Credits on account: apart, and in no bucket.'),
  balanceCents: Cents.describe('Open items less credits.'),
}
const asOf = Day.optional().describe('The end of this day; without it, today.')
const tags = ['Aging'] as const

/** What customers owe by how long it is past due, on any day. */
export const aging = {
  show: {
    method: 'get',
    path: '/reports/aging',
    summary: 'What customers owe on a day, by how long it is past due',
    permission: 'statistics.read',
    tags,
    request: { query: z.object({ asOf }) },
    responses: {
      200: answer(
        'The aging, with what the ledger says of the same day.',
        z.object({
          asOf: Day,
          ...cents,
          accounts: z.int().describe('Accounts that owe something or have a credit.'),
          bucketAccounts: z.record(AgingBucket, z.int()),
          ledgerCents: Cents.describe(
            'The receivable by its entries: the same as the balance, or the books are wrong.',
          ),
          byClass: z.array(z.object({ class: z.string(), accounts: z.int(), ...cents })),
          citation: z
            .string()
            .nullable()
            .describe('The rule by which credits were applied; null: what was due first.'),
        }),
      ),
      ...mayRefuse('FIELD_REFUSED'),
    },
  },
  accounts: {
    method: 'get',
    path: '/reports/aging/accounts',
    summary: 'The accounts behind a bucket, the largest amount first',
    permission: 'statistics.read',
    tags,
    request: {
      query: z.object({
        asOf,
        bucket: z.union([AgingBucket, z.enum(['credit', 'all'])]).default('all'),
        class: z.string().optional(),
        limit: z.coerce.number<string | number>().int().min(1).max(500).default(200),
      }),
    },
    responses: {
      200: answer(
        'The accounts.',
        z.object({
          rows: z.array(
            z.object({
              accountNumber: z.string(),
              payerName: z.string().nullable(),
              class: z.string(),
              owedSince: Day.nullable(),
              ...cents,
            }),
          ),
          more: z.int().describe('How many more there are.'),
        }),
      ),
      ...mayRefuse('FIELD_REFUSED'),
    },
  },
  workbook: {
    method: 'get',
    path: '/reports/aging.xlsx',
    summary: 'The aging of every account as a workbook',
    permission: 'statistics.read',
    tags,
    request: { query: z.object({ asOf }) },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
      ...mayRefuse('FIELD_REFUSED'),
    },
  },
} as const satisfies Record<string, Route>
