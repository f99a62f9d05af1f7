import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LabelingKind, LabelingList } from '../postal/labeling-lists.ts'
import { presort, type Presorted, type SortPiece, type SortRules } from './presort.ts'

const list = (kind: LabelingKind, ...rows: (readonly [string, string, string])[]): LabelingList => ({
  kind,
  effectiveOn: '2026-10-01',
  lastOn: '2026-11-30',
  isPractice: true,
  rows: rows.map(([from, to, label]) => ({ from, to, label })),
})
const l801 = list('l801', ['917', '918', 'AADC PRACTICE CA 917'], ['920', '921', 'AADC OTHER CA 920'])
const l606 = list('l606', ['91761', '91762', 'ONTARIO CA 91761'], ['91764', '91764', 'ONTARIO CA 91761'])
const l201 = list('l201', ['910', '929', 'MXD PRACTICE CA 917'])

/** Small minimums and trays, so that a handful of pieces comes to every edge. */
const rules: SortRules = {
  minimums: { mailing: 10, destination: 4 },
  origin: { place: 'Ontario', state: 'CA', zip: '91761' },
  prices: { fiveDigit: 593, aadc: 641, mixed: 672 },
  two: { size: 'MM2', usableMils: 120 },
  one: { size: 'MM1', usableMils: 60 },
}
const piece = (rank: number, zip: string | null, thicknessMils = 20): SortPiece => ({
  rank,
  routing: zip === null ? null : `${zip}${String(rank).padStart(6, '0')}`,
  place: 'MARLOW CA',
  thicknessMils,
})
const many = (zip: string, count: number, from = 0): SortPiece[] =>
  Array.from({ length: count }, (_, index) => piece(from + index, zip))

const levelsOf = ({ trays }: Presorted): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { level, first, last } of trays) counts[level] = (counts[level] ?? 0) + last - first + 1
  return counts
}

const sizes = (count: number) =>
  presort(many('91764', count), {}, rules).trays.map(({ size, isOverflow, first, last }) => [
    size,
    last - first + 1,
    isOverflow,
  ])

describe('presort', () => {
  it.each([
    { case: 'nine pieces are no mailing of ten: all go single piece', pieces: many('91764', 9), levels: {} },
    { case: 'ten to one ZIP code are 5-digit', pieces: many('91764', 10), levels: { '5-digit': 10 } },
    {
      case: 'three of a ZIP code fall to their AADC with others of it',
      pieces: [...many('91764', 7), ...many('91801', 3, 10), ...many('91701', 3, 20)],
      levels: { '5-digit': 7, aadc: 6 },
    },
    {
      case: 'an AADC with two is mixed',
      pieces: [...many('91764', 8), ...many('92001', 2, 10)],
      levels: { '5-digit': 8, 'mixed-aadc': 2 },
    },
    {
      case: 'an AADC that one piece is missing to is lifted by a piece beyond the minimum, since that is cheaper',
      pieces: [...many('91764', 8), ...many('91801', 3, 10)],
      levels: { '5-digit': 7, aadc: 4 },
    },
    {
      case: 'but not by a piece that its own destination needs',
      pieces: [...many('91764', 4), ...many('91710', 4, 5), ...many('91801', 3, 10)],
      levels: { '5-digit': 8, 'mixed-aadc': 3 },
    },
  ])('$case', ({ pieces, levels }) => {
    expect(levelsOf(presort(pieces, { l801 }, rules))).toEqual(levels)
  })

  it('puts the ZIP codes of a scheme together, under its label', () => {
    const pieces = [...many('91761', 3), ...many('91764', 3, 3), ...many('92001', 4, 6)]
    const sorted = presort(pieces, { l606 }, rules)
    expect(sorted.trays[0]).toMatchObject({ isScheme: true, destination: 'ONTARIO CA 91761', zip5: '91761' })
    expect(levelsOf(sorted)).toEqual({ '5-digit': 10 })
  })

  it('sorts 5-digit and mixed alone without L801, and names the origin as L201 has it', () => {
    const pieces = [...many('91764', 6), ...many('91801', 3, 10), ...many('91701', 3, 20)]
    expect(levelsOf(presort(pieces, {}, rules))).toEqual({ '5-digit': 6, 'mixed-aadc': 6 })
    expect(presort(pieces, { l201 }, rules).trays.at(-1)).toMatchObject({
      destination: 'MXD PRACTICE CA 917',
      zip5: '91700',
    })
    expect(presort(pieces, {}, rules).trays.at(-1)).toMatchObject({ destination: 'MXD ONTARIO CA' })
  })

  it('fills two-foot trays first, and puts what is left in a one-foot tray where that is enough', () => {
    expect(sizes(12)).toEqual([
      ['MM2', 6, false],
      ['MM2', 6, true],
    ])
    expect(sizes(14)).toEqual([
      ['MM2', 6, false],
      ['MM2', 6, false],
      ['MM1', 2, true],
    ])
    expect(sizes(10)).toEqual([
      ['MM2', 6, false],
      ['MM2', 4, true],
    ])
  })

  it('lets pieces without a barcode go single piece, behind the trays', () => {
    const pieces = [piece(0, null), ...many('91764', 10, 1), piece(11, null)]
    const { order, inTrays } = presort(pieces, {}, rules)
    expect(inTrays).toBe(10)
    expect([...order.subarray(10)]).toEqual([0, 11])
  })
})

