import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { serviceTypes } from '../barcodes/service-types.ts'
import { type Mills, mostMills, singlePieceMills } from '../postal/single-piece.ts'
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

/** Pieces of a level that are of one weight. */
export type Counted = {
  readonly level: SortLevel
  readonly weightMills: number
  readonly pieces: number
}

type Prices = { readonly mills: Mills; readonly isFullService: boolean }
/** What is priced alike: a level of automation whatever it weighs, up to 3.5 oz; of single pieces each step of weight by itself. */
type Step = { readonly level: SortLevel; readonly title: string; readonly mills: number | null }

/** Prices what qualified, level by level with its trays, single pieces by what they weigh. Mills become cents once, half up, in the total. Pure. */
export function qualify(
  counted: readonly Counted[],
  inTrays: Readonly<Partial<Record<SortLevel, number>>>,
  by: Prices,
): Qualification {
  const many = (some: readonly Counted[]) => some.reduce((sum, { pieces }) => sum + pieces, 0)
  const automated = many(counted.filter(({ level }) => level !== 'single-piece'))
  const discountMills = by.isFullService ? automated * (by.mills['full-service-discount'] ?? 0) : 0
  let cumulative = 0
  const priced = stepsOf(counted, by.mills).map(({ of, ...step }): QualifiedLevel => {
    const pieces = many(of)
    cumulative += pieces
    const postageMills = step.mills === null ? null : step.mills * pieces
    return { ...step, trays: inTrays[step.level] ?? 0, pieces, cumulative, postageMills }
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

/** Each level with its pieces, also where it has none; of single pieces a row for each step of weight there is. */
function stepsOf(counted: readonly Counted[], mills: Mills): (Step & { readonly of: readonly Counted[] })[] {
  const automated = levels.flatMap((level) =>
    level === 'single-piece'
      ? []
      : [{ ...stepOf(level, mills), of: counted.filter((one) => one.level === level) }],
  )
  const single = counted.filter(({ level }) => level === 'single-piece')
  const byOunces = Map.groupBy(single, ({ weightMills }) => ouncesOf(weightMills))
  const steps = [...(byOunces.size === 0 ? [1] : byOunces.keys())].toSorted((a, b) => a - b)
  return [
    ...automated,
    ...steps.map((ounces) => ({ ...singleStep(ounces, mills), of: byOunces.get(ounces) ?? [] })),
  ]
}

const stepOf = (level: Exclude<SortLevel, 'single-piece'>, mills: Mills): Step => ({
  level,
  title: levelTitles[level],
  mills: mills[level] ?? null,
})

/** The started ounces by which a single piece is priced; the last begins above three and ends with what a letter weighs at most. */
const ouncesOf = (weightMills: number): number =>
  weightMills > mostMills ? tooMany : Math.max(1, Math.ceil(weightMills / 1000))
const tooMany = 5

function singleStep(ounces: number, mills: Mills): Step {
  const level = 'single-piece'
  if (ounces === tooMany) return { level, title: `${levelTitles[level]}, over 3.5 oz`, mills: null }
  const weightMills = Math.min(ounces * 1000, mostMills)
  return {
    level,
    title: ounces === 1 ? levelTitles[level] : `${levelTitles[level]}, to ${weightMills / 1000} oz`,
    mills: singlePieceMills(mills, { weightMills, by: 'metered' }),
  }
}

/** What the sort of a run comes to. Refuses a run whose mail was not sorted. */
export async function qualificationOf(work: Work, runId: number) {
  const sort = await neededSort(work, runId)
  const left = sql`from mail_sort_piece where run_id = ${runId}`
  const { rows } = await sql<Counted & { because: string | null }>`
    select level, because, coalesce(weight_mills, ${sort.basis.weightMills}) as "weightMills", count(*) as pieces ${left}
    group by 1, 2, 3`.execute(work.db)
  const { rows: trays } = await sql<{ level: SortLevel; trays: number }>`
    select level, count(distinct tray) as trays ${left} group by level`.execute(work.db)
  const because = (why: string) => rows.reduce((sum, row) => sum + (row.because === why ? row.pieces : 0), 0)
  const isFullService = serviceTypes.get(sort.basis.serviceType)?.level === 'Full-Service'
  const qualified = qualify(rows, Object.fromEntries(trays.map((row) => [row.level, row.trays])), {
    mills: sort.basis.mills,
    isFullService,
  })
  const single = {
    noBarcode: because('no-barcode'),
    tooFew: because('too-few'),
    tooHeavy: because('too-heavy'),
  }
  const leftOut = (await leftOutOf(work, runId)).size
  return { sort, ...qualified, single, notes: sortNotes(sort.basis, { ...qualified, single, leftOut }) }
}
