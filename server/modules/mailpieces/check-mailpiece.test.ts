import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { billPiece } from './bill-piece.ts'
import { checkMailpiece } from './check-mailpiece.ts'
import type { Body, Insert, Mailpiece } from './mailpiece.ts'

/** The bill as the product prints it: it keeps every rule. */
const bill: Mailpiece = { body: billPiece, sheets: 1, inserts: [] }
const withBody = (change: Partial<Body>): Mailpiece => ({ ...bill, body: { ...billPiece, ...change } })
const enveloped = (change: Partial<Body['envelope']>, others: Partial<Body> = {}): Mailpiece =>
  withBody({ envelope: { ...billPiece.envelope, ...change }, window: null, ...others })
/** An envelope of a size with nothing in it that could be too large. */
const sized = (lengthMils: number, heightMils: number): Mailpiece => {
  const small = { lengthMils: 3000, heightMils: 2000 }
  return enveloped(
    { lengthMils, heightMils },
    {
      sheet: { ...billPiece.sheet, ...small },
      foldsAtMils: [],
      replyEnvelope: null,
      barcode: { xMils: 1000, yMils: 500, widthMils: 2900, heightMils: 145 },
      lines: { xMils: 1000, yMils: 700, widthMils: 2900, heightMils: 500 },
    },
  )
}
const weighing = (mills: number, others: Partial<Body> = {}): Mailpiece => {
  const empty = checkMailpiece(bill).weightMills
  const leaf: Insert = {
    name: 'Leaflet',
    weightMills: mills - empty,
    thicknessMils: 4,
    lengthMils: 8500,
    heightMils: 3625,
  }
  return { ...withBody(others), inserts: [leaf] }
}
const thick = (mils: number, piece: Mailpiece): Mailpiece => {
  const { envelope, sheet } = piece.body
  return {
    ...piece,
    body: {
      ...piece.body,
      sheet: { ...sheet, thicknessMils: 1 },
      envelope: { ...envelope, thicknessMils: mils - 1 },
    },
  }
}
const codes = (piece: Mailpiece) =>
  checkMailpiece(piece).faults.map(({ code, stops }) => (stops ? code : `(${code})`))
const window = billPiece.window!
const barcode = billPiece.barcode!
const lines = billPiece.lines
const automationOff = { isAutomation: false }
const lowerRight: Partial<Body> = { barcodePlace: 'lower-right', lowerRightMils: 4000, barcode: null }

describe('the bill as the product prints it', () => {
  it('keeps every rule, and comes to the sum of its parts', () => {
    expect(checkMailpiece(bill)).toEqual({
      sheets: 1,
      weightMills: 235 + 160 + 165,
      thicknessMils: 13 + 3 * 4 + 12,
      lengthMils: 9500,
      heightMils: 4125,
      ounces: 1,
      tray: 'MM',
      piecesInTray: 510,
      playMils: { across: 1000, down: 250 },
      panelMils: 3875,
      addressPanelMils: 3875,
      faults: [],
    })
  })
})

