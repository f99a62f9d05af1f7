import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { FreeText, neededText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'
import {
  Pieces,
  StockCode,
  StockForecast,
  StockItem,
  StockItemFacts,
  StockLocation,
  StockMove,
  StockPlace,
  StockReservation,
  StockVersion,
} from './stock-shapes.ts'

const tags = ['Stock'] as const
const ofItem = z.object({ code: z.string().min(1) })
const itemAnswer = answer('The item.', z.object({ code: z.string() }))
const version = neededText('Write the name of the version, such as Rev. 7/2026.').max(40)
const why = neededText('Write why.').max(500)

/** What bills are made of: items, where they lie, and what comes and goes. */
export const stock = {
  list: {
    method: 'get',
    path: '/stock/items',
    summary: 'All items of stock: how much there is, how long it lasts, and whether to order',
    permission: 'stock.read',
    tags,
    request: {},
    responses: { 200: answer('The items by code.', z.object({ rows: z.array(StockItem) })) },
  },
  add: {
    method: 'post',
    path: '/stock/items',
    summary: 'Add an item of stock with its first version',
    permission: 'stock.change',
    tags,
    request: {
      body: json(
        StockItemFacts.extend({
          code: StockCode,
          version,
          versionFrom: Day.nullable()
            .default(null)
            .describe('From which day it may be used. Null: from today on.'),
        }),
      ),
    },
    responses: { 201: itemAnswer, ...mayRefuse('FIELD_REFUSED', 'STOCK_ITEM_TAKEN') },
  },
  show: {
    method: 'get',
    path: '/stock/items/{code}',
    summary:
      'One item: versions, lots and where they lie, reservations, what came and went, and what will be there',
    permission: 'stock.read',
    tags,
    request: { params: ofItem },
    responses: {
      200: answer(
        'The item.',
        z.object({
          item: StockItem,
          orderProposed: z.int().describe('How many to order now, in whole cartons.'),
          versions: z.array(StockVersion),
          places: z.array(StockPlace),
          reservations: z.array(StockReservation),
          moves: z.array(StockMove),
          forecast: StockForecast,
        }),
      ),
      ...mayRefuse('STOCK_ITEM_NOT_FOUND'),
    },
  },
  change: {
    method: 'put',
    path: '/stock/items/{code}',
    summary: 'Change what is said of an item. What is sent is what holds',
    permission: 'stock.change',
    tags,
    request: { params: ofItem, body: json(StockItemFacts) },
    responses: { 200: itemAnswer, ...mayRefuse('FIELD_REFUSED', 'STOCK_ITEM_NOT_FOUND') },
  },
  retire: {
    method: 'post',
    path: '/stock/items/{code}/retire',
    summary: 'Say that an item is no longer kept',
    permission: 'stock.change',
    tags,
    request: { params: ofItem, body: json(z.object({ reason: why })) },
    responses: { 200: itemAnswer, ...mayRefuse('STOCK_ITEM_IN_USE', 'STOCK_ITEM_NOT_FOUND') },
  },
  addVersion: {
    method: 'post',
    path: '/stock/items/{code}/versions',
    summary: 'Add a version that replaces the one before from a day on',
    permission: 'stock.change',
    tags,
    request: {
      params: ofItem,
      body: json(
        z.object({
          name: version,
          fromOn: Day,
          oldUntil: Day.nullable()
            .default(null)
            .describe(
              'The last day on which the version before may be used. Null: the day before the new one begins.',
            ),
          note: FreeText.max(500).nullable().default(null),
        }),
      ),
    },
    responses: {
      201: itemAnswer,
      ...mayRefuse('FIELD_REFUSED', 'STOCK_ITEM_NOT_FOUND', 'STOCK_VERSION_TAKEN'),
    },
  },
  locations: {
    method: 'get',
    path: '/stock/locations',
    summary: 'Where stock lies',
    permission: 'stock.read',
    tags,
    request: {},
    responses: { 200: answer('The locations.', z.object({ rows: z.array(StockLocation) })) },
  },
  addLocation: {
    method: 'post',
    path: '/stock/locations',
    summary: 'Add a location where stock may lie',
    permission: 'stock.change',
    tags,
    request: {
      body: json(z.object({ code: StockCode, name: neededText('Write what it is called.').max(80) })),
    },
    responses: {
      201: answer('The location.', z.object({ code: z.string() })),
      ...mayRefuse('STOCK_LOCATION_TAKEN'),
    },
  },
  closeLocation: {
    method: 'post',
    path: '/stock/locations/{code}/close',
    summary: 'Close a location where nothing lies',
    permission: 'stock.change',
    tags,
    request: { params: ofItem },
    responses: {
      200: answer('The location.', z.object({ code: z.string() })),
      ...mayRefuse('STOCK_LOCATION_IN_USE', 'STOCK_LOCATION_NOT_FOUND'),
    },
  },
  receive: {
    method: 'post',
    path: '/stock/receipts',
    summary: 'Receive stock by its packing slip, for a purchase request or on its own',
    permission: 'stock.change',
    tags,
    request: {
      body: json(
        z.object({
          vendor: neededText('Write from whom it came.').max(80),
          packingSlip: FreeText.max(40)
            .transform((text) => text || null)
            .nullable()
            .default(null)
            .describe(
              'Its number, which is received once. Null: there is none, as when the books are begun.',
            ),
          requestId: z.int().positive().nullable().default(null),
          receivedOn: Day,
          note: FreeText.max(500).nullable().default(null),
          lines: z
            .array(
              z.object({
                item: StockCode,
                version: z.string().nullable().default(null).describe('Null: the one that holds on the day.'),
                location: StockCode,
                quantity: Pieces,
              }),
            )
            .min(1, 'Write at least one line.')
            .max(100),
        }),
      ),
    },
    responses: {
      201: answer('What was received.', z.object({ receiptId: z.int() })),
      ...mayRefuse(
        'FIELD_REFUSED',
        'PURCHASE_REQUEST_NOT_FOUND',
        'PURCHASE_REQUEST_NOT_IN_STATE',
        'STOCK_ITEM_NOT_FOUND',
        'STOCK_LOCATION_NOT_FOUND',
        'STOCK_RECEIVED_ALREADY',
        'STOCK_VERSION_NOT_FOUND',
      ),
    },
  },
  move: {
    method: 'post',
    path: '/stock/moves',
    summary: 'Note what was used, spoiled or destroyed',
    permission: 'stock.change',
    tags,
    request: {
      body: json(
        z.object({
          item: StockCode,
          kind: z.enum(['used', 'spoiled', 'destroyed']),
          quantity: Pieces,
          location: StockCode.nullable().default(null).describe('Null: wherever the oldest lies.'),
          lotId: z.int().positive().nullable().default(null).describe('Null: the oldest first.'),
          on: Day,
          reason: why,
        }),
      ),
    },
    responses: {
      201: answer('It was noted.', z.object({ item: z.string() })),
      ...mayRefuse('FIELD_REFUSED', 'STOCK_ITEM_NOT_FOUND', 'STOCK_LOCATION_NOT_FOUND', 'STOCK_SHORT'),
    },
  },
  takeBack: {
    method: 'post',
    path: '/stock/moves/{moveId}/take-back',
    summary: 'Take back a move that was entered wrongly',
    permission: 'stock.change',
    tags,
    request: {
      params: z.object({ moveId: z.coerce.number<string | number>().int().positive() }),
      body: json(z.object({ reason: why })),
    },
    responses: {
      200: answer('It was taken back.', z.object({ item: z.string() })),
      ...mayRefuse('STOCK_MOVE_NOT_FOUND', 'STOCK_MOVE_STAYS', 'STOCK_SHORT'),
    },
  },
  transfer: {
    method: 'post',
    path: '/stock/transfers',
    summary: 'Bring stock from one location to another',
    permission: 'stock.change',
    tags,
    request: {
      body: json(
        z.object({
          from: StockCode,
          to: StockCode,
          on: Day,
          note: FreeText.max(500).nullable().default(null),
          lines: z
            .array(z.object({ item: StockCode, quantity: Pieces }))
            .min(1, 'Write at least one line.')
            .max(100),
        }),
      ),
    },
    responses: {
      201: answer('The transfer.', z.object({ transferId: z.int() })),
      ...mayRefuse('FIELD_REFUSED', 'STOCK_ITEM_NOT_FOUND', 'STOCK_LOCATION_NOT_FOUND', 'STOCK_SHORT'),
    },
  },
  packingList: {
    method: 'get',
    path: '/stock/transfers/{transferId}/packing-list.pdf',
    summary: 'The packing list of a transfer, in cartons of which none is over 25 lb',
    permission: 'stock.read',
    tags,
    request: { params: z.object({ transferId: z.coerce.number<string | number>().int().positive() }) },
    responses: {
      200: file('The pages.', 'application/pdf'),
      ...mayRefuse('STOCK_CARTON_UNKNOWN', 'STOCK_TRANSFER_NOT_FOUND'),
    },
  },
  register: {
    method: 'get',
    path: '/stock/register.xlsx',
    summary: 'The register as a workbook: the items as they stand, where they lie, and what came and went',
    permission: 'stock.read',
    tags,
    request: { query: z.object({ from: Day.optional(), until: Day.optional() }) },
    responses: {
      200: file('The workbook.', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    },
  },
} as const satisfies Record<string, Route>
