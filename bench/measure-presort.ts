import { pathToFileURL } from 'node:url'
import { presort, type SortPiece, type SortRules } from '../server/modules/presort/presort.ts'
import type { LabelingList, LabelingRow } from '../server/modules/postal/labeling-lists.ts'
import { minimums, packPercent, traySizes, usualThicknessMils } from '../server/modules/postal/trays.ts'
import { peakMemory } from './machine.ts'

/** A sort into trays against bare sorts of the same keys, in one process. */
export type MeasuredPresort = {
  readonly pieces: number
  readonly trays: number
  readonly presortSeconds: number
  /** The routings as texts, by `Array.prototype.sort`. */
  readonly textSortSeconds: number
  /** The routings as numbers, by the sort of a `Float64Array`: the fastest that the language has. */
  readonly numberSortSeconds: number
  /** What the process held with the pieces, before it sorted them; and the most it ever held. */
  readonly beforeMb: number
  readonly peakMb: number
}

const times = 3

/** Sorts so many invented letters to 2,000 ZIP codes, a tenth of them without a barcode; the best of some rounds of each side in turn. */
export function measurePresort(many: number): MeasuredPresort {
  const pieces = inventPieces(many)
  const routings = pieces.flatMap(({ routing }) => routing ?? [])
  const numbers = Float64Array.from(routings, Number)
  const lists = { l801: inventAadcs() }
  const beforeMb = peakMemory()
  const best = { presort: Infinity, text: Infinity, number: Infinity }
  let trays = 0
  for (let time = 0; time < times; time++) {
    best.presort = Math.min(
      best.presort,
      seconds(() => (trays = presort(pieces, lists, rules).trays.length)),
    )
    best.text = Math.min(
      best.text,
      seconds(() => routings.toSorted()),
    )
    best.number = Math.min(
      best.number,
      seconds(() => numbers.toSorted()),
    )
  }
  return {
    pieces: many,
    trays,
    presortSeconds: best.presort,
    textSortSeconds: best.text,
    numberSortSeconds: best.number,
    beforeMb,
    peakMb: peakMemory(),
  }
}

function seconds(task: () => unknown): number {
  const start = performance.now()
  task()
  return (performance.now() - start) / 1000
}

/** A seeded generator (Park and Miller), so that every measure sorts the same letters. */
function inventPieces(many: number): SortPiece[] {
  let seed = 1440
  const next = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  return Array.from({ length: many }, (_, rank) => {
    // A square, so that some ZIP codes have many letters and most have few.
    const zip = 90_000 + Math.floor(next(2000) ** 2 / 2000)
    const tail = String(next(1_000_000)).padStart(6, '0')
    return {
      rank,
      routing: next(10) === 0 ? null : `${zip}${tail}`,
      place: 'MARLOW CA',
      thicknessMils: usualThicknessMils,
    }
  })
}

function inventAadcs(): LabelingList {
  const rows = Array.from({ length: 10 }, (_, index): LabelingRow => {
    const [from, to] = [String(900 + index * 2), String(901 + index * 2)]
    return { from, to, label: `AADC PRACTICE CA ${from}` }
  })
  return { kind: 'l801', effectiveOn: '2026-10-01', lastOn: '2026-11-30', isPractice: true, rows }
}

const usable = (lengthMils: number): number => Math.floor((lengthMils * packPercent) / 100)
const rules: SortRules = {
  minimums,
  origin: { place: 'Ontario', state: 'CA', zip: '91761' },
  prices: { fiveDigit: 593, aadc: 641, mixed: 672 },
  two: { size: 'MM2', usableMils: usable(traySizes.MM2.lengthMils) },
  one: { size: 'MM1', usableMils: usable(traySizes.MM1.lengthMils) },
}

// In a process of its own, so that the memory is that of the sort.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.stdout.write(`${JSON.stringify(measurePresort(Number(process.argv[2] ?? 1_000_000)))}\n`)
