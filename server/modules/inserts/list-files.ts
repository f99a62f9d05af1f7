import { sql } from 'kysely'
import { asCsv, csvLines } from '#kernel/csv'
import type { Work } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { type PieceShown, piecesOf, storedInsert } from './insert-rows.ts'
import { insertsOfRun } from './inserts-of-run.ts'

const atOnce = 5000

/** The list of addresses of a mailing as a workbook, in its order: those that cannot be mailed say why. */
export async function addressWorkbook(work: Work, insertId: number): Promise<Uint8Array> {
  await storedInsert(work, insertId)
  return writeWorkbook(work, [sheet({ name: 'Addresses', columns, rows: partByPart(work, insertId) })])
}

async function* partByPart(work: Work, insertId: number): AsyncGenerator<readonly PieceShown[]> {
  for (let after = 0; ; ) {
    const rows = await piecesOf(work, sql`p.notice_id = ${insertId} and p.position > ${after}`, atOnce)
    yield rows
    if (rows.length < atOnce) return
    after = rows.at(-1)!.position
  }
}

/** Five hundred pieces after a place. */
export async function piecesAfter(work: Work, insertId: number, after: number): Promise<PieceShown[]> {
  await storedInsert(work, insertId)
  return piecesOf(work, sql`p.notice_id = ${insertId} and p.position > ${after}`, 500)
}

const text = (
  heading: string,
  width: number,
  value: (row: PieceShown) => string | null,
): Column<PieceShown> => ({
  heading,
  kind: 'text',
  width,
  value,
})
const columns: readonly Column<PieceShown>[] = [
  { heading: 'Piece', kind: 'count', width: 8, value: ({ position }) => position },
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('Parcel', 18, ({ parcel }) => parcel),
  text('To', 10, ({ addressee }) => addressee),
  ...[0, 1, 2, 3].map((at) => text(`Line ${at + 1}`, 30, ({ lines }) => lines[at] ?? null)),
  text('Cannot be mailed', 40, ({ whyNot }) => whyNot),
  text('Returned', 12, ({ returnedOn }) => returnedOn),
  text('Why', 30, ({ returnReason }) => returnReason),
]

/** For the inserter: a line for each bill that something lies beside, with the code of each insert. Refuses RUN_NOT_FOUND. */
export async function insertsCsv(work: Work, runId: number): Promise<string> {
  const run = await findRun(work, runId)
  const bills = await insertsOfRun(work, run)
  const head = asCsv([['account', 'codes', 'inserts', 'weight_oz_thousandths', 'thickness_in_thousandths']])
  return (
    head +
    csvLines(
      bills.map(({ accountNumber, inserts }) => [
        accountNumber,
        inserts.map(({ code }) => code).join(''),
        inserts.map(({ name }) => name).join('; '),
        String(inserts.reduce((sum, one) => sum + one.weightMills, 0)),
        String(inserts.reduce((sum, one) => sum + one.thicknessMils, 0)),
      ]),
    )
  )
}
