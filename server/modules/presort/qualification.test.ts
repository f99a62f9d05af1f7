import { describe, expect, it } from 'vitest'
import { labelLines } from './label-lines.ts'
import { type Counted, qualify } from './qualification.ts'
import { sortNotes } from './sort-notes.ts'
import type { SortBasis } from './sort-basis.ts'

const counted: readonly Counted[] = [
  { level: '5-digit', weightMills: 560, pieces: 1201 },
  { level: 'aadc', weightMills: 560, pieces: 333 },
  { level: 'mixed-aadc', weightMills: 560, pieces: 17 },
  { level: 'single-piece', weightMills: 560, pieces: 5 },
]
const trays = { '5-digit': 2, aadc: 1, 'mixed-aadc': 1 }
const mills = { '5-digit': 621, aadc: 671, 'mixed-aadc': 704, 'single-piece-metered': 780 }
const by = { mills, isFullService: false }

describe('what qualified', () => {
  it('is pieces by price, in mills, and the total in cents once', () => {
    const { levels, postageMills, postageCents, pieces, trays: all } = qualify(counted, trays, by)
    expect(
      levels.map(({ pieces: many, cumulative, postageMills: cost }) => [many, cumulative, cost]),
    ).toEqual([
      [1201, 1201, 745_821],
      [333, 1534, 223_443],
      [17, 1551, 11_968],
      [5, 1556, 3900],
    ])
    expect([pieces, all, postageMills, postageCents]).toEqual([1556, 4, 985_132, 98_513])
  })

  it.each([
    [625, 63],
    [624, 62],
  ])('one piece at %i mills is %i cents: half a cent is rounded up', (price, cents) => {
    const one = [{ level: '5-digit', weightMills: 560, pieces: 1 }] as const
    expect(qualify(one, {}, { ...by, mills: { '5-digit': price } }).postageCents).toBe(cents)
  })

  it('has the Full-Service discount taken off for every piece in a tray, and for no single piece', () => {
    const full = qualify(counted, trays, {
      mills: { ...mills, 'full-service-discount': 3 },
      isFullService: true,
    })
    expect(full.discountMills).toBe(1551 * 3)
    expect(full.postageMills).toBe(985_132 - 1551 * 3)
  })

  it('names the pieces that have no price, and counts the others', () => {
    const { unpriced, postageMills } = qualify(counted, trays, { ...by, mills: { '5-digit': 621 } })
    expect(unpriced).toBe(333 + 17 + 5)
    expect(postageMills).toBe(745_821)
  })
})

/** Of July 12, 2026: metered $0.78; stamped $0.82, $1.11 to 2 oz: a further ounce is $0.29. */
const listed = { ...mills, 'single-piece-stamped': 820, 'single-piece-stamped-2-oz': 1110 }
const single = (weightMills: number, pieces = 1): Counted => ({ level: 'single-piece', weightMills, pieces })

describe('what a piece weighs', () => {
  it.each([
    [560, 'Single piece', 780],
    [1000, 'Single piece', 780],
    [1001, 'Single piece, to 2 oz', 1070],
    [2000, 'Single piece, to 2 oz', 1070],
    [2001, 'Single piece, to 3 oz', 1360],
    [3001, 'Single piece, to 3.5 oz', 1650],
    [3500, 'Single piece, to 3.5 oz', 1650],
    [3501, 'Single piece, over 3.5 oz', null],
  ])('of %i thousandths of an ounce by itself is “%s” at %s mills', (weightMills, title, price) => {
    const { levels, unpriced } = qualify([single(weightMills)], {}, { ...by, mills: listed })
    expect(levels.at(-1)).toMatchObject({ title, mills: price, postageMills: price, pieces: 1 })
    expect(unpriced).toBe(price === null ? 1 : 0)
  })

  it('makes a line for each step, and all of them come to the postage: 3 × $0.78 and 2 × $1.07 and one of $1.36 are $5.84', () => {
    const { levels, postageCents } = qualify(
      [single(560, 2), single(880), single(1040, 2), single(2300)],
      {},
      { ...by, mills: listed },
    )
    expect(levels.slice(3).map(({ pieces, postageMills }) => [pieces, postageMills])).toEqual([
      [3, 2340],
      [2, 2140],
      [1, 1360],
    ])
    expect(postageCents).toBe(584)
  })

  it('changes nothing at automation prices up to 3.5 oz, whose steps are one', () => {
    const heavy = counted.map((one) => (one.level === 'single-piece' ? one : { ...one, weightMills: 3500 }))
    expect(qualify(heavy, trays, by)).toEqual(qualify(counted, trays, by))
  })
})

const basis: SortBasis = {
  lists: [{ kind: 'l606', effectiveOn: '2026-10-01', lastOn: '2026-11-30', isPractice: false }],
  missing: ['l801'],
  pricesOn: '2026-07-12',
  pricesArePractice: false,
  mills: { '5-digit': 621 },
  serviceType: '260',
  thicknessMils: 20,
  weightMills: 900,
  pieceFrom: 'a filled #10 envelope',
  packPercent: 90,
  minimums: { mailing: 500, destination: 150 },
}

it('the notes say what falls to single piece and why, and which list and which price is missing', () => {
  const qualified = qualify(counted, trays, { ...by, mills: basis.mills })
  const told = { ...qualified, single: { noBarcode: 5, tooFew: 0, tooHeavy: 0 }, leftOut: 2 }
  const notes = sortNotes(basis, told).join('\n')
  expect(notes).toContain('5 pieces go single piece, because their address has no delivery point')
  expect(notes).toContain('L801, AADCs for letters did not hold')
  expect(notes).toContain('none for AADC and Mixed AADC and Single piece: the postage is without 355 pieces')
  expect(notes).not.toContain('invented')
})

it('a tray label has destination, contents and post office in 30 characters each, as the worked example', () => {
  const office = { place: 'Holly Springs', state: 'NC', zip: '27540' }
  expect(
    labelLines({ level: 'mixed-aadc', isScheme: false, destination: 'MXD GREENSBORO NC' }, office),
  ).toEqual({
    cin: '246',
    lines: ['MXD GREENSBORO NC', 'FCM LTR BC WKG', 'HOLLY SPRINGS NC 27540'],
  })
  expect(
    labelLines({ level: '5-digit', isScheme: true, destination: 'PONCE PR 00728' }, office),
  ).toMatchObject({
    cin: '241',
    lines: ['PONCE PR 00728', 'FCM LTR BC 5D SCHEME', 'HOLLY SPRINGS NC 27540'],
  })
})
