import { z } from 'zod'
import { accountParams, Day } from './account-shapes.ts'
import { FreeText, neededText } from './free-text.ts'
import { NewOrder, Order, OrderDetail, OrderKind, OrderQuote } from './order-shapes.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const orderParams = z.object({ orderId: z.coerce.number<string | number>().int().positive() })
const version = z.int().positive().describe('The version that was looked at.')
const why = neededText('Write why.').max(300)
const note = FreeText.max(300).nullable().default(null)
const tags = ['Service orders'] as const
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const filter = z.object({
  view: z
    .enum(['to-do', 'late', 'today', 'done', 'all'])
    .default('to-do')
    .describe('`to-do`: open, scheduled, and those that could not be done; `today`: scheduled for today.'),
  kind: OrderKind.optional(),
  route: z.string().optional(),
  on: Day.optional().describe('Only those scheduled or done on a day.'),
  account: z.string().optional(),
})
const page = {
  before: z.coerce
    .number<string | number>()
    .int()
    .positive()
    .optional()
    .describe('The `next` of the page before.'),
  limit: z.coerce.number<string | number>().int().min(1).max(500).default(200),
}
const crewList = z.object({
  on: Day.describe('The day of the list.'),
  route: z.string().optional().describe('Only one route.'),
})

const wrongOrder = [
  'ACCOUNT_NOT_FOUND',
  'ACCOUNT_CLOSED',
  'SERVICE_NOT_FOUND',
  'SERVICE_ENDED',
  'FIELD_REFUSED',
  'MISSED_PICKUP_TOLD_TOO_LATE',
  'CYCLE_NOT_FOUND',
] as const
const wrongStep = ['ORDER_NOT_FOUND', 'ORDER_NOT_IN_STATE', 'CHANGED_MEANWHILE'] as const
const wrongCompletion = [
  ...wrongStep,
  'ACCOUNT_CLOSED',
  'ACCOUNT_NOT_FOUND',
  'ALREADY_SO',
  'CYCLE_NOT_FOUND',
  'EVENT_ALREADY_RECORDED',
  'FIELD_REFUSED',
  'FIRST_DAYS_BILLED',
  'FIRST_DAYS_TOO_FAR_BACK',
  'PERIOD_ALREADY_BILLED',
  'SERVICE_ALREADY_THERE',
  'SERVICE_ENDED',
  'SERVICE_NOT_FOUND',
  'CORRECTION_RULE_MISSING',
  'CORRECTION_OF_SHARED_SERVICE',
  'CORRECTION_CHANGES_NOTHING',
  'CORRECTION_HAS_GAPS',
  'CORRECTION_WAITS',
  'ADJUSTMENT_RULES_MISSING',
  'ADJUSTMENT_REASON_UNKNOWN',
  'ADJUSTMENT_REASON_NOT_FOR_ROLE',
  'ADJUSTMENT_OWN_ACCOUNT',
  'ADJUSTMENT_MORE_THAN_LEFT',
] as const
const Completion = z.object({
  version,
  doneOn: Day,
  quantity: z
    .int('Write a whole number.')
    .min(1, 'Write 1 or more.')
    .max(100, 'Write 100 or fewer.')
    .optional()
    .describe('How many it was, when other than ordered.'),
  serial: z.string().trim().max(40).nullable().optional(),
  note,
})
const changed = { 200: answer('The order.', OrderDetail) }

