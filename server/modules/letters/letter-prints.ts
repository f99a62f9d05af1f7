import type { letterPrints } from '@cartwright/api/letter-prints'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'
import { type LetterPaper, letterPapers } from './letter-paper.ts'
import { setLetters } from './letter-pdf.ts'
import { letterNumber } from './letter-words.ts'

type Batch = SuccessOf<typeof letterPrints.list>['rows'][number]
type Manifest = SuccessOf<typeof letterPrints.show>

/** How many prints a list has. */
const listed = 100

/** Prints of letters, newest first. */
export async function listPrints(work: Work): Promise<{ rows: Batch[] }> {
  const { rows } = await batches(work, sql`true`)
  return { rows: rows.map(told) }
}

type Stored = Omit<Batch, 'printedOn'> & { readonly printedOn: PlainDate }
const batches = ({ db }: Work, where: ReturnType<typeof sql>) =>
  sql<Stored>`
  select b.id, b.printed_on as "printedOn", b.printed_by as "printedBy", count(*) as pieces,
    count(*) filter (where not p.is_copy) as letters
  from letter_batch b join letter_piece p on p.batch_id = b.id where ${where}
  group by b.id order by b.id desc limit ${listed}`.execute(db)

const told = (row: Stored): Batch => ({ ...row, printedOn: row.printedOn.toString() })

/** What is in a print, piece by piece. Refuses LETTER_BATCH_NOT_FOUND. */
export async function printManifest(work: Work, batchId: number): Promise<Manifest> {
  const { rows } = await batches(work, sql`b.id = ${batchId}`)
  const pieces = await piecesOf(work, batchId)
  const [batch] = rows
  if (!batch) return refuse('LETTER_BATCH_NOT_FOUND', { batchId })
  return {
    ...told(batch),
    rows: pieces.map(({ piece, isCopy, accountNumber, paper }) => {
      const lines = isCopy && paper.data.copyTo ? paper.data.copyTo.lines : paper.data.mailTo
      return {
        piece,
        letterId: paper.letterId,
        number: letterNumber(paper.letterId),
        accountNumber,
        name: lines[0] ?? '',
        place: lines.at(-1) ?? '',
        copy: isCopy,
        sha256: paper.sha256,
      }
    }),
  }
}

type Put = {
  readonly piece: number
  readonly isCopy: boolean
  readonly accountNumber: string
  readonly paper: LetterPaper
}

async function piecesOf(work: Work, batchId: number): Promise<Put[]> {
  const { rows } = await sql<Omit<Put, 'paper'> & { letterId: number }>`
    select p.piece, p.is_copy as "isCopy", p.letter_id as "letterId", a.number as "accountNumber"
    from letter_piece p join letter l on l.id = p.letter_id join account a on a.id = l.account_id
    where p.batch_id = ${batchId} order by p.piece`.execute(work.db)
  const papers = await letterPapers(work, [...new Set(rows.map(({ letterId }) => letterId))])
  return rows.map(({ letterId, ...row }) => ({ ...row, paper: papers.get(letterId)! }))
}

/** The file of a print: its letters in mail order, each by the template it was sent with. The same each time. */
export async function printPdf(inTransaction: InTransaction, batchId: number): Promise<Uint8Array> {
  const { manifest, pieces } = await inTransaction(async (work) => ({
    manifest: await printManifest(work, batchId),
    pieces: await piecesOf(work, batchId),
  }))
  // All letters of a print are set by the template of its newest one: they were approved within days of each other.
  const newest = pieces.reduce((a, b) => (b.paper.letterId > a.paper.letterId ? b : a))
  const { bytes } = await setLetters(
    pieces.map(({ paper, isCopy, piece }) => ({ ...paper, copy: isCopy, piece })),
    {
      template: newest.paper.template,
      title: `Letters, print ${batchId}`,
      author: newest.paper.data.city,
      issuedOn: manifest.printedOn,
      bulk: true,
    },
  )
  return bytes
}
