import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText, neededText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { StockCode } from './stock-shapes.ts'

const tags = ['Stock'] as const
const ofCount = z.object({ countId: z.coerce.number<string | number>().int().positive() })

const StockCount = z
  .object({
    countId: z.int(),
    location: z.string().nullable().describe('Null: everywhere.'),
    state: z.enum(['open', 'submitted', 'approved', 'dropped']),
    asOf: z.string().describe('The instant it was opened: nothing of it was counted before.'),
    recountCents: Cents,
    recountPercent: z.int(),
    note: z.string().nullable(),
    openedBy: z.string(),
    openedOn: Day,
    submittedBy: z.string().nullable(),
    submittedOn: Day.nullable(),
    endedBy: z.string().nullable(),
    endedOn: Day.nullable(),
    endedReason: z.string().nullable(),
    lines: z.int(),
    toCount: z.int(),
    toRecount: z.int(),
    differences: z.int().describe('How many lines differ from the books.'),
    valueCents: Cents.describe(
      'What the differences come to, where the cost is known: less than nothing is missing.',
    ),
  })
  .meta({ id: 'StockCount' })

const StockCountLine = z
  .object({
    lineId: z.int(),
    item: z.string(),
    name: z.string(),
    lotId: z.int(),
    version: z.string(),
    location: z.string(),
    piecesPerPack: z.int().nullable(),
    packsPerCarton: z.int().nullable(),
    standing: z.enum(['to-count', 'recount', 'settled']),
    quantity: z.int().nullable().describe('What was counted last. Null: it was not counted yet.'),
    expected: z
      .int()
      .nullable()
      .describe('What the books had at that instant. Told only once it was counted.'),
    difference: z.int().nullable(),
    valueCents: Cents.nullable(),
    countedAt: z.string().nullable(),
    countedBy: z.string().nullable(),
    counts: z.int().describe('How often it was counted.'),
    movedSince: z
      .int()
      .describe('What came or went after it was counted: it changes nothing of the difference.'),
  })
  .meta({ id: 'StockCountLine' })

const countAnswer = answer(
  'The count with its lines.',
  z.object({ count: StockCount, lines: z.array(StockCountLine) }).meta({ id: 'StockCountShown' }),
)
const why = neededText('Write why.').max(500)

