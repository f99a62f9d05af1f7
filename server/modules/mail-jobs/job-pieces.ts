import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { encodeImb } from '../barcodes/encode-imb.ts'
import { isMailed, type Piece, piecesOfRun } from '../bills/print-pieces.ts'

/** A piece of a job: its number is that printed on the bill. */
export type JobPiece = Piece & { readonly piece: number }

/** The pieces of a run in the order of the print files, without those that are left out of them. */
export async function piecesOfJob(work: Work, runId: number): Promise<JobPiece[]> {
  const { pieces } = await piecesOfRun(work, runId)
  return pieces.flatMap((piece, index) => (isMailed(piece) ? [{ ...piece, piece: index + 1 }] : []))
}

/** A row of the piece list. */
export type ListedPiece = {
  readonly piece: number
  readonly bill: string
  readonly account: string
  readonly copy: string
  readonly lines: readonly string[]
  readonly dueCents: number
  /** Null: the run was not sorted, or the piece goes single piece. */
  readonly tray: number | null
  readonly tracking: string | null
  readonly routing: string | null
  readonly bars: string | null
  /** What it weighs with all that is in it, in thousandths of an ounce; null: the run was not sorted. */
  readonly weightMills: number | null
}

type Row = {
  id: number
  number: string
  account: string
  mailTo: string[]
  ownerCopyTo: string[] | null
}

type Sorted = {
  billId: number
  ownerCopy: boolean
  tray: number | null
  tracking: string | null
  routing: string | null
  weightMills: number
}

/** Where pieces lie in the sort of their run, and the digits of their barcodes. */
async function sortedPieces(
  { db }: Work,
  runId: number,
  ids: readonly number[],
): Promise<Map<string, Sorted>> {
  const { rows } = await sql<Sorted>`
    select bill_id as "billId", owner_copy as "ownerCopy", tray, tracking, routing,
      coalesce(weight_mills, (s.basis->>'weightMills')::bigint) as "weightMills"
    from mail_sort_piece join mail_sort s using (run_id)
    where run_id = ${runId} and bill_id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [`${row.billId} ${row.ownerCopy}`, row]))
}

/** What the piece list says of some pieces: what stands in the window, and never more than that. */
export async function listedPieces(
  work: Work,
  runId: number,
  pieces: readonly JobPiece[],
): Promise<ListedPiece[]> {
  const ids = [...new Set(pieces.map(({ billId }) => billId))]
  const { rows } = await sql<Row>`
    select b.id, b.number, a.number as account, b.document->'mailTo' as "mailTo", b.document->'ownerCopyTo' as "ownerCopyTo"
    from bill b join account a on a.id = b.account_id where b.id = any(${ids}::bigint[])`.execute(work.db)
  const sorted = await sortedPieces(work, runId, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return pieces.map(({ piece, billId, ownerCopy, window, totalDueCents }) => {
    const { number, account, mailTo, ownerCopyTo } = byId.get(billId)!
    const place = sorted.get(`${billId} ${ownerCopy}`)
    const { tray = null, tracking = null, routing = null, weightMills = null } = place ?? {}
    return {
      piece,
      bill: number,
      account,
      copy: ownerCopy ? 'owner copy' : '',
      lines: window ?? (ownerCopy ? (ownerCopyTo ?? []) : mailTo),
      dueCents: ownerCopy ? 0 : totalDueCents,
      tray,
      tracking,
      routing,
      bars: tracking && routing ? encodeImb({ tracking, routing }) : null,
      weightMills,
    }
  })
}
