import { asCsv, csvLines } from '#kernel/csv'
import { decimalDollars } from '#kernel/money'
import type { InTransaction } from '#kernel/work'
import type { InsertCodes } from './job-inserts.ts'
import { type JobPiece, type ListedPiece, listedPieces } from './job-pieces.ts'

/** How many pieces of the list are read at a time. */
const piecesAtOnce = 2000

const headings = [
  'piece',
  'bill',
  'account',
  'copy',
  'total_due',
  'tray',
  'tracking',
  'routing',
  'imb',
  'inserts',
  'weight_oz',
  'line1',
  'line2',
  'line3',
  'line4',
  'line5',
  'line6',
]

type Listing = {
  readonly runId: number
  readonly pieces: readonly JobPiece[]
  readonly inserts: InsertCodes
}

/** The piece list, some rows at a time. */
export async function* pieceList(
  inTransaction: InTransaction,
  { runId, pieces, inserts }: Listing,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(asCsv([headings]))
  for (let from = 0; from < pieces.length; from += piecesAtOnce) {
    const some = pieces.slice(from, from + piecesAtOnce)
    const listed = await inTransaction((work) => listedPieces(work, runId, some))
    const rows = listed.map((one, index) => rowOf(one, inserts(some[index]!, one.account)))
    yield Buffer.from(csvLines(rows))
  }
}

const rowOf = (
  { piece, bill, account, copy, dueCents, lines, ...mail }: ListedPiece,
  inserts: string,
): string[] => [
  String(piece),
  bill,
  account,
  copy,
  decimalDollars(dueCents),
  mail.tray === null ? '' : String(mail.tray),
  mail.tracking ?? '',
  mail.routing ?? '',
  mail.bars ?? '',
  inserts,
  mail.weightMills === null ? '' : (mail.weightMills / 1000).toFixed(3),
  ...Array.from({ length: 6 }, (_, index) => lines[index] ?? ''),
]
