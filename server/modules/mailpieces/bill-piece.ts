import type { Body } from './mailpiece.ts'

/**
 * The bill as the product prints it (`templates/bill.typ` has the measures, and where they come from), in a #10 window envelope with a #9 reply
 * envelope. Where the address stands is a fact of the template; weights and thicknesses are usual ones of 24 lb paper, to be replaced by those
 * of the city's own stock.
 */
export const billPiece: Body = {
  name: 'Bill in a #10 window envelope',
  envelope: {
    itemCode: null,
    name: '#10 window envelope',
    weightMills: 235,
    thicknessMils: 13,
    lengthMils: 9500,
    heightMils: 4125,
  },
  window: { leftMils: 875, bottomMils: 625, widthMils: 4500, heightMils: 1125 },
  sheet: {
    itemCode: null,
    name: 'bill sheet',
    weightMills: 160,
    thicknessMils: 4,
    lengthMils: 8500,
    heightMils: 11_000,
  },
  foldsAtMils: [3875, 7500],
  bothSides: false,
  replyEnvelope: {
    itemCode: null,
    name: '#9 reply envelope',
    weightMills: 165,
    thicknessMils: 12,
    lengthMils: 8875,
    heightMils: 3875,
  },
  // 65 bars at 22 an inch, 0.145 inch high, from the left edge of the first to the right edge of the last.
  barcode: { xMils: 1000, yMils: 2410, widthMils: 2930, heightMils: 145 },
  lines: { xMils: 1000, yMils: 2620, widthMils: 3250, heightMils: 500 },
  barcodePlace: 'address-block',
  lowerRightMils: null,
  clearZoneIsFree: true,
  isSealed: true,
  isAutomation: true,
  traits: [],
}
