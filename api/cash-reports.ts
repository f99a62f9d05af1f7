import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { BankBalance } from './reconciliation-shapes.ts'
import { answer, file, mayRefuse, type Route } from './route.ts'

const tags = ['Cash'] as const
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const on = Day.optional().describe('The day; without it, today.')
const asOf = Day.optional().describe('The end of this day; without it, today.')

/** What of cash moved by which door, tender and person. */
const CashRow = z.object({
  what: z.enum(['payment', 'suspense', 'deposit', 'over-short', 'payout', 'taken-back', 'refund', 'other']),
  door: z.enum(['batch', 'counter', 'file', 'autopay', 'online', 'other']).describe('Where it came in.'),
  tender: z.string().nullable(),
  person: z.string().nullable().describe('Who closed the batch, made the receipt out, or posted the file.'),
  count: z.int(),
  cents: Cents.describe('Negative: what left.'),
})

/** One figure of the books, once by the papers and once by the ledger. */
export const TieFigure = z
  .object({
    code: z.enum([
      'receivable',
      'suspense',
      'deposits',
      'provider',
      'refunds',
      'unclaimed',
      'cash',
      'over-short',
    ]),
    name: z.string(),
    how: z.string().describe('What is added up.'),
    subledgerCents: Cents,
    ledgerCents: Cents,
    differenceCents: Cents,
  })
  .meta({ id: 'TieFigure' })

/** What came in, and whether the papers and the ledger agree. */
export const cashReports = {
  day: {
    method: 'get',
    path: '/reports/cash/day',
    summary: 'The cash of a day by tender, door and person, with what the ledger says',
    permission: 'cash.read',
    tags,
    request: { query: z.object({ on }) },
    responses: {
      200: answer(
        'The cash of the day.',
        z.object({
          on: Day,
          rows: z.array(CashRow),
          totalCents: Cents,
          ledgerCents: Cents.describe(
            'What the cash accounts of the ledger moved by: the same, or the books are wrong.',
          ),
        }),
      ),
      ...mayRefuse('FIELD_REFUSED'),
    },
  },
  register: {
    method: 'get',
    path: '/reports/cash/register.xlsx',
    summary: 'The cash receipts register: every payment of some days as a workbook',
    permission: 'cash.read',
    tags,
    request: { query: z.object({ from: Day, to: Day }) },
    responses: { 200: file('The workbook.', spreadsheet), ...mayRefuse('FIELD_REFUSED') },
  },
  tie: {
    method: 'get',
    path: '/reports/cash/tie',
    summary:
      'Receivable, suspense, deposits, what the provider owes, refunds, cash, over and short: by the papers and by the ledger',
    permission: 'statistics.read',
    tags,
    request: { query: z.object({ asOf }) },
    responses: {
      200: answer(
        'The figures. Cash and over and short are those of the month up to the day.',
        z.object({
          asOf: Day,
          monthFrom: Day,
          figures: z.array(TieFigure),
          bank: z
            .object({ openLines: z.int(), openLineCents: Cents, openItems: z.int(), openItemCents: Cents })
            .describe('What of bank statements and of ours is not matched now.'),
          balance: BankBalance,
        }),
      ),
      ...mayRefuse('FIELD_REFUSED'),
    },
  },
  tiePdf: {
    method: 'get',
    path: '/reports/cash/tie.pdf',
    summary: 'The same on one page, to be signed',
    permission: 'statistics.read',
    tags,
    request: { query: z.object({ asOf }) },
    responses: { 200: file('The page.', 'application/pdf'), ...mayRefuse('FIELD_REFUSED') },
  },
} as const satisfies Record<string, Route>
