import { createHash } from 'node:crypto'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '#database/types'
import { whenAllEnded } from '#kernel/when-all-ended'
import type { InTransaction, Job, Work } from '#kernel/work'
import { encodeImb } from '../barcodes/encode-imb.ts'
import { type BillRun, findRun } from '../billing/bill-run.ts'
import { markProduced } from '../billing/end-run.ts'
import { billData } from './bill-data.ts'
import { type CityPaper, cityPaper } from './city-paper.ts'
import { compileBills } from './compile-bills.ts'
import { Manifest, manifestFile, type PrintedPart } from './manifest.ts'
import { type Suppressed, suppressedWords } from '../billing/suppressed-words.ts'
import { isMailed, type Piece, type Pieces, piecesOfBills, piecesOfRun } from './print-pieces.ts'
import { printJob } from './print-run.ts'
import { type StoredBill, storedBills } from './stored-bill.ts'
import type { TemplateVersion } from './template-version.ts'

/** How many pieces one file holds: what two compilers set in type at a time in little memory; larger is no faster. */
const piecesPerPart = 50
/** How many parts are under way, so that both compilers always have the next one. */
const partsAtOnce = 3

const Asked = z.object({ printJobId: z.int() })

/**
 * Makes the print files of a run, part by part. A part that is written and recorded is never made again, so a process that was
 * killed costs the parts it was at. A failure is written on the job, in words.
 */
export const printRunJob: Job = {
  name: printJob,
  run: async ({ data, inTransaction }) => {
    const { printJobId } = Asked.parse(data)
    try {
      await makeFiles(inTransaction, printJobId)
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      await inTransaction(({ db }) =>
        db.updateTable('print_job').set({ state: 'failed', failure }).where('id', '=', printJobId).execute(),
      )
      throw error
    }
  },
}

type Making = {
  readonly printJobId: number
  readonly run: BillRun
  readonly paper: CityPaper
  readonly template: TemplateVersion
  readonly folder: string
  readonly fromPiece: number
  readonly all: Pieces
  /** Parts that an earlier try made. */
  readonly parts: readonly PrintedPart[]
}

async function makeFiles(inTransaction: InTransaction, printJobId: number): Promise<void> {
  const making = await inTransaction((work) => startMaking(work, printJobId))
  if (!making) return
  await mkdir(making.folder, { recursive: true })
  const done = new Map((await stillThere(making)).map((part) => [part.firstPiece, part]))
  const waiting = partsOf(making).filter(({ first }) => !done.has(first))
  const worker = async (): Promise<void> => {
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const part = await makePart(inTransaction, making, next)
        done.set(part.firstPiece, part)
        await inTransaction((work) => noteParts(work, making, done))
      }
    } catch (error) {
      // The others finish the part they are at, and begin no other.
      waiting.length = 0
      throw error
    }
  }
  await whenAllEnded(Array.from({ length: partsAtOnce }, worker))
  await inTransaction((work) => finishMaking(work, making, done))
}

/** Takes the job up, or answers null when it was done before. */
async function startMaking(work: Work, printJobId: number): Promise<Making | null> {
  const job = await work.db
    .updateTable('print_job')
    .set({ state: 'working', failure: null })
    .where('id', '=', printJobId)
    .where('state', '<>', 'done')
    .returningAll()
    .executeTakeFirst()
  if (!job) return null
  const run = await findRun(work, job.run_id)
  const { files } = await work.db
    .selectFrom('template_version')
    .select('files')
    .where('sha256', '=', job.template_sha256)
    .executeTakeFirstOrThrow()
  return {
    printJobId,
    run,
    paper: await cityPaper(work, run),
    template: { sha256: job.template_sha256, files: z.record(z.string(), z.string()).parse(files) },
    folder: job.folder,
    fromPiece: job.from_piece,
    all: await piecesOfJob(work, job),
    parts: job.manifest === null ? [] : Manifest.parse(job.manifest).parts,
  }
}

/** What a print job puts in envelopes: all of its run that goes by mail, or the bills it was asked for. */
const piecesOfJob = (work: Work, job: Selectable<Database['print_job']>): Promise<Pieces> =>
  job.holds === 'run'
    ? piecesOfRun(work, job.run_id)
    : piecesOfBills(work, job.run_id, z.array(z.int()).parse(job.bill_ids))

/** Of the parts that were recorded, those whose file lies there whole. */
async function stillThere({ parts, folder }: Making): Promise<PrintedPart[]> {
  const sizes = await Promise.all(
    parts.map(({ file }) =>
      stat(join(folder, file)).then(
        ({ size }) => size,
        () => -1,
      ),
    ),
  )
  return parts.filter(({ bytes }, index) => sizes[index] === bytes)
}

/** A part to make: its pieces, and the number of the first of them. */
type Part = { readonly first: number; readonly pieces: readonly Piece[] }

function partsOf({ all, fromPiece }: Making): Part[] {
  const pieces = all.pieces.slice(fromPiece - 1)
  return Array.from({ length: Math.ceil(pieces.length / piecesPerPart) }, (_, index) => ({
    first: fromPiece + index * piecesPerPart,
    pieces: pieces.slice(index * piecesPerPart, (index + 1) * piecesPerPart),
  })).filter((part) => part.pieces.some(isMailed))
}

