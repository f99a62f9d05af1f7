import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText, neededText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import { Pieces, StockCode } from './stock-shapes.ts'

const tags = ['Stock'] as const
const ofRequest = z.object({ requestId: z.coerce.number<string | number>().int().positive() })

const PurchaseLine = z
  .object({
    item: z.string(),
    name: z.string(),
    version: z.string(),
    quantity: z.int(),
    thousandCents: Cents.nullable(),
    amountCents: Cents.nullable().describe('What it is expected to cost. Null: nobody knows.'),
    received: z.int().describe('What of it has come.'),
    cartons: z
      .int()
      .nullable()
      .describe('In how many cartons of 25 lb at most it is to come. Null: its weight is not known.'),
  })
  .meta({ id: 'PurchaseLine' })

const PurchaseRequest = z
  .object({
    requestId: z.int(),
    state: z.enum(['proposed', 'approved', 'refused', 'ordered', 'closed']),
    vendor: z.string(),
    needBy: Day.nullable(),
    note: z.string().nullable(),
    madeBy: z.string(),
    madeOn: Day,
    decidedBy: z.string().nullable(),
    decidedOn: Day.nullable(),
    decidedNote: z.string().nullable(),
    orderNumber: z.string().nullable(),
    orderedOn: Day.nullable(),
    closedBy: z.string().nullable(),
    closedOn: Day.nullable(),
    closedReason: z.string().nullable(),
    amountCents: Cents.describe('What all of it is expected to cost, where the cost is known.'),
    quantity: z.int(),
    received: z.int(),
    lines: z.array(PurchaseLine),
  })
  .meta({ id: 'PurchaseRequest' })

const requestAnswer = answer('The purchase request.', PurchaseRequest)
const why = neededText('Write why.').max(500)

/** Requests to buy stock, which a second person approves. */
export const purchaseRequests = {
  list: {
    method: 'get',
    path: '/stock/requests',
    summary: 'The purchase requests, newest first',
    permission: 'stock.read',
    tags,
    request: {},
    responses: { 200: answer('The newest hundred.', z.object({ rows: z.array(PurchaseRequest) })) },
  },
  make: {
    method: 'post',
    path: '/stock/requests',
    summary: 'Ask for a purchase of stock from a vendor',
    permission: 'stock.change',
    tags,
    request: {
      body: json(
        z.object({
          vendor: neededText('Write from whom to buy.').max(80),
          needBy: Day.nullable().default(null),
          note: FreeText.max(500).nullable().default(null),
          lines: z
            .array(
              z.object({
                item: StockCode,
                version: z.string().nullable().default(null).describe('Null: the newest.'),
                quantity: Pieces,
                thousandCents: Cents.min(0, 'Write 0 or more.')
                  .nullable()
                  .default(null)
                  .describe('What a thousand cost. Null: what the item says.'),
              }),
            )
            .min(1, 'Write at least one item.')
            .max(50),
        }),
      ),
    },
    responses: {
      201: requestAnswer,
      ...mayRefuse('FIELD_REFUSED', 'STOCK_ITEM_NOT_FOUND', 'STOCK_VERSION_NOT_FOUND'),
    },
  },
  show: {
    method: 'get',
    path: '/stock/requests/{requestId}',
    summary: 'One purchase request with what of it has come',
    permission: 'stock.read',
    tags,
    request: { params: ofRequest },
    responses: { 200: requestAnswer, ...mayRefuse('PURCHASE_REQUEST_NOT_FOUND') },
  },
  pdf: {
    method: 'get',
    path: '/stock/requests/{requestId}/request.pdf',
    summary: 'The purchase request on paper',
    permission: 'stock.read',
    tags,
    request: { params: ofRequest },
    responses: { 200: file('The pages.', 'application/pdf'), ...mayRefuse('PURCHASE_REQUEST_NOT_FOUND') },
  },
  decide: {
    method: 'post',
    path: '/stock/requests/{requestId}/decide',
    summary: 'Approve a purchase request as the second person, or refuse it',
    permission: 'stock.approve',
    tags,
    request: {
      params: ofRequest,
      body: json(
        z.object({
          verdict: z.enum(['approve', 'refuse']),
          note: FreeText.max(500).nullable().default(null).describe('Why, where it is refused.'),
        }),
      ),
    },
    responses: {
      200: requestAnswer,
      ...mayRefuse(
        'FIELD_REFUSED',
        'PURCHASE_REQUEST_NOT_FOUND',
        'PURCHASE_REQUEST_NOT_IN_STATE',
        'PURCHASE_REQUEST_OWN',
      ),
    },
  },
  order: {
    method: 'post',
    path: '/stock/requests/{requestId}/order',
    summary: 'Record that what was approved was ordered',
    permission: 'stock.change',
    tags,
    request: {
      params: ofRequest,
      body: json(
        z.object({
          orderNumber: neededText('Write the number of the order.').max(40),
          orderedOn: Day,
          needBy: Day.nullable()
            .default(null)
            .describe('When the vendor says it comes. Null: as it was asked for.'),
        }),
      ),
    },
    responses: {
      200: requestAnswer,
      ...mayRefuse('FIELD_REFUSED', 'PURCHASE_REQUEST_NOT_FOUND', 'PURCHASE_REQUEST_NOT_IN_STATE'),
    },
  },
  close: {
    method: 'post',
    path: '/stock/requests/{requestId}/close',
    summary: 'Close a purchase request: nothing more of it is expected',
    permission: 'stock.change',
    tags,
    request: { params: ofRequest, body: json(z.object({ reason: why })) },
    responses: {
      200: requestAnswer,
      ...mayRefuse('PURCHASE_REQUEST_NOT_FOUND', 'PURCHASE_REQUEST_NOT_IN_STATE'),
    },
  },
} as const satisfies Record<string, Route>
