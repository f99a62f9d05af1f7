import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { takeTraySerials } from '../barcodes/take-serials.ts'
import { trayBarcode } from '../barcodes/tray-barcode.ts'
import type { TrayLabel } from '../barcodes/tray-labels.ts'
import { runName } from '../billing/bill-run.ts'
import type { MailingRule } from '../policies/mailing-policy.ts'

/** A tray of the sort with its barcode. */
export type JobTray = {
  readonly tray: number
  readonly level: string
  readonly size: string
  readonly zip5: string
  readonly cin: string
  /** Destination, contents, office of mailing. */
  readonly lines: readonly string[]
  readonly first: number
  readonly last: number
  readonly digits: string
}

/** Gives the trays of a sorted run their barcodes, with numbers of their own for this job. A run that was not sorted has none. */
export async function numberTrays(
  work: Work,
  { jobId, runId, rule }: { readonly jobId: number; readonly runId: number; readonly rule: MailingRule },
): Promise<void> {
  const trays = await work.db
    .selectFrom('mail_sort_tray')
    .select(['tray', 'zip5', 'cin'])
    .where('run_id', '=', runId)
    .orderBy('tray')
    .execute()
  if (trays.length === 0) return
  const serials = await takeTraySerials(work, { rule, many: trays.length, subject: runName(runId) })
  const digits = trays.map(({ zip5, cin }, index) => {
    const { mailerId: mid, serial } = serials[index]!
    return trayBarcode({ zip5, cin, mid, serial })
  })
  await sql`
    insert into mail_job_tray (job_id, tray, digits)
    select ${jobId}, tray, digits from unnest(${trays.map(({ tray }) => tray)}::bigint[], ${digits}::text[]) as one (tray, digits)`.execute(
    work.db,
  )
}

/** The trays of a job in their order. */
export async function traysOfJob({ db }: Work, jobId: number): Promise<JobTray[]> {
  const { rows } = await sql<JobTray>`
    select t.tray, t.level, t.size, t.zip5, t.cin, t.label_lines as lines, t.first_sequence as first, t.last_sequence as last, own.digits
    from mail_job_tray own join mail_job j on j.id = own.job_id
    join mail_sort_tray t on t.run_id = j.run_id and t.tray = own.tray
    where own.job_id = ${jobId} order by t.tray`.execute(db)
  return rows
}

/** The labels of a job’s trays. `inTray` counts the pieces that go into one: those taken out do not. */
export const labelsOf = (
  trays: readonly JobTray[],
  { runId, inTray }: { readonly runId: number; readonly inTray: (tray: JobTray) => number },
): TrayLabel[] =>
  trays.map((tray, index) => ({
    destination: tray.lines[0] ?? '',
    contents: tray.lines[1] ?? '',
    origin: tray.lines[2] ?? '',
    digits: tray.digits,
    note: `Run ${runId}, tray ${index + 1} of ${trays.length}: ${inTray(tray).toLocaleString('en')} pieces, ${tray.first.toLocaleString('en')} to ${tray.last.toLocaleString('en')}`,
  }))

const trayHeadings = [
  'tray',
  'level',
  'size',
  'zip5',
  'cin',
  'line1',
  'line2',
  'line3',
  'first_piece',
  'last_piece',
  'pieces',
  'barcode',
]

/** The tray list, its names first. */
export const trayRows = (trays: readonly JobTray[], inTray: (tray: JobTray) => number): string[][] => [
  trayHeadings,
  ...trays.map((tray) => [
    String(tray.tray),
    tray.level,
    tray.size,
    tray.zip5,
    tray.cin,
    tray.lines[0] ?? '',
    tray.lines[1] ?? '',
    tray.lines[2] ?? '',
    String(tray.first),
    String(tray.last),
    String(inTray(tray)),
    tray.digits,
  ]),
]
