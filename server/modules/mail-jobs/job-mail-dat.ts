import { type PlainDate, isBefore } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { serviceTypes } from '../barcodes/service-types.ts'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { checkMailDat } from '../mail-dat/check-mail-dat.ts'
import type { AutomationLevel, MailDatJob, MailDatPrices, MailDatTray } from '../mail-dat/mail-dat-job.ts'
import type { MailDatFault } from '../mail-dat/read-records.ts'
import { millsToCents } from '../mail-dat/mills.ts'
import {
  type SinglePieces,
  type StatementWorksheet,
  statementWorksheet,
} from '../mail-dat/statement-worksheet.ts'
import { writeMailDat } from '../mail-dat/write-mail-dat.ts'
import { type MailingRule, mailingRule } from '../policies/mailing-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { trayContents } from '../postal/trays.ts'
import type { Qualification } from '../presort/qualification.ts'
import { standingSort } from '../presort/sort-of-run.ts'
import { codingOf, routedPieces, type RoutedPiece } from './job-coding.ts'
import { jobStanding } from './job-levels.ts'
import type { JobPiece } from './job-pieces.ts'
import type { JobTray } from './job-trays.ts'
import type { JobRow } from './mail-job-rows.ts'

/** The Mail.dat files of what a job mails at automation prices, with the worksheet of its postage statement. */
export type JobMailDat = {
  readonly files: ReadonlyMap<string, string>
  /** Null: the price list of its day lacks prices. */
  readonly worksheet: StatementWorksheet | null
  readonly jobId: string
  readonly trays: number
  readonly pieces: number
}
type Given = {
  readonly job: JobRow
  readonly trays: readonly JobTray[]
  /** Those that go into the mail. */
  readonly pieces: readonly JobPiece[]
}

/**
 * Writes the Mail.dat job of what lies in trays, and holds it to our own validator and to its worksheet: one with a fault stops the package and says what
 * is wrong. Null: nothing goes at automation prices, so there is no such job.
 */
export async function mailDatOf(work: Work, given: Given): Promise<JobMailDat | null> {
  const { job } = given
  const sort = await standingSort(work, job.run_id)
  const rule = mailingRule(await policiesFor(work), job.made_on)
  if (!sort || !rule) return null
  const routed = await routedPieces(work, job.run_id, given.pieces)
  const trays = traysWith(given.trays, routed)
  if (trays.length === 0) return null
  const told: MailDatJob = {
    ...(await senderOf(work, job, rule)),
    ...(await codingOf(work, routed)),
    fullService: serviceTypes.get(sort.basis.serviceType)?.level === 'Full-Service',
    mailedOn: sort.mail_on,
    labelingListsOn: newest(sort.basis.lists.map(({ effectiveOn }) => effectiveOn)) ?? sort.mail_on,
    trays,
  }
  const files = writeMailDat(told)
  const prices = pricesOf(sort.basis.mills)
  const sorted = (await jobStanding(work, { job, without: leftOut(sort.pieces, given.pieces) }))?.qualified
  const worksheet = prices && sorted ? statementWorksheet(told, prices, singlePieces(sorted)) : null
  if (worksheet && sorted) refuseOtherPostage(worksheet, sorted)
  stopAt(checkMailDat(files, worksheet ?? undefined))
  return { files, worksheet, jobId: told.jobId, trays: trays.length, pieces: routed.length }
}

/** The numbers of those pieces of a sort that do not go into the mail. */
function leftOut(sorted: number, pieces: readonly JobPiece[]): number[] {
  const going = new Set(pieces.map(({ piece }) => piece))
  return Array.from({ length: sorted }, (_, at) => at + 1).filter((piece) => !going.has(piece))
}

const singlePieces = ({ levels }: Qualification): SinglePieces[] =>
  levels.flatMap(({ level, title, pieces, mills }) =>
    level === 'single-piece' && pieces > 0 ? [{ line: title, pieces, priceMills: mills }] : [],
  )

/** Stops where the worksheet and the sort of the same pieces come to other postage. */
function refuseOtherPostage({ netCents, inAllCents }: StatementWorksheet, sorted: Qualification): void {
  const automated = sorted.levels.reduce(
    (sum, { level, postageMills }) => (level === 'single-piece' ? sum : sum + (postageMills ?? 0)),
    0 - sorted.discountMills,
  )
  if (netCents !== millsToCents(automated) || (inAllCents !== null && inAllCents !== sorted.postageCents))
    throw new Error(
      `The postage worksheet comes to ${dollars(inAllCents ?? netCents)}, and the sort of the run to ${dollars(sorted.postageCents)}, so nothing was packed.`,
    )
}