describe('every edge of a rule', () => {
  it.each<{ case: string; piece: Mailpiece; finds: string[] }>([
    { case: 'a length of 5 inches is a letter', piece: sized(5000, 3500), finds: [] },
    { case: 'a thousandth less is not', piece: sized(4999, 3500), finds: ['length'] },
    { case: 'a length of 11.5 inches is', piece: sized(11_500, 6000), finds: ['(tray)'] },
    { case: 'a thousandth more is not', piece: sized(11_501, 6000), finds: ['length', '(tray)'] },
    { case: 'a height below 3.5 inches is not', piece: sized(5000, 3499), finds: ['height'] },
    { case: 'a height of 6.125 inches is', piece: sized(9000, 6125), finds: ['(tray)'] },
    { case: 'a thousandth more is not, too', piece: sized(9000, 6126), finds: ['height', '(tray)'] },
    { case: '10 by 4.625 inches goes into the usual trays', piece: sized(10_000, 4625), finds: [] },
    { case: 'longer does not', piece: sized(10_001, 4625), finds: ['(tray)'] },
    { case: 'higher does not', piece: sized(10_000, 4626), finds: ['(tray)'] },
    { case: 'an aspect ratio of 1.3 is machinable', piece: sized(5200, 4000), finds: [] },
    { case: 'a little less is not', piece: sized(5199, 4000), finds: ['aspect-ratio'] },
    { case: 'one of 2.5 is', piece: sized(9000, 3600), finds: [] },
    { case: 'a little more is not', piece: sized(9001, 3600), finds: ['aspect-ratio'] },
    {
      case: 'without automation the aspect ratio costs and does not stop',
      piece: { ...sized(9001, 3600), body: { ...sized(9001, 3600).body, ...automationOff } },
      finds: ['(aspect-ratio)'],
    },
    { case: '0.009 inch over 6 inches of length is enough', piece: thick(9, sized(9000, 4000)), finds: [] },
    { case: '0.008 is not', piece: thick(8, sized(9000, 4000)), finds: ['thickness'] },
    { case: '0.007 is enough for a small one', piece: thick(7, sized(5500, 4000)), finds: [] },
    { case: '0.006 never is', piece: thick(6, sized(5500, 4000)), finds: ['thickness'] },
    { case: '0.25 inch is a letter', piece: thick(250, sized(9000, 4000)), finds: [] },
    { case: '0.251 is not', piece: thick(251, sized(9000, 4000)), finds: ['thickness'] },
    { case: '3 ounces need no sealed envelope', piece: weighing(3000, { isSealed: false }), finds: [] },
    { case: 'more do', piece: weighing(3001, { isSealed: false }), finds: ['heavy-sealed'] },
    { case: 'a sealed one is right up to 3.5 ounces', piece: weighing(3500), finds: [] },
    { case: 'over 3.5 ounces is a flat', piece: weighing(3501), finds: ['weight'] },
    {
      case: 'over 3 ounces the barcode stands in the address block',
      piece: weighing(3001, lowerRight),
      finds: ['heavy-barcode'],
    },
    { case: 'up to 3 it may stand at the lower right', piece: weighing(3000, lowerRight), finds: [] },
    {
      case: 'no rule of heavy letters holds without automation',
      piece: weighing(3400, { isSealed: false, ...automationOff }),
      finds: [],
    },
    {
      case: 'a clasp has no automation price',
      piece: withBody({ traits: ['closures'] }),
      finds: ['closures'],
    },
    {
      case: 'without automation it costs more',
      piece: withBody({ traits: ['closures'], ...automationOff }),
      finds: ['(closures)'],
    },
    {
      case: 'an automation piece has a barcode',
      piece: withBody({ barcodePlace: 'none' }),
      finds: ['barcode-none'],
    },
    {
      case: 'a barcode 0.125 inch from the left edge of the window is clear',
      piece: withBody({ barcode: { ...barcode, xMils: 1000 } }),
      finds: [],
    },
    {
      case: 'a thousandth nearer is not',
      piece: withBody({ barcode: { ...barcode, xMils: 999 } }),
      finds: ['barcode-left'],
    },
    {
      case: 'a barcode is as clear at the right when the sheet lies right',
      piece: withBody({ barcode: { ...barcode, widthMils: 3250 } }),
      finds: [],
    },
    {
      case: 'a thousandth longer is not',
      piece: withBody({ barcode: { ...barcode, widthMils: 3251 } }),
      finds: ['barcode-right'],
    },
    {
      case: '0.028 inch below the upper edge is clear',
      piece: withBody({ barcode: { ...barcode, yMils: 2403 } }),
      finds: [],
    },
    {
      case: 'a thousandth higher is not',
      piece: withBody({ barcode: { ...barcode, yMils: 2402 } }),
      finds: ['barcode-top'],
    },
    {
      case: 'an address 0.028 inch over the lower edge is clear',
      piece: withBody({ lines: { ...lines, heightMils: 602 } }),
      finds: [],
    },
    {
      case: 'a thousandth lower is not, when the sheet lies low',
      piece: withBody({ lines: { ...lines, heightMils: 603 } }),
      finds: ['address-bottom'],
    },
    {
      case: '0.028 inch between barcode and address are enough',
      piece: withBody({ barcode: { ...barcode, yMils: 2447 } }),
      finds: [],
    },
    {
      case: 'a thousandth less is not',
      piece: withBody({ barcode: { ...barcode, yMils: 2448 } }),
      finds: ['barcode-near'],
    },
    { case: '0.625 inch between them are not too many', piece: far(625), finds: [] },
    { case: 'a thousandth more is too many', piece: far(626), finds: ['barcode-far'] },
    {
      case: 'a lower-right barcode begins 3.5 inches from the right',
      piece: withBody({ ...lowerRight, lowerRightMils: 3500 }),
      finds: [],
    },
    {
      case: 'not nearer',
      piece: withBody({ ...lowerRight, lowerRightMils: 3499 }),
      finds: ['lower-right-place'],
    },
    {
      case: 'nor farther than 4.25',
      piece: withBody({ ...lowerRight, lowerRightMils: 4251 }),
      finds: ['lower-right-place'],
    },
    {
      case: 'its zone is free of printing',
      piece: withBody({ ...lowerRight, clearZoneIsFree: false }),
      finds: ['clear-zone'],
    },
    {
      case: 'a window may end where the zone begins',
      piece: withBody({ ...lowerRight, window: { ...window, widthMils: 4500, bottomMils: 625 } }),
      finds: [],
    },
    {
      case: 'it may not reach into it',
      piece: withBody({
        ...lowerRight,
        window: { ...window, widthMils: 4500, bottomMils: 624, heightMils: 1126 },
      }),
      finds: ['clear-zone-window'],
    },
    {
      case: 'a sheet as long as the envelope goes in',
      piece: withBody({ replyEnvelope: { ...billPiece.replyEnvelope!, lengthMils: 9500, heightMils: 4125 } }),
      finds: [],
    },
    {
      case: 'a longer one does not',
      piece: withBody({ replyEnvelope: { ...billPiece.replyEnvelope!, lengthMils: 9501 } }),
      finds: ['fit'],
    },
  ])('$case', ({ piece, finds }) => {
    expect(codes(piece)).toEqual(finds)
  })
})