/** What the crew is asked to do: deliver, swap, remove, fetch, go back. */
export const orders = {
  list: {
    method: 'get',
    path: '/orders',
    summary: 'Service orders, the newest first',
    permission: 'orders.read',
    tags,
    request: { query: filter.extend(page) },
    responses: {
      200: answer(
        'The orders, and how many every view has.',
        z.object({
          rows: z.array(Order),
          next: z.int().nullable(),
          counts: z.object({ toDo: z.int(), late: z.int(), today: z.int() }),
          routes: z.array(z.string()),
        }),
      ),
    },
  },
  workbook: {
    method: 'get',
    path: '/orders/workbook',
    summary: 'The same orders as a workbook',
    permission: 'orders.read',
    tags,
    request: { query: filter },
    responses: { 200: file('The workbook.', spreadsheet) },
  },
  crewPdf: {
    method: 'get',
    path: '/orders/crew-list/pdf',
    summary: 'What the crew does on a day, by route, to take along',
    permission: 'orders.read',
    tags,
    request: { query: crewList },
    responses: { 200: file('The list.', 'application/pdf') },
  },
  crewWorkbook: {
    method: 'get',
    path: '/orders/crew-list/workbook',
    summary: 'What the crew does on a day as a workbook',
    permission: 'orders.read',
    tags,
    request: { query: crewList },
    responses: { 200: file('The workbook.', spreadsheet) },
  },
  crewCsv: {
    method: 'get',
    path: '/orders/crew-list/csv',
    summary: 'What the crew does on a day as CSV, for the device in the truck',
    permission: 'orders.read',
    tags,
    request: { query: crewList },
    responses: { 200: file('The list.', 'text/csv') },
  },
  show: {
    method: 'get',
    path: '/orders/{orderId}',
    summary: 'A service order with all that became of it',
    permission: 'orders.read',
    tags,
    request: { params: orderParams },
    responses: { 200: answer('The order.', OrderDetail), ...mayRefuse('ORDER_NOT_FOUND') },
  },
  quote: {
    method: 'post',
    path: '/accounts/{accountNumber}/orders/quote',
    summary: 'What an order would cost and change; nothing is kept',
    permission: 'orders.read',
    tags,
    request: { params: accountParams, body: json(NewOrder) },
    responses: { 200: answer('What it would come to.', OrderQuote), ...mayRefuse(...wrongOrder) },
  },
  add: {
    method: 'post',
    path: '/accounts/{accountNumber}/orders',
    summary: 'Order something of the crew',
    permission: 'orders.change',
    tags,
    request: { params: accountParams, body: json(NewOrder) },
    responses: {
      201: answer('The order.', OrderDetail),
      ...mayRefuse(...wrongOrder, 'ADJUSTMENT_RULES_MISSING', 'ADJUSTMENT_CASE_REFUSED'),
    },
  },
  schedule: {
    method: 'post',
    path: '/orders/{orderId}/schedule',
    summary: 'Set the day of an order, or another day',
    permission: 'orders.change',
    tags,
    request: {
      params: orderParams,
      body: json(
        z.object({ version, scheduledOn: Day, driverNote: FreeText.max(300).nullable().optional() }),
      ),
    },
    responses: { ...changed, ...mayRefuse(...wrongStep, 'FIELD_REFUSED') },
  },
  previewComplete: {
    method: 'post',
    path: '/orders/{orderId}/complete/preview',
    summary:
      'What completing an order would come to: what is charged, credited and corrected; nothing is kept',
    permission: 'orders.change',
    tags,
    request: { params: orderParams, body: json(Completion) },
    responses: {
      200: answer('In sentences, in order.', z.object({ told: z.array(z.string()) })),
      ...mayRefuse(...wrongCompletion),
    },
  },
  complete: {
    method: 'post',
    path: '/orders/{orderId}/complete',
    summary: 'It is done: the containers change, and its charge is recorded once',
    permission: 'orders.change',
    tags,
    request: { params: orderParams, body: json(Completion) },
    responses: { ...changed, ...mayRefuse(...wrongCompletion) },
  },
  couldNot: {
    method: 'post',
    path: '/orders/{orderId}/could-not',
    summary: 'The crew was there and could not do it',
    permission: 'orders.change',
    tags,
    request: { params: orderParams, body: json(z.object({ version, onDay: Day, reason: why })) },
    responses: { ...changed, ...mayRefuse(...wrongStep, 'FIELD_REFUSED') },
  },
  cancel: {
    method: 'post',
    path: '/orders/{orderId}/cancel',
    summary: 'Call an order off; what was free of it is free again',
    permission: 'orders.change',
    tags,
    request: { params: orderParams, body: json(z.object({ version, reason: why })) },
    responses: { ...changed, ...mayRefuse(...wrongStep) },
  },
  undo: {
    method: 'post',
    path: '/orders/{orderId}/undo',
    summary:
      'It was not done after all: its charge goes, its containers are as before, and it is to do again',
    permission: 'orders.change',
    tags,
    request: { params: orderParams, body: json(z.object({ version, reason: why })) },
    responses: {
      ...changed,
      ...mayRefuse(
        ...wrongStep,
        'ACCOUNT_CLOSED',
        'ACCOUNT_NOT_FOUND',
        'ALREADY_SO',
        'FIELD_REFUSED',
        'ORDER_CHARGE_BILLED',
        'ORDER_CORRECTED_BILLS',
        'ORDER_WAS_CREDITED',
        'PERIOD_ALREADY_BILLED',
        'SERVICE_ALREADY_THERE',
        'SERVICE_ENDED',
        'SERVICE_NOT_FOUND',
      ),
    },
  },
} as const satisfies Record<string, Route>