/** Physical counts of stock. */
export const stockCounts = {
  list: {
    method: 'get',
    path: '/stock/counts',
    summary: 'The counts of stock, newest first',
    permission: 'stock.read',
    tags,
    request: {},
    responses: { 200: answer('The newest hundred.', z.object({ rows: z.array(StockCount) })) },
  },
  open: {
    method: 'post',
    path: '/stock/counts',
    summary: 'Open a count of what lies at a location, or everywhere',
    permission: 'stock.change',
    tags,
    request: {
      body: json(
        z.object({
          location: StockCode.nullable().default(null).describe('Null: everywhere.'),
          recountCents: Cents.min(0, 'Write 0 or more.')
            .default(2000)
            .describe('A difference worth more than this, and more than the percentage, is counted again.'),
          recountPercent: z
            .int('Write whole percents.')
            .min(0, 'Write 0 or more.')
            .max(100, 'Write 100 or less.')
            .default(2),
          note: FreeText.max(500).nullable().default(null),
        }),
      ),
    },
    responses: {
      201: countAnswer,
      ...mayRefuse('STOCK_COUNTED_ELSEWHERE', 'STOCK_COUNT_EMPTY', 'STOCK_LOCATION_NOT_FOUND'),
    },
  },
  show: {
    method: 'get',
    path: '/stock/counts/{countId}',
    summary: 'One count with its lines. What the books have is told of a line once it was counted',
    permission: 'stock.read',
    tags,
    request: { params: ofCount },
    responses: { 200: countAnswer, ...mayRefuse('STOCK_COUNT_NOT_FOUND') },
  },
  sheet: {
    method: 'get',
    path: '/stock/counts/{countId}/sheet.pdf',
    summary: 'The count sheets to write on, without what the books have',
    permission: 'stock.read',
    tags,
    request: { params: ofCount },
    responses: { 200: file('The pages.', 'application/pdf'), ...mayRefuse('STOCK_COUNT_NOT_FOUND') },
  },
  enter: {
    method: 'post',
    path: '/stock/counts/{countId}/entries',
    summary: 'Enter what was counted, each against what the books had at that instant',
    permission: 'stock.change',
    tags,
    request: {
      params: ofCount,
      body: json(
        z.object({
          countedAt: z
            .string()
            .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Write a day and a time, such as 2026-11-23T14:30.')
            .nullable()
            .default(null)
            .describe(
              'When it was counted, by the clock of the city. Null: now. What came or went after it is no difference.',
            ),
          lines: z
            .array(
              z.object({
                lineId: z.int().positive(),
                quantity: z
                  .int('Write a whole number of pieces.')
                  .min(0, 'Write 0 or more.')
                  .max(100_000_000, 'Write 100,000,000 or less.'),
              }),
            )
            .min(1, 'Write what was counted of at least one line.')
            .max(500),
        }),
      ),
    },
    responses: {
      200: countAnswer,
      ...mayRefuse('FIELD_REFUSED', 'STOCK_COUNT_NOT_FOUND', 'STOCK_COUNT_NOT_IN_STATE'),
    },
  },
  found: {
    method: 'post',
    path: '/stock/counts/{countId}/lines',
    summary: 'Add a line for a lot that was found where the books have nothing of it',
    permission: 'stock.change',
    tags,
    request: {
      params: ofCount,
      body: json(z.object({ lotId: z.int().positive(), location: StockCode })),
    },
    responses: {
      200: countAnswer,
      ...mayRefuse(
        'FIELD_REFUSED',
        'STOCK_COUNTED_ELSEWHERE',
        'STOCK_COUNT_NOT_FOUND',
        'STOCK_COUNT_NOT_IN_STATE',
        'STOCK_LOCATION_NOT_FOUND',
      ),
    },
  },
  submit: {
    method: 'post',
    path: '/stock/counts/{countId}/submit',
    summary: 'Ask another person to approve a count whose every line is settled',
    permission: 'stock.change',
    tags,
    request: { params: ofCount },
    responses: {
      200: countAnswer,
      ...mayRefuse('STOCK_COUNT_NOT_FOUND', 'STOCK_COUNT_NOT_IN_STATE', 'STOCK_COUNT_UNFINISHED'),
    },
  },
  reopen: {
    method: 'post',
    path: '/stock/counts/{countId}/reopen',
    summary: 'Give a count back to be counted again',
    permission: 'stock.change',
    tags,
    request: { params: ofCount, body: json(z.object({ reason: why })) },
    responses: { 200: countAnswer, ...mayRefuse('STOCK_COUNT_NOT_FOUND', 'STOCK_COUNT_NOT_IN_STATE') },
  },
  approve: {
    method: 'post',
    path: '/stock/counts/{countId}/approve',
    summary: 'Approve the differences as the second person: each is posted as a move',
    permission: 'stock.approve',
    tags,
    request: { params: ofCount, body: json(z.object({ note: FreeText.max(500).nullable().default(null) })) },
    responses: {
      200: countAnswer,
      ...mayRefuse(
        'STOCK_COUNT_NOT_FOUND',
        'STOCK_COUNT_NOT_IN_STATE',
        'STOCK_COUNT_OWN',
        'STOCK_COUNT_UNFINISHED',
        'STOCK_SHORT',
      ),
    },
  },
  drop: {
    method: 'post',
    path: '/stock/counts/{countId}/drop',
    summary: 'Give a count up: nothing of it is posted',
    permission: 'stock.change',
    tags,
    request: { params: ofCount, body: json(z.object({ reason: why })) },
    responses: { 200: countAnswer, ...mayRefuse('STOCK_COUNT_NOT_FOUND', 'STOCK_COUNT_NOT_IN_STATE') },
  },
} as const satisfies Record<string, Route>
