import { z } from 'zod'
import { accountParams, reason } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { BillKind } from './message-shapes.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { Cents, Day, Difference, ExplainedLine, Run, Severity } from './run-shapes.ts'

/** What is asked for when one account is billed now. */
const AskedBill = z.object({
  kind: BillKind.exclude(['regular']).describe(
    '`partial`: from the last billed day until a day. `final`: closes the account and bills up to there. `off-cycle`: what happened, and no days.',
  ),
  lastOn: Day.describe(
    'The last day that is billed: of service, or of what happened. Of an account that is closed, the final bill goes up to its close.',
  ),
  billOn: Day.optional().describe('The day of the bill; today when left out.'),
  note: FreeText.max(500).optional(),
  reason,
})

const BillPreview = z.object({
  accountNumber: z.string(),
  cycle: z.string(),
  kind: BillKind,
  payerName: z.string(),
  periodFrom: Day,
  periodUntil: Day.describe(
    'The first day the bill does not stand for; that of `periodFrom` when it stands for none.',
  ),
  billOn: Day,
  dueOn: Day,
  previousBalanceCents: Cents,
  paymentsCents: Cents,
  adjustmentsCents: Cents,
  chargesCents: Cents,
  totalDueCents: Cents,
  isFinal: z.boolean(),
  lines: z.array(ExplainedLine),
  differences: z.array(Difference),
  exceptions: z.array(z.object({ code: z.string(), severity: Severity, sentence: z.string() })),
  messages: z.array(z.object({ en: z.string(), es: z.string() })),
  release: z.object({
    alone: z.boolean().describe('Whether the person who prepares it may release it.'),
    sentence: z.string(),
  }),
  closes: z.boolean().describe('Whether it closes the account.'),
})

const tags = ['Bill runs'] as const
const wrongAsked = [
  'ACCOUNT_NOT_FOUND',
  'FIELD_REFUSED',
  'PERIOD_ALREADY_BILLED',
  'NOTHING_TO_BILL',
  'BILL_ALREADY_UNDER_WAY',
  'FINAL_BILL_NEEDED',
  'CYCLE_NOT_FOUND',
] as const

/** Bills on demand: one account, now. */
export const billNow = {
  preview: {
    method: 'post',
    path: '/accounts/{accountNumber}/bill-now/preview',
    summary: 'The very bill that would be made for one account now; nothing is kept',
    permission: 'runs.prepare',
    tags,
    request: { params: accountParams, body: json(AskedBill) },
    responses: { 200: answer('The bill.', BillPreview), ...mayRefuse(...wrongAsked) },
  },
  previewPdf: {
    method: 'post',
    path: '/accounts/{accountNumber}/bill-now/preview/pdf',
    summary: 'The very bill that would be made for one account now, as PDF; nothing is kept',
    permission: 'runs.prepare',
    tags,
    request: { params: accountParams, body: json(AskedBill) },
    responses: {
      200: file('The bill, marked as a preview.', 'application/pdf'),
      ...mayRefuse(...wrongAsked, 'CITY_NOT_SET_UP'),
    },
  },
  open: {
    method: 'post',
    path: '/accounts/{accountNumber}/bill-now',
    summary: 'Bill one account now: opens a run of that one bill and has it calculated',
    permission: 'runs.prepare',
    tags,
    request: { params: accountParams, body: json(AskedBill) },
    responses: { 201: answer('The run is open.', Run), ...mayRefuse(...wrongAsked, 'GATE_IS_RED') },
  },
} as const satisfies Record<string, Route>
