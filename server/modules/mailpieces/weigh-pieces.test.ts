import { describe, expect, it } from 'vitest'
import { billPiece } from './bill-piece.ts'
import { scaleOf } from './weigh-pieces.ts'

/** Envelope 0.235 oz, reply envelope 0.165 oz, and 0.160 oz a sheet (`bill-piece.ts`). */
const weigh = scaleOf(billPiece)
const insert = (insertId: number, weightMills: number) => ({
  insertId,
  code: 'A',
  itemCode: null,
  name: 'Leaflet',
  weightMills,
  thicknessMils: 8,
  lengthMils: 8500,
  heightMils: 3625,
})
const leaflet = insert(1, 200)
const notice = insert(2, 420)

describe('a piece weighs what is in it', () => {
  it.each([
    { case: 'one sheet', charges: 3, isLargePrint: false, inserts: [], weight: 560 },
    {
      case: 'two sheets from the fourth charge on',
      charges: 4,
      isLargePrint: false,
      inserts: [],
      weight: 720,
    },
    { case: 'three sheets', charges: 22, isLargePrint: false, inserts: [], weight: 880 },
    {
      case: 'four sheets of large print: over an ounce',
      charges: 1,
      isLargePrint: true,
      inserts: [],
      weight: 1040,
    },
    { case: 'one sheet and a leaflet', charges: 1, isLargePrint: false, inserts: [leaflet], weight: 760 },
    {
      case: 'one sheet and two inserts',
      charges: 1,
      isLargePrint: false,
      inserts: [leaflet, notice],
      weight: 1180,
    },
    {
      case: 'the same size without the leaflet again',
      charges: 1,
      isLargePrint: false,
      inserts: [],
      weight: 560,
    },
  ])('$case', ({ charges, isLargePrint, inserts, weight }) => {
    expect(weigh({ charges, isLargePrint, inserts }).weightMills).toBe(weight)
  })

  it('and is as thick: 13 and 12 of the envelopes, three panels of 4 for each sheet, 8 of the leaflet', () => {
    expect(weigh({ charges: 4, isLargePrint: false, inserts: [leaflet] }).thicknessMils).toBe(25 + 24 + 8)
  })

  it('half as many sheets where both sides are printed', () => {
    const both = scaleOf({ ...billPiece, bothSides: true })
    expect(both({ charges: 1, isLargePrint: true, inserts: [] }).weightMills).toBe(235 + 165 + 2 * 160)
  })
})
