import { z } from 'zod'
import { problem } from './problem.ts'

const counted = z.array(z.object({ item: z.string(), needed: z.number(), free: z.number() }))

/** Why the office turns down what is asked about stock. Part of the one list in `refusals.ts`. */
export const stockRefusals = {
  PURCHASE_REQUEST_NOT_FOUND: problem(
    'PURCHASE_REQUEST_NOT_FOUND',
    404,
    'There is no such purchase request.',
    {
      requestId: z.number(),
    },
  ),
  PURCHASE_REQUEST_NOT_IN_STATE: problem(
    'PURCHASE_REQUEST_NOT_IN_STATE',
    409,
    'This cannot be done with the purchase request as it is now. Look at it again.',
    { requestId: z.number(), state: z.string() },
  ),
  PURCHASE_REQUEST_OWN: problem(
    'PURCHASE_REQUEST_OWN',
    403,
    'Whoever asks for a purchase does not approve it. Ask another person to.',
    { madeBy: z.string() },
  ),
  STOCK_CARTON_UNKNOWN: problem(
    'STOCK_CARTON_UNKNOWN',
    409,
    'Cartons cannot be packed to a weight before it is known what one weighs. Enter the weight of these items first.',
    { items: z.array(z.string()) },
  ),
  STOCK_COUNT_EMPTY: problem(
    'STOCK_COUNT_EMPTY',
    409,
    'Nothing lies there that could be counted. Choose another place, or receive stock first.',
    {},
  ),
  STOCK_COUNT_NOT_FOUND: problem('STOCK_COUNT_NOT_FOUND', 404, 'There is no such count.', {
    countId: z.number(),
  }),
  STOCK_COUNT_NOT_IN_STATE: problem(
    'STOCK_COUNT_NOT_IN_STATE',
    409,
    'This cannot be done with the count as it is now. Look at it again.',
    { countId: z.number(), state: z.string() },
  ),
  STOCK_COUNT_OWN: problem(
    'STOCK_COUNT_OWN',
    403,
    'Whoever opened, counted or submitted a count does not approve it. Ask another person to.',
    { by: z.string() },
  ),
  STOCK_COUNT_UNFINISHED: problem(
    'STOCK_COUNT_UNFINISHED',
    409,
    'Some of it is not counted yet, or must be counted again because the difference is large.',
    { toCount: z.number(), toRecount: z.number() },
  ),
  STOCK_COUNTED_ELSEWHERE: problem(
    'STOCK_COUNTED_ELSEWHERE',
    409,
    'Some of it is being counted already. Finish or drop that count first.',
    { countIds: z.array(z.number()) },
  ),
  STOCK_ITEM_IN_USE: problem(
    'STOCK_ITEM_IN_USE',
    409,
    'There is still some of it in stock, or reserved. Use it up or destroy it before the item is retired.',
    { item: z.string(), onHand: z.number(), reserved: z.number() },
  ),
  STOCK_ITEM_NOT_FOUND: problem('STOCK_ITEM_NOT_FOUND', 404, 'There is no such item of stock.', {
    item: z.string(),
  }),
  STOCK_ITEM_TAKEN: problem('STOCK_ITEM_TAKEN', 409, 'Another item of stock has this code.', {
    item: z.string(),
  }),
  STOCK_LOCATION_IN_USE: problem(
    'STOCK_LOCATION_IN_USE',
    409,
    'Stock lies there. Move it to another location before this one is closed.',
    { location: z.string(), pieces: z.number() },
  ),
  STOCK_LOCATION_NOT_FOUND: problem('STOCK_LOCATION_NOT_FOUND', 404, 'There is no such location of stock.', {
    location: z.string(),
  }),
  STOCK_LOCATION_TAKEN: problem('STOCK_LOCATION_TAKEN', 409, 'Another location has this code.', {
    location: z.string(),
  }),
  STOCK_MOVE_NOT_FOUND: problem('STOCK_MOVE_NOT_FOUND', 404, 'There is no such move of stock.', {
    moveId: z.number(),
  }),
  STOCK_MOVE_STAYS: problem(
    'STOCK_MOVE_STAYS',
    409,
    'This move is not taken back: it was before, or it belongs to a count or a transfer. Enter what is right as a move of its own.',
    { moveId: z.number(), kind: z.string() },
  ),
  STOCK_RECEIVED_ALREADY: problem(
    'STOCK_RECEIVED_ALREADY',
    409,
    'This packing slip of the vendor was received before.',
    { receiptId: z.number(), receivedOn: z.string() },
  ),
  STOCK_RESERVATION_ENDED: problem(
    'STOCK_RESERVATION_ENDED',
    409,
    'The stock of this was booked or released already. Look at it again.',
    { subject: z.string() },
  ),
  STOCK_SHORT: problem(
    'STOCK_SHORT',
    409,
    'There is not as much in stock that may be used and is not reserved for something else.',
    { items: counted },
  ),
  STOCK_TRANSFER_NOT_FOUND: problem('STOCK_TRANSFER_NOT_FOUND', 404, 'There is no such transfer of stock.', {
    transferId: z.number(),
  }),
  STOCK_VERSION_NOT_FOUND: problem(
    'STOCK_VERSION_NOT_FOUND',
    404,
    'The item has no such version, or none that holds on this day.',
    { item: z.string(), version: z.string() },
  ),
  STOCK_VERSION_TAKEN: problem(
    'STOCK_VERSION_TAKEN',
    409,
    'The item has a version of this name, or one that begins on this day.',
    { item: z.string(), version: z.string() },
  ),
}
