import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedTray, fallenOf } from './fallen-trays.ts'

const tray = (level: CountedTray['level'], label: string, had: number, has: number): CountedTray => ({
  tray: 0,
  level,
  cin: { '5-digit': '242', aadc: '245', 'mixed-aadc': '246' }[level],
  zip5: label.slice(-5).padStart(5, '9'),
  lines: [label],
  had,
  has,
})
const numbered = (trays: readonly CountedTray[]) => trays.map((one, at) => ({ ...one, tray: at + 1 }))
const toPractice = { minimum: 150, aadcOf: () => 'AADC PRACTICE 917' }
const falls = (trays: readonly CountedTray[], rules = toPractice) =>
  fallenOf(numbered(trays), rules).map(({ destination, lower, pieces }) => [destination, lower, pieces])

describe('a destination that has fewer letters than its price needs', () => {
  it.each([
    {
      case: 'with 150 left keeps its level',
      trays: [tray('5-digit', 'ONTARIO CA 91764', 151, 150)],
      are: [],
    },
    {
      case: 'with 149 left goes to mixed AADC where the job has no AADC',
      trays: [tray('5-digit', 'ONTARIO CA 91764', 150, 149)],
      are: [['ONTARIO CA 91764', 'mixed-aadc', 149]],
    },
    {
      case: 'goes to its AADC where the job has trays of that',
      trays: [tray('5-digit', 'ONTARIO CA 91764', 150, 149), tray('aadc', 'AADC PRACTICE 917', 150, 150)],
      are: [['ONTARIO CA 91764', 'aadc', 149]],
    },
    {
      case: 'lifts its AADC, which has too few by itself',
      trays: [tray('5-digit', 'ONTARIO CA 91764', 150, 149), tray('aadc', 'AADC PRACTICE 917', 150, 20)],
      are: [['ONTARIO CA 91764', 'aadc', 149]],
    },
    {
      case: 'goes to mixed AADC with its AADC where both are too few together',
      trays: [tray('5-digit', 'ONTARIO CA 91764', 150, 20), tray('aadc', 'AADC PRACTICE 917', 150, 20)],
      are: [
        ['ONTARIO CA 91764', 'mixed-aadc', 20],
        ['AADC PRACTICE 917', 'mixed-aadc', 20],
      ],
    },
    {
      case: 'counts all its trays together',
      trays: [tray('5-digit', 'ONTARIO CA 91764', 900, 899), tray('5-digit', 'ONTARIO CA 91764', 20, 5)],
      are: [],
    },
    {
      case: 'has no minimum at mixed AADC',
      trays: [tray('mixed-aadc', 'MXD ONTARIO CA', 160, 3)],
      are: [],
    },
    {
      case: 'is none where all its letters were taken out',
      trays: [tray('5-digit', 'ONTARIO CA 91764', 150, 0)],
      are: [],
    },
  ])('$case', ({ trays, are }) => {
    expect(falls(trays)).toEqual(are)
  })

  it('never is one that has enough, and always is one that has not', () => {
    const anyTray = fc
      .tuple(
        fc.constantFrom<CountedTray['level']>('5-digit', 'aadc', 'mixed-aadc'),
        fc.integer({ min: 150, max: 400 }),
        fc.nat(400),
      )
      .map(([level, had, out]) => tray(level, 'PLACE', had, Math.max(had - out, 0)))
    fc.assert(
      fc.property(fc.array(anyTray, { maxLength: 8 }), (some) => {
        const trays = numbered(some.map((one, at) => ({ ...one, lines: [`PLACE ${at}`] })))
        const fallen = fallenOf(trays, { minimum: 150, aadcOf: () => null })
        expect(new Set(fallen.flatMap(({ trays: its }) => its))).toEqual(
          new Set(
            trays.flatMap(({ tray: number, level, has }) =>
              level !== 'mixed-aadc' && has > 0 && has < 150 ? number : [],
            ),
          ),
        )
      }),
    )
  })
})