function far(gap: number): Mailpiece {
  const piece = sized(9000, 4000)
  const above = piece.body.barcode!
  return {
    ...piece,
    body: { ...piece.body, lines: { ...piece.body.lines, yMils: above.yMils + above.heightMils + gap } },
  }
}

it('a piece that passes passes wherever its sheet lies', () => {
  const place = fc.record({ x: fc.integer({ min: 700, max: 1400 }), y: fc.integer({ min: 2300, max: 2500 }) })
  const shift = fc.record({
    across: fc.integer({ min: 0, max: 1000 }),
    down: fc.integer({ min: 0, max: 250 }),
  })
  fc.assert(
    fc.property(place, shift, ({ x, y }, { across, down }) => {
      const piece = withBody({ barcode: { ...barcode, xMils: x, yMils: y } })
      const found = codes(piece).filter((code) => /^barcode-(left|right|top|bottom)$/.test(code))
      const top = 4125 - window.bottomMils - window.heightMils
      const isClear =
        x + across >= window.leftMils + 125 &&
        x + across + barcode.widthMils <= window.leftMils + window.widthMils - 125 &&
        y + down >= top + 28 &&
        y + down + barcode.heightMils <= top + window.heightMils - 28
      expect(found.length > 0 || isClear).toBe(true)
    }),
  )
})
