import { z } from 'zod'
import { answer, file, mayRefuse, type Route } from './route.ts'

const Day = z.iso.date('Write a day such as 2026-12-01.')
const Cents = z.int()
const Days = z.object({ from: Day, until: Day.describe('The first day that does not count.') })

/** Calls that were the first about something. */
const FirstCalls = z.object({
  counted: z.int().describe('First calls whose days are over.'),
  resolved: z.int().describe('Of them, those after which nobody came back and nothing was left open.'),
  waiting: z.int().describe('First calls whose days are not over yet: they do not count.'),
  perMille: z.int().nullable().describe('Resolved of counted, in thousandths; null when none counts.'),
})
const Counted = z.object({
  code: z.string(),
  name: z.string(),
  count: z.int(),
  calls: z.int().describe('Those of them that were by telephone.'),
  before: z.int(),
})
const Contacts = z.object({
  count: z.int(),
  calls: z.int(),
  before: z.int(),
  byReason: z.array(Counted.extend({ firstCalls: FirstCalls.nullable() })),
  byLine: z.array(Counted).describe('By the charge of the bill line they were about.'),
  firstCall: z
    .object({
      days: z.int().describe('Nobody comes back about the same within so many days.'),
      citation: z.string(),
      ...FirstCalls.shape,
    })
    .nullable()
    .describe('Null: the city has not said after how many days a call counts as resolved.'),
  firstCallBefore: FirstCalls.nullable(),
})
const Adjusted = z.object({
  code: z.string(),
  name: z.string(),
  count: z.int(),
  creditCents: Cents.describe('What customers owe less by it.'),
  chargeCents: Cents.describe('What they owe more.'),
  countBefore: z.int(),
  creditCentsBefore: Cents,
  chargeCentsBefore: Cents,
})
const OfType = z.object({
  code: z.string(),
  name: z.string(),
  opened: z.int(),
  openedBefore: z.int(),
  closed: z.int(),
  closedBefore: z.int(),
  daysToClose: z.number().nullable().describe('On average of those closed in the period, to a tenth.'),
  open: z.int().describe('Today.'),
  late: z.int().describe('Open today and late.'),
})
const OfAge = z.object({
  fromDays: z.int(),
  throughDays: z.int().nullable().describe('Null: and older.'),
  count: z.int(),
  late: z.int(),
})

const Statistics = z.object({
  period: Days,
  before: Days.describe('As many whole months before, or as many days.'),
  contacts: Contacts,
  adjustments: z.object({ byReason: z.array(Adjusted), byClerk: z.array(Adjusted) }),
  cases: z.object({
    byType: z.array(OfType),
    byAge: z.array(OfAge).describe('Those open today, by days since they were opened.'),
    inDisputeCents: Cents.describe('Today.'),
  }),
})

const query = z.object({
  from: Day.optional().describe('The first of this month when left out.'),
  to: Day.optional().describe('The last day that counts; today when left out.'),
})
const tags = ['Statistics'] as const

/** What the desk did. */
export const deskStatistics = {
  show: {
    method: 'get',
    path: '/desk-statistics',
    summary:
      'Conversations by reason and bill line, first-call resolution, adjustments by reason and clerk, cases by type and age',
    permission: 'statistics.read',
    tags,
    request: { query },
    responses: {
      200: answer('The figures, with those of the period before.', Statistics),
      ...mayRefuse('STATISTICS_PERIOD_INVALID'),
    },
  },
  workbook: {
    method: 'get',
    path: '/desk-statistics/workbook',
    summary: 'The same figures as a workbook',
    permission: 'statistics.read',
    tags,
    request: { query },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
      ...mayRefuse('STATISTICS_PERIOD_INVALID'),
    },
  },
} as const satisfies Record<string, Route>
