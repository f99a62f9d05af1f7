import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'
import { StockCode, StockReservation } from './stock-shapes.ts'

const tags = ['Stock'] as const
const ofRun = z.object({ runId: z.coerce.number<string | number>().int().positive() })
const runAnswer = answer(
  'What the run needs, and what there is for it.',
  z
    .object({
      runId: z.int(),
      cycle: z.string(),
      state: z.string(),
      basis: z
        .enum(['bills', 'last-run'])
        .nullable()
        .describe(
          'Whether its bills were counted, or it is expected to need as much as the last run of its cycle.',
        ),
      booked: z.boolean().describe('Whether what it used is booked.'),
      needs: z.array(
        z.object({
          item: z.string(),
          name: z.string(),
          needed: z.int(),
          reserved: z.int(),
          has: z.int().describe('What is free and what is reserved for it.'),
          used: z.int().nullable(),
          spoiled: z.int().nullable(),
        }),
      ),
    })
    .meta({ id: 'StockOfRun' }),
)

/** What runs of bills need of stock. */
export const stockRuns = {
  list: {
    method: 'get',
    path: '/stock/runs',
    summary: 'The runs of the next 60 days with what each needs of stock, and what was booked lately',
    permission: 'stock.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'The runs in their order.',
        z.object({
          rows: z.array(
            z.object({
              runId: z.int().nullable(),
              cycleName: z.string(),
              mailOn: Day,
              needs: z.array(z.object({ item: z.string(), needed: z.int(), reserved: z.int() })),
            }),
          ),
          booked: z.array(StockReservation),
        }),
      ),
    },
  },
  show: {
    method: 'get',
    path: '/stock/runs/{runId}',
    summary: 'What one run needs of stock, and what there is for it',
    permission: 'stock.read',
    tags,
    request: { params: ofRun },
    responses: { 200: runAnswer, ...mayRefuse('RUN_NOT_FOUND') },
  },
  reserve: {
    method: 'post',
    path: '/stock/runs/{runId}/reserve',
    summary: 'Keep what a posted run needs for it, as its bills were counted',
    permission: 'stock.change',
    tags,
    request: { params: ofRun },
    responses: {
      200: runAnswer,
      ...mayRefuse('RUN_NOT_FOUND', 'RUN_NOT_IN_STATE', 'STOCK_RESERVATION_ENDED', 'STOCK_SHORT'),
    },
  },
  book: {
    method: 'post',
    path: '/stock/runs/{runId}/use',
    summary: 'Book what a run used and spoiled of stock',
    permission: 'stock.change',
    tags,
    request: {
      params: ofRun,
      body: json(
        z.object({
          on: Day,
          used: z
            .array(
              z.object({
                item: StockCode,
                quantity: z.int('Write a whole number of pieces.').min(0, 'Write 0 or more.'),
                spoiled: z.int('Write a whole number of pieces.').min(0, 'Write 0 or more.').default(0),
              }),
            )
            .min(1, 'Write what was used of at least one item.')
            .max(50),
        }),
      ),
    },
    responses: {
      200: runAnswer,
      ...mayRefuse('FIELD_REFUSED', 'RUN_NOT_FOUND', 'STOCK_ITEM_NOT_FOUND', 'STOCK_SHORT'),
    },
  },
  release: {
    method: 'post',
    path: '/stock/runs/{runId}/release',
    summary: 'Give free what was kept for a run',
    permission: 'stock.change',
    tags,
    request: { params: ofRun },
    responses: { 200: runAnswer, ...mayRefuse('RUN_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
