import { describe, expect, it } from 'vitest'
import { labelLines } from './label-lines.ts'
import { type Counted, qualify } from './qualification.ts'
import { sortNotes } from './sort-notes.ts'
import type { SortBasis } from './sort-basis.ts'

const counted: Counted = {
  '5-digit': { pieces: 1201, trays: 2 },
  aadc: { pieces: 333, trays: 1 },
  'mixed-aadc': { pieces: 17, trays: 1 },
  'single-piece': { pieces: 5, trays: 0 },
}
const mills = { '5-digit': 621, aadc: 671, 'mixed-aadc': 704, 'single-piece-metered': 780 }
const by = { mills, weightMills: 900, isFullService: false }

describe('what qualified', () => {
  it('is pieces by price, in mills, and the total in cents once', () => {
    const { levels, postageMills, postageCents, pieces, trays } = qualify(counted, by)
    expect(
      levels.map(({ pieces: many, cumulative, postageMills: cost }) => [many, cumulative, cost]),
    ).toEqual([
      [1201, 1201, 745_821],
      [333, 1534, 223_443],
      [17, 1551, 11_968],
      [5, 1556, 3900],
    ])
    expect([pieces, trays, postageMills, postageCents]).toEqual([1556, 4, 985_132, 98_513])
  })

  it.each([
    [625, 63],
    [624, 62],
  ])('one piece at %i mills is %i cents: half a cent is rounded up', (price, cents) => {
    const only = { ...counted, '5-digit': { pieces: 1, trays: 1 } }
    const none = { pieces: 0, trays: 0 }
    const { postageCents } = qualify(
      { ...only, aadc: none, 'mixed-aadc': none, 'single-piece': none },
      { ...by, mills: { '5-digit': price } },
    )
    expect(postageCents).toBe(cents)
  })

  it('has the Full-Service discount taken off for every piece in a tray, and for no single piece', () => {
    const full = qualify(counted, {
      ...by,
      mills: { ...mills, 'full-service-discount': 3 },
      isFullService: true,
    })
    expect(full.discountMills).toBe(1551 * 3)
    expect(full.postageMills).toBe(985_132 - 1551 * 3)
  })

  it('names the pieces that have no price, and counts the others', () => {
    const { unpriced, postageMills } = qualify(counted, { ...by, mills: { '5-digit': 621 } })
    expect(unpriced).toBe(333 + 17 + 5)
    expect(postageMills).toBe(745_821)
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
  const qualified = qualify(counted, { ...by, mills: basis.mills })
  const notes = sortNotes(basis, { ...qualified, single: { noBarcode: 5, tooFew: 0 }, leftOut: 2 }).join('\n')
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