function stopAt(faults: readonly MailDatFault[]): void {
  const [first] = faults
  if (!first) return
  const place = [first.file, first.line === null ? '' : `line ${first.line}`, first.field ?? '']
  const more = faults.length === 1 ? '' : ` There are ${faults.length} faults.`
  throw new Error(
    `Mail.dat is not right, so nothing was packed: ${place.filter(Boolean).join(', ')}: ${first.sentence}${more}`,
  )
}

/** The lists that hold together come out on different days: the newest is the day from which all of them do. */
const newest = (days: readonly string[]): PlainDate | null =>
  days
    .map((day) => Temporal.PlainDate.from(day))
    .reduce<PlainDate | null>((last, day) => (last === null || isBefore(last, day) ? day : last), null)

function pricesOf(mills: Readonly<Partial<Record<string, number>>>): MailDatPrices | null {
  const { '5-digit': five, aadc, 'mixed-aadc': mixed, 'full-service-discount': discount = 0 } = mills
  if (five === undefined || aadc === undefined || mixed === undefined) return null
  return { mills: { '5-digit': five, aadc, 'mixed-aadc': mixed, 'full-service-discount': discount } }
}

/** Who sends it, under which numbers the post office knows them. */
async function senderOf(work: Work, job: JobRow, rule: MailingRule) {
  const identity = await cityIdentity(work)
  const { title } = await cityTitle(work)
  const email = identity?.email ?? ''
  const mailerId = rule.mailerIds[0]!
  const { office, number } = rule.permit
  const own = { crid: rule.crid, mailerId }
  return {
    jobId: String(job.id).padStart(8, '0'),
    rootName: String(job.id).padStart(8, '0'),
    name: `Bills of run ${job.run_id}`,
    licenseCode: null,
    preparedOn: job.made_on,
    preparedAt: await madeAt(work, job, identity?.timeZone ?? 'UTC'),
    source: title,
    contact: { name: identity?.department ?? title, phone: identity?.phone ?? '', email },
    software: { vendor: 'Cartwright', product: 'Cartwright', version: '0.1.0', email },
    owner: own,
    // The mailer ID of a mail house is its own, and nobody told us.
    preparer:
      job.kind === 'mail-house' && rule.mailHouse ? { crid: rule.mailHouse.crid, mailerId: null } : own,
    payment: { kind: rule.payment, permit: number, permitZip: office.zip },
    entry: { name: `${office.place} ${office.state}`, zip: office.zip },
  }
}

/** The time of day at which the job was begun: one made again says the same. */
async function madeAt({ db }: Work, { id }: JobRow, timeZone: string): Promise<string> {
  const { done_at } = await db
    .selectFrom('mail_job_step')
    .select('done_at')
    .where('job_id', '=', id)
    .where('step', '=', 'made')
    .executeTakeFirstOrThrow()
  return done_at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The trays of a job with what lies in them. One whose pieces were all taken out is none. */
function traysWith(trays: readonly JobTray[], routed: readonly RoutedPiece[]): MailDatTray[] {
  const inTray = Map.groupBy(routed, ({ tray }) => tray)
  return trays.flatMap((tray): MailDatTray[] => {
    const [destination = '', contents = '', entry = ''] = tray.lines
    const pieces = inTray.get(tray.tray) ?? []
    if (pieces.length === 0) return []
    return [
      {
        number: tray.tray,
        size: tray.size as MailDatTray['size'],
        level: tray.level as AutomationLevel,
        isScheme: tray.cin === trayContents.scheme.cin,
        destination: zipOnLabel(destination, tray.zip5),
        label: { destination, contents, entry },
        cin: tray.cin,
        barcode: tray.digits,
        pieces: pieces.map(({ piece, tracking, routing, weightMills }) => ({
          sequence: piece,
          tracking,
          routing,
          weightMills,
        })),
      },
    ]
  })
}

/** The ZIP code on a label: `AADC LOS ANGELES CA 900` has three digits, where the barcode of the tray has five. */
function zipOnLabel(line: string, zip5: string): string {
  const onLabel = /\b(?:\d{3}|\d{5})$/.exec(line)?.[0]
  return onLabel !== undefined && zip5.startsWith(onLabel) ? onLabel : zip5
}
