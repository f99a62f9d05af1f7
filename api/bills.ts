import { z } from 'zod'
import { answer, file, mayRefuse, type Route } from './route.ts'
import { Cents, Day, Difference, ExplainedLine, HistoryMonth, page, runParams } from './run-shapes.ts'

const billParams = z.object({ number: z.string().min(1) })
const BillRow = z.object({
  number: z.string(),
  runId: z.int(),
  accountNumber: z.string(),
  issuedOn: Day,
  dueOn: Day,
  delinquentOn: Day,
  periodFrom: Day,
  periodUntil: Day,
  previousBalanceCents: Cents,
  paymentsCents: Cents,
  adjustmentsCents: Cents,
  chargesCents: Cents,
  totalDueCents: Cents,
  isFinal: z.boolean(),
  kind: z.enum(['regular', 'partial', 'final', 'off-cycle']),
  sentBy: z.enum(['paper', 'email', 'both', 'none']).describe('How it was sent; `none`: not at all.'),
  suppressed: z.string().nullable().describe('Why it was not sent to anybody, and by which rule.'),
  cancelled: z
    .object({ replacedBy: z.string(), on: Day })
    .nullable()
    .describe('What took its place, and since when; null: it holds. It stays as it was sent.'),
  email: z
    .object({ to: z.string(), state: z.string(), sentAt: z.iso.datetime({ offset: true }).nullable() })
    .nullable()
    .describe('What became of its e-mail, once it was asked for.'),
})
const Bill = BillRow.extend({
  payerName: z.string(),
  serviceAddress: z.string(),
  mailTo: z.array(z.string()),
  lines: z.array(ExplainedLine),
  differences: z.array(Difference),
  messages: z.array(z.object({ en: z.string(), es: z.string() })),
  history: z.array(HistoryMonth),
})
/** One print file, as the printer’s operator and the mail house check it. */
export const PrintPart = z.object({
  file: z.string(),
  firstPiece: z.int(),
  lastPiece: z.int(),
  pages: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  totalDueCents: Cents.describe('Of the payers’ bills in it. Copies for owners ask for nothing.'),
})
const PrintJob = z.object({
  id: z.int(),
  runId: z.int(),
  state: z.enum(['waiting', 'working', 'done', 'failed']),
  pieces: z.int(),
  piecesDone: z.int(),
  fromPiece: z.int(),
  holds: z.enum(['run', 'returned', 'held']),
  failure: z.string().nullable(),
  askedBy: z.string(),
  askedAt: z.iso.datetime({ offset: true }),
  doneAt: z.iso.datetime({ offset: true }).nullable(),
  dataAsOf: z.iso.datetime({ offset: true }).nullable(),
  parts: z.array(PrintPart),
})
const jobParams = z.object({ id: z.coerce.number<string | number>().int().positive() })
const language = z.object({ language: z.enum(['en', 'es']).optional() })
const tags = ['Bills'] as const

/** Posted bills, and the print files of a run. */
export const bills = {
  ofAccount: {
    method: 'get',
    path: '/accounts/{accountNumber}/bills',
    summary: 'The bills of an account, newest first',
    permission: 'accounts.read',
    tags,
    request: { params: z.object({ accountNumber: z.string().min(1) }), query: z.object(page) },
    responses: {
      200: answer('The bills.', z.object({ rows: z.array(BillRow), next: z.string().nullable() })),
      ...mayRefuse('ACCOUNT_NOT_FOUND'),
    },
  },
  show: {
    method: 'get',
    path: '/bills/{number}',
    summary: 'A posted bill: its lines with their reasons, why it differs from the last, its history',
    permission: 'accounts.read',
    tags,
    request: { params: billParams },
    responses: { 200: answer('The bill.', Bill), ...mayRefuse('BILL_NOT_FOUND') },
  },
  pdf: {
    method: 'get',
    path: '/bills/{number}/pdf',
    summary: 'A posted bill as an accessible PDF, as it was printed',
    permission: 'accounts.read',
    tags,
    request: {
      params: billParams,
      query: z.object({
        standard: z
          .enum(['ua-1', 'a-2a'])
          .default('ua-1')
          .describe('`ua-1`: PDF/UA-1, for reading. `a-2a`: PDF/A-2a, for keeping. Both are tagged.'),
      }),
    },
    responses: { 200: file('The bill.', 'application/pdf'), ...mayRefuse('BILL_NOT_FOUND') },
  },
  html: {
    method: 'get',
    path: '/bills/{number}/html',
    summary: 'A posted bill as an accessible page',
    permission: 'accounts.read',
    tags,
    request: { params: billParams, query: language },
    responses: { 200: file('The bill.', 'text/html'), ...mayRefuse('BILL_NOT_FOUND') },
  },
  print: {
    method: 'post',
    path: '/runs/{id}/print',
    summary: 'Make the print files of a posted run, all of them or from one piece on',
    permission: 'runs.print',
    tags,
    request: {
      params: runParams,
      query: z.object({
        fromPiece: z.coerce.number<string | number>().int().min(1).default(1),
        holds: z
          .enum(['run', 'returned', 'held'])
          .default('run')
          .describe(
            '`returned`: the bills whose e-mail did not arrive, and that are not printed yet. `held`: those left out because only a confidential address was known, and that have a mailing address by now.',
          ),
      }),
    },
    responses: {
      202: answer('The print files were asked for.', PrintJob),
      ...mayRefuse(
        'RUN_NOT_FOUND',
        'RUN_NOT_IN_STATE',
        'GATE_IS_RED',
        'PRINT_PART_NOT_FOUND',
        'NO_EMAIL_RETURNED',
        'NO_HELD_BILL_READY',
      ),
    },
  },
  printJobs: {
    method: 'get',
    path: '/runs/{id}/print-jobs',
    summary: 'The print files of a run, newest first, with their hashes, counts and totals',
    permission: 'runs.read',
    tags,
    request: { params: runParams },
    responses: {
      200: answer('The print jobs.', z.object({ rows: z.array(PrintJob) })),
      ...mayRefuse('RUN_NOT_FOUND'),
    },
  },
  part: {
    method: 'get',
    path: '/print-jobs/{id}/parts/{part}',
    summary: 'One print file, or the manifest',
    permission: 'runs.print',
    tags,
    request: { params: jobParams.extend({ part: z.string().regex(/^[\w.-]+$/) }) },
    responses: { 200: file('The file.', 'application/pdf'), ...mayRefuse('PRINT_PART_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
