import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { SortBasis } from './sort-basis.ts'

export type SortLevel = '5-digit' | 'aadc' | 'mixed-aadc' | 'single-piece'

/** A piece in the order of the mail. */
export type PieceInOrder = {
  /** From 1 on: the number of the piece, printed on its bill. */
  readonly sequence: number
  readonly billId: number
  readonly ownerCopy: boolean
  readonly level: SortLevel
  readonly tray: number | null
  /** 11 digits; null for a single piece. */
  readonly routing: string | null
  /** 20 digits; null for a single piece. */
  readonly tracking: string | null
  /** Why it goes single piece: its address has no barcode, the mailing is too small, or it weighs more than a letter may. */
  readonly because: 'no-barcode' | 'too-few' | 'too-heavy' | null
  /** What it weighs with all that is in it, in thousandths of an ounce. */
  readonly weightMills: number
}

/** A tray with what stands on its label, and its pieces by their first and last number. */
export type TrayInOrder = {
  readonly tray: number
  readonly level: Exclude<SortLevel, 'single-piece'>
  readonly size: 'MM2' | 'MM1' | 'EMM'
  readonly isOverflow: boolean
  readonly zip5: string
  readonly cin: string
  readonly lines: readonly [destination: string, contents: string, office: string]
  readonly first: number
  readonly last: number
}

/** The pieces of a run in the order of its sort; null: it was not sorted. */
export async function sortOfRun(work: Work, runId: number): Promise<PieceInOrder[] | null> {
  if (!(await standingSort(work, runId))) return null
  const { rows } = await sql<PieceInOrder>`
    select sequence, bill_id as "billId", owner_copy as "ownerCopy", level, tray, routing, tracking, because,
      coalesce(weight_mills, (s.basis->>'weightMills')::bigint) as "weightMills"
    from mail_sort_piece join mail_sort s using (run_id) where run_id = ${runId} order by sequence`.execute(
    work.db,
  )
  return rows
}

/** The trays of a run in their order. */
export async function traysOfRun(work: Work, runId: number): Promise<TrayInOrder[]> {
  const { rows } = await sql<TrayInOrder>`
    select tray, level, size, is_overflow as "isOverflow", zip5, cin, label_lines as lines, first_sequence as first,
      last_sequence as last
    from mail_sort_tray where run_id = ${runId} order by tray`.execute(work.db)
  return rows
}

/** The sort of a run as it stands, with what it was made by; null: there is none. */
export async function standingSort(work: Work, runId: number) {
  const row = await work.db.selectFrom('mail_sort').selectAll().where('run_id', '=', runId).executeTakeFirst()
  return row ? { ...row, basis: SortBasis.parse(row.basis) } : null
}

/** The same; refuses a run whose mail was not sorted. */
export async function neededSort(work: Work, runId: number) {
  return (await standingSort(work, runId)) ?? refuse('RUN_NOT_SORTED', { runId })
}
