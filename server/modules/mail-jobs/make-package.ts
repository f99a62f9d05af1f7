import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { asCsv } from '#kernel/csv'
import type { InTransaction, Job, Work } from '#kernel/work'
import { trayLabelsPdf } from '../barcodes/tray-labels.ts'
import { findRun } from '../billing/bill-run.ts'
import { Manifest } from '../bills/manifest.ts'
import { cityTitle } from '../city/city-queries.ts'
import { worksheetPdf } from '../mail-dat/worksheet-pdf.ts'
import { type InsertCodes, insertCodesOf } from './job-inserts.ts'
import { type JobMailDat, mailDatOf } from './job-mail-dat.ts'
import { type JobPiece, piecesOfJob } from './job-pieces.ts'
import { jobTicket } from './job-ticket.ts'
import { type JobTray, labelsOf, trayRows, traysOfJob } from './job-trays.ts'
import { loweredTrays } from './lowered-trays.ts'
import type { JobRow } from './mail-job-rows.ts'
import { packageJob } from './make-job.ts'
import { pieceList } from './piece-list.ts'
import { packArchive, type PackedFile, type Packer } from './zip-file.ts'

const Asked = z.object({ mailJobId: z.int() })

/** The file of a package, in the folder of its job. */
export const packageFile = 'package.zip'

/**
 * Puts the package of a job together: print files in their order, piece list, job ticket, and a manifest with the hash of each. A process that was killed
 * leaves nothing half: the package is made again, whole, under another name first. A failure is written on the job, in words.
 */
export const makePackageJob: Job = {
  name: packageJob,
  run: async ({ data, inTransaction }) => {
    const { mailJobId } = Asked.parse(data)
    try {
      await makePackage(inTransaction, mailJobId)
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      await inTransaction(({ db }) =>
        db.updateTable('mail_job').set({ failure }).where('id', '=', mailJobId).execute(),
      )
      throw error
    }
  },
}

type Making = {
  readonly job: JobRow
  readonly city: string
  readonly cycle: string
  readonly printFolder: string
  readonly print: Manifest
  /** Those that go into the mail. */
  readonly pieces: readonly JobPiece[]
  readonly pulled: readonly number[]
  readonly trays: readonly JobTray[]
  /** Null: nothing goes at automation prices. */
  readonly mailDat: JobMailDat | null
  readonly inserts: InsertCodes
}

/** The work of the job, for whoever has a database and no queue. A package that is whole is left as it is. */
export async function makePackage(inTransaction: InTransaction, jobId: number): Promise<void> {
  const making = await inTransaction((work) => startMaking(work, jobId))
  if (!making) return
  const { folder, made_on } = making.job
  await mkdir(folder, { recursive: true })
  const day = made_on.toString()
  const files: PackedFile[] = []
  const { bytes, sha256 } = await packArchive(join(folder, packageFile), {
    day,
    pack: async (packer) => {
      for await (const file of packFiles(inTransaction, making, packer)) files.push(file)
      const manifest = JSON.stringify(manifestOf(making, files), null, 2)
      await packer.add('manifest.json', [Buffer.from(`${manifest}\n`)])
    },
  })
  await inTransaction(({ db }) =>
    db
      .updateTable('mail_job')
      .set({
        state: 'ready',
        failure: null,
        package_sha256: sha256,
        package_bytes: bytes,
        manifest: JSON.stringify(manifestOf(making, files)),
      })
      .where('id', '=', jobId)
      .where('state', '=', 'making')
      .execute(),
  )
}

/** What the package is made of; null when it was made before, or the job was given up. */
async function startMaking(work: Work, jobId: number): Promise<Making | null> {
  const job = await work.db
    .selectFrom('mail_job')
    .selectAll()
    .where('id', '=', jobId)
    .where('state', '=', 'making')
    .executeTakeFirst()
  if (!job) return null
  const { folder, manifest } = await work.db
    .selectFrom('print_job')
    .select(['folder', 'manifest'])
    .where('id', '=', job.print_job_id)
    .executeTakeFirstOrThrow()
  const pulls = await work.db
    .selectFrom('mail_job_pull')
    .select('piece')
    .where('job_id', '=', jobId)
    .execute()
  const pulled = new Set(pulls.map(({ piece }) => piece))
  const all = await piecesOfJob(work, job.run_id)
  const pieces = all.filter(({ piece }) => !pulled.has(piece))
  const trays = await loweredTrays(work, job as JobRow, await traysOfJob(work, jobId))
  return {
    job: job as JobRow,
    city: (await cityTitle(work)).title,
    cycle: (await findRun(work, job.run_id)).cycle,
    printFolder: folder,
    print: Manifest.parse(manifest),
    pieces,
    pulled: [...pulled].toSorted((a, b) => a - b),
    trays,
    mailDat: await mailDatOf(work, { job: job as JobRow, trays, pieces }),
    inserts: await insertCodesOf(work, job.run_id, all),
  }
}