/** Makes one print file: under another name first, so that a file of its own name is always whole. */
async function makePart(
  inTransaction: InTransaction,
  { run, paper, template, folder }: Making,
  { first, pieces }: Part,
): Promise<PrintedPart> {
  const mailed = pieces.flatMap((piece, index) =>
    isMailed(piece) ? [{ ...piece, number: first + index }] : [],
  )
  const bills = await inTransaction((work) =>
    storedBills(
      work,
      mailed.map(({ billId }) => billId),
    ),
  )
  const shown = bills.map((bill, index) => {
    const { ownerCopy, number, window, mailBarcode } = mailed[index]!
    const shownAs = { ownerCopy, piece: number, ...(mailBarcode && { mailBarcode: encodeImb(mailBarcode) }) }
    return billData(window ? inWindow(bill, window, ownerCopy) : bill, paper, shownAs)
  })
  const issuedOn = run.bill_on.toString()
  const title = `${paper.identity.title}, run ${run.id}, from piece ${first}`
  const { bytes, pages } = await compileBills(shown, { paper, template, standard: '1.4', issuedOn, title })
  const file = `part-from-${first.toString().padStart(7, '0')}.pdf`
  await writeFile(join(folder, `${file}.unfinished`), bytes)
  await rename(join(folder, `${file}.unfinished`), join(folder, file))
  return {
    file,
    firstPiece: first,
    lastPiece: first + pieces.length - 1,
    pages,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    totalDueCents: owed(pieces),
  }
}

/** A bill of a confidential account as it goes into its envelope: to where it may be mailed, and without the address it is about. */
const inWindow = (bill: StoredBill, window: readonly string[], ownerCopy: boolean): StoredBill => ({
  ...bill,
  document: { ...bill.document, confidential: true, [ownerCopy ? 'ownerCopyTo' : 'mailTo']: [...window] },
})

const owed = (pieces: readonly Piece[]): number =>
  pieces
    .filter(isMailed)
    .reduce((sum, { ownerCopy, totalDueCents }) => sum + (ownerCopy ? 0 : totalDueCents), 0)

type Done = ReadonlyMap<number, PrintedPart>

/** The bills of a run that are not sent to anybody, each with why, as the manifest lists them. */
async function suppressedOf({ db }: Work, runId: number) {
  const { rows } = await sql<{ number: string; accountNumber: string; suppressed: Suppressed }>`
    select b.number, a.number as "accountNumber", b.document->'suppressed' as suppressed
    from bill b join account a on a.id = b.account_id
    where b.run_id = ${runId} and b.document ? 'suppressed' order by b.number`.execute(db)
  return rows.map(({ suppressed, ...bill }) => ({ ...bill, because: suppressedWords(suppressed) }))
}

function manifestOf(city: string, making: Making, done: Done): Manifest {
  const { run, all, fromPiece, template } = making
  const made = all.pieces.slice(fromPiece - 1)
  const { bills, printed, both, emailOnly, suppressed, notSent, ownerCopies } = all.channels
  return {
    city,
    runId: run.id,
    cycle: run.cycle,
    periodFrom: run.period_from.toString(),
    periodUntil: run.period_until.toString(),
    billOn: run.bill_on.toString(),
    dueOn: run.due_on.toString(),
    dataAsOf: run.data_as_of?.toString() ?? null,
    registerHash: run.register_hash,
    templateSha256: template.sha256,
    bills,
    printed,
    both,
    emailOnly,
    suppressed,
    notSent,
    ownerCopies,
    pieces: made.filter(isMailed).length,
    fromPiece,
    totalDueCents: owed(made),
    parts: [...done.values()].toSorted((a, b) => a.firstPiece - b.firstPiece),
    held: made.flatMap((piece, index) =>
      isMailed(piece)
        ? []
        : [
            {
              billId: piece.billId,
              piece: fromPiece + index,
              ownerCopy: piece.ownerCopy,
              because: heldBecause,
            },
          ],
    ),
  }
}

const heldBecause = 'The address of its account is confidential, and no mailing address is known.'

async function noteParts(work: Work, making: Making, done: Done): Promise<Manifest> {
  const manifest = manifestOf(work.city, making, done)
  const piecesDone = manifest.parts.reduce(
    (sum, { firstPiece, lastPiece }) =>
      sum + making.all.pieces.slice(firstPiece - 1, lastPiece).filter(isMailed).length,
    0,
  )
  await work.db
    .updateTable('print_job')
    .set({ manifest: JSON.stringify(manifest), pieces_done: piecesDone })
    .where('id', '=', making.printJobId)
    .execute()
  return manifest
}

async function finishMaking(work: Work, making: Making, done: Done): Promise<void> {
  const manifest = await noteParts(work, making, done)
  const suppressedBills = await suppressedOf(work, making.run.id)
  const whole = `${JSON.stringify({ ...manifest, suppressedBills }, null, 2)}\n`
  await writeFile(join(making.folder, manifestFile), whole)
  await work.db
    .updateTable('print_job')
    .set({ state: 'done', done_at: Temporal.Now.instant() })
    .where('id', '=', making.printJobId)
    .execute()
  await markProduced(work, making.run.id)
}