const zips = ['91761', '91762', '91764', '91710', '91801', '92001', '92101', '00501']
const town = fc
  .array(
    fc.record({
      zip: fc.option(fc.constantFrom(...zips), { freq: 8 }),
      thicknessMils: fc.integer({ min: 7, max: 60 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((some) => some.map(({ zip, thicknessMils }, rank) => piece(rank, zip, thicknessMils)))
const known = fc.record({
  l801: fc.constantFrom(l801, undefined),
  l606: fc.constantFrom(l606, undefined),
})
const priced = fc
  .tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
  .map(
    ([fiveDigit, step, next]): SortRules => ({
      ...rules,
      prices: { fiveDigit, aadc: fiveDigit + step, mixed: fiveDigit + step + next },
    }),
  )

const ranks = (sorted: Presorted, from: readonly SortPiece[]) => [...sorted.order].map((at) => from[at]!.rank)

describe('whatever is sorted', () => {
  it('every piece is in one tray or single piece, once, and every tray is one destination within its capacity', () => {
    fc.assert(
      fc.property(town, known, priced, (pieces, lists, by) => {
        const { order, trays, inTrays } = presort(pieces, lists, by)
        expect([...order].toSorted((a, b) => a - b)).toEqual([...pieces.keys()])
        let next = 0
        for (const { first, last, size } of trays) {
          expect(first).toBe(next)
          next = last + 1
          const inside = [...order.subarray(first, next)].map((at) => pieces[at]!)
          const thick = inside.reduce((sum, { thicknessMils }) => sum + thicknessMils, 0)
          expect(thick).toBeLessThanOrEqual(size === 'MM1' ? 60 : 120)
          expect(inside.every(({ routing }) => routing !== null)).toBe(true)
        }
        expect(next).toBe(inTrays)
      }),
    )
  })

  it('the minimums hold: of the mailing, and of every destination but the mixed', () => {
    fc.assert(
      fc.property(town, known, priced, (pieces, lists, by) => {
        const { trays, inTrays } = presort(pieces, lists, by)
        expect(inTrays === 0 || inTrays >= 10).toBe(true)
        const counts = new Map<string, number>()
        for (const { level, destination, first, last } of trays)
          if (level !== 'mixed-aadc')
            counts.set(
              `${level} ${destination}`,
              (counts.get(`${level} ${destination}`) ?? 0) + last - first + 1,
            )
        for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(4)
      }),
    )
  })

  it('the order in which pieces are given does not matter', () => {
    fc.assert(
      fc.property(
        town.chain((pieces) =>
          fc.tuple(fc.constant(pieces), fc.shuffledSubarray(pieces, { minLength: pieces.length })),
        ),
        known,
        ([pieces, shuffled], lists) => {
          const [one, other] = [presort(pieces, lists, rules), presort(shuffled, lists, rules)]
          expect(ranks(other, shuffled)).toEqual(ranks(one, pieces))
          expect(other.trays).toEqual(one.trays)
        },
      ),
    )
  })

  it('moving any one piece to another group it may lie in never lowers the price', () => {
    fc.assert(
      fc.property(town, known, priced, (pieces, lists, by) => {
        const groups = groupsOf(pieces, presort(pieces, lists, by))
        const moves = groups.flatMap((now, at) =>
          now === null ? [] : groupsFor(pieces[at]!, lists).map((other) => groups.with(at, other)),
        )
        const cheapest = Math.min(...[groups, ...moves].filter(isLegal).map((one) => priceOf(one, by)))
        expect(cheapest).toBe(priceOf(groups, by))
      }),
      { numRuns: 300 },
    )
  })
})

type Group = string | null

/** The group of every piece: its level and destination; null for single piece. */
function groupsOf(pieces: readonly SortPiece[], { order, trays }: Presorted): Group[] {
  const groups: Group[] = pieces.map(() => null)
  for (const { level, destination, first, last } of trays)
    for (const at of order.subarray(first, last + 1)) groups[at] = `${level} ${destination}`
  return groups
}

const labelIn = (one: LabelingList | undefined, key: string) =>
  one?.rows.find(({ from, to }) => key >= from && key <= to)?.label

/** All groups a piece may lie in, told from the lists and not from the sort. */
function groupsFor(
  { routing }: SortPiece,
  lists: { l801?: LabelingList | undefined; l606?: LabelingList | undefined },
) {
  const zip = routing!.slice(0, 5)
  const aadc = labelIn(lists.l801, zip.slice(0, 3))
  return [
    `5-digit ${labelIn(lists.l606, zip) ?? `MARLOW CA ${zip}`}`,
    ...(aadc ? [`aadc ${aadc}`] : []),
    'mixed-aadc MXD ONTARIO CA',
  ]
}

const isLegal = (groups: readonly Group[]): boolean =>
  [...Map.groupBy(groups, (group) => group)].every(
    ([group, inside]) => group === null || group.startsWith('mixed') || inside.length >= 4,
  )

const priceOf = (groups: readonly Group[], { prices }: SortRules): number =>
  groups.reduce((sum, group) => {
    if (group === null) return sum
    const { fiveDigit, aadc, mixed } = prices
    return sum + (group.startsWith('5') ? fiveDigit! : group.startsWith('a') ? aadc! : mixed!)
  }, 0)
