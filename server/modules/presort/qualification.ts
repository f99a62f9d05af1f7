import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { serviceTypes } from '../barcodes/service-types.ts'
import { type Mills, singlePieceMills } from '../postal/single-piece.ts'
import { leftOutOf } from './left-out.ts'
import { sortNotes } from './sort-notes.ts'
import { neededSort, type SortLevel } from './sort-of-run.ts'

/** What qualified for one price. */
export type QualifiedLevel = {
  readonly level: SortLevel
  readonly title: string
  readonly trays: number
  readonly pieces: number
  /** All pieces of this level and those before it. */
  readonly cumulative: number
  /** The price of a piece in thousandths of a dollar; null: the price list has none. */
  readonly mills: number | null
  readonly postageMills: number | null
}

/** What a sort comes to. */
export type Qualification = {
  readonly levels: readonly QualifiedLevel[]
  readonly trays: number
  readonly pieces: number
  /** The discount for Full-Service pieces in all, already taken off. */
  readonly discountMills: number
  /** Of the levels that have a price. */
  readonly postageMills: number
  readonly postageCents: number
  /** Pieces whose level has no price: the postage is without them. */
  readonly unpriced: number
}

const levelTitles: Readonly<Record<SortLevel, string>> = {
  '5-digit': '5-digit',
  aadc: 'AADC',
  'mixed-aadc': 'Mixed AADC',
  'single-piece': 'Single piece',
}
const levels = Object.keys(levelTitles) as SortLevel[]

export type Counted = Readonly<Record<SortLevel, { readonly pieces: number; readonly trays: number }>>

/** Prices what qualified, level by level. Mills become cents once, half up, in the total. Pure. */
export function qualify(
  counted: Counted,
  by: { readonly mills: Mills; readonly weightMills: number; readonly isFullService: boolean },
): Qualification {
  const automated = counted['5-digit'].pieces + counted.aadc.pieces + counted['mixed-aadc'].pieces
  const discountMills = by.isFullService ? automated * (by.mills['full-service-discount'] ?? 0) : 0
  let cumulative = 0
  const priced = levels.map((level): QualifiedLevel => {
    const { pieces, trays } = counted[level]
    cumulative += pieces
    const mills =
      level === 'single-piece'
        ? singlePieceMills(by.mills, { weightMills: by.weightMills, by: 'metered' })
        : (by.mills[level] ?? null)
    return {
      level,
      title: levelTitles[level],
      trays,
      pieces,
      cumulative,
      mills,
      postageMills: mills === null ? null : mills * pieces,
    }
  })
  const postageMills = priced.reduce((sum, one) => sum + (one.postageMills ?? 0), 0) - discountMills
  return {
    levels: priced,
    trays: priced.reduce((sum, { trays }) => sum + trays, 0),
    pieces: cumulative,
    discountMills,
    postageMills,
    postageCents: Math.round(postageMills / 10),
    unpriced: priced.reduce((sum, { mills, pieces }) => sum + (mills === null ? pieces : 0), 0),
  }
}

/** What the sort of a run comes to. Refuses a run whose mail was not sorted. */
export async function qualificationOf(work: Work, runId: number) {
  const sort = await neededSort(work, runId)
  const { rows } = await sql<{ level: SortLevel; because: string | null; pieces: number; trays: number }>`
    select level, because, count(*) as pieces, count(distinct tray) as trays
    from mail_sort_piece where run_id = ${runId} group by level, because`.execute(work.db)
  const counted = Object.fromEntries(
    levels.map((level) => {
      const some = rows.filter((row) => row.level === level)
      const sumOf = (of: 'pieces' | 'trays') => some.reduce((sum, row) => sum + row[of], 0)
      return [level, { pieces: sumOf('pieces'), trays: sumOf('trays') }]
    }),
  ) as Counted
  const because = (why: string) => rows.find((row) => row.because === why)?.pieces ?? 0
  const isFullService = serviceTypes.get(sort.basis.serviceType)?.level === 'Full-Service'
  const qualified = qualify(counted, { ...sort.basis, isFullService })
  const single = { noBarcode: because('no-barcode'), tooFew: because('too-few') }
  const leftOut = (await leftOutOf(work, runId)).size
  return { sort, ...qualified, single, notes: sortNotes(sort.basis, { ...qualified, single, leftOut }) }
}