async function* packFiles(
  inTransaction: InTransaction,
  making: Making,
  packer: Packer,
): AsyncGenerator<PackedFile> {
  for (const { file, sha256 } of making.print.parts) {
    const packed = await packer.add(
      `print/${file}`,
      createReadStream(join(making.printFolder, file)) as AsyncIterable<Uint8Array>,
    )
    // What lies on the disk is held to what was made: a file that was changed since goes to nobody.
    if (packed.sha256 !== sha256) throw new Error(`The print file ${file} is not the one that was made.`)
    yield packed
  }
  yield await packer.add('pieces.csv', pieceList(inTransaction, { ...making, runId: making.job.run_id }))
  if (making.trays.length > 0) yield* packTrays(making, packer)
  if (making.mailDat) yield* packMailDat(making.mailDat, making, packer)
  const { job, city, cycle, print, pieces, pulled } = making
  const ticket = await jobTicket({ job, city, cycle, print, toMail: pieces.length, pulled })
  yield await packer.add('job-ticket.pdf', [ticket])
}

/** The list of the trays, and their labels. */
async function* packTrays({ job, trays, pieces }: Making, packer: Packer): AsyncGenerator<PackedFile> {
  const inTray = ({ first, last }: JobTray): number =>
    pieces.filter(({ piece }) => first <= piece && piece <= last).length
  yield await packer.add('trays.csv', [Buffer.from(asCsv(trayRows(trays, inTray)))])
  const labels = labelsOf(trays, { runId: job.run_id, inTray })
  yield await packer.add('tray-labels.pdf', [await trayLabelsPdf(labels, `Tray labels of run ${job.run_id}`)])
}

/** The Mail.dat files, and the worksheet to hold the postage statement against. */
async function* packMailDat(
  { files, worksheet, jobId }: JobMailDat,
  { job, city }: Making,
  packer: Packer,
): AsyncGenerator<PackedFile> {
  for (const [name, text] of files) yield await packer.add(`mail-dat/${name}`, [Buffer.from(text, 'latin1')])
  if (!worksheet) return
  const printedOn = job.made_on.toString()
  yield await packer.add('postage-worksheet.pdf', [
    await worksheetPdf(worksheet, { city, job: jobId, printedOn }),
  ])
}

/** What is in the package: every file with its hash, the counts and the totals, and as of when the books were read. */
function manifestOf(
  { job, city, cycle, print, pieces, pulled, trays, mailDat }: Making,
  files: readonly PackedFile[],
) {
  return {
    city,
    mailJob: job.id,
    runId: job.run_id,
    cycle,
    kind: job.kind,
    mailHouse: job.house,
    dataAsOf: job.data_as_of.toString(),
    registerHash: print.registerHash,
    templateSha256: print.templateSha256,
    counts: { printed: job.pieces, pulled: pulled.length, toMail: pieces.length, trays: trays.length },
    pulledPieces: pulled,
    totals: {
      printedDueCents: job.total_due_cents,
      toMailDueCents: pieces.reduce(
        (sum, { ownerCopy, totalDueCents }) => sum + (ownerCopy ? 0 : totalDueCents),
        0,
      ),
    },
    // What goes at automation prices; the others go single piece.
    mailDat: mailDat && {
      jobId: mailDat.jobId,
      pieces: mailDat.pieces,
      trays: mailDat.trays,
      postageCents: mailDat.worksheet?.netCents ?? null,
      withSinglePiecesCents: mailDat.worksheet?.inAllCents ?? null,
    },
    files: [...files],
  }
}
