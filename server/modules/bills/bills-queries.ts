import type { bills } from '@cartwright/api/bills'
import type { SuccessOf } from '@cartwright/api/route'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import { explainedLine } from '../billing/register-bill.ts'
import { suppressedWords } from '../billing/suppressed-words.ts'
import { cancelledBills } from './cancelled-bills.ts'
import { cityPaper } from './city-paper.ts'
import { emailsOfBills } from './email-queries.ts'
import { Manifest, manifestFile } from './manifest.ts'
import { sendingOf } from './sending.ts'
import { type StoredBill, storedBill, storedBills } from './stored-bill.ts'

type BillRow = SuccessOf<typeof bills.ofAccount>['rows'][number]
type PrintJob = SuccessOf<typeof bills.print>

/** A page of an account's bills, newest first. `after` is the key of the last bill of the page before. */
export async function billsOfAccount(
  work: Work,
  accountNumber: string,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<SuccessOf<typeof bills.ofAccount>> {
  const account = await work.db
    .selectFrom('account')
    .select('id')
    .where('number', '=', accountNumber)
    .executeTakeFirst()
  if (!account) return refuse('ACCOUNT_NOT_FOUND', { accountNumber })
  let query = work.db
    .selectFrom('bill')
    .select('id')
    .where('account_id', '=', account.id)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (after !== undefined && /^\d{1,15}$/.test(after)) query = query.where('id', '<', Number(after))
  const ids = (await query.execute()).map(({ id }) => id)
  const page = ids.slice(0, limit)
  const found = await storedBills(work, page)
  const emails = await emailsOfBills(work, page)
  const cancelled = await cancelledBills(work, page)
  return {
    rows: found.map((bill) =>
      rowOf(bill, { email: emails.get(bill.billId), cancelled: cancelled.get(bill.billId) }),
    ),
    next: ids.length > limit ? String(page.at(-1)) : null,
  }
}

/** A posted bill with its lines explained, why it differs from the last, and its history. */
export async function billShown(work: Work, number: string): Promise<SuccessOf<typeof bills.show>> {
  const bill = await storedBill(work, number)
  const { texts } = await cityPaper(work, await findRun(work, bill.runId))
  const { payer, serviceAddress, mailTo, differences, history } = bill.document
  const words = { en: texts.en.lines, es: texts.es.lines }
  return {
    ...rowOf(bill, {
      email: (await emailsOfBills(work, [bill.billId])).get(bill.billId),
      cancelled: (await cancelledBills(work, [bill.billId])).get(bill.billId),
    }),
    payerName: payer.name,
    serviceAddress: serviceAddress.line,
    mailTo,
    lines: bill.lines.map((line) => explainedLine(line, words)),
    differences,
    messages: (bill.document.messages ?? []).map((message) => ({ en: message.en, es: message.es })),
    history,
  }
}

type Since = {
  readonly email: BillRow['email'] | undefined
  readonly cancelled: BillRow['cancelled'] | undefined
}

function rowOf(bill: StoredBill, { email = null, cancelled = null }: Since): BillRow {
  const { paper, email: to, suppressed } = sendingOf(bill.document)
  return {
    number: bill.number ?? '',
    runId: bill.runId,
    accountNumber: bill.accountNumber,
    issuedOn: bill.issuedOn,
    dueOn: bill.dueOn,
    delinquentOn: bill.delinquentOn,
    periodFrom: bill.periodFrom,
    periodUntil: bill.periodUntil,
    previousBalanceCents: bill.previousBalanceCents,
    paymentsCents: bill.paymentsCents,
    adjustmentsCents: bill.adjustmentsCents,
    chargesCents: bill.chargesCents,
    totalDueCents: bill.totalDueCents,
    isFinal: bill.isFinal,
    kind: bill.document.kind ?? 'regular',
    sentBy: paper ? (to === null ? 'paper' : 'both') : to === null ? 'none' : 'email',
    suppressed: suppressed && suppressedWords(suppressed),
    cancelled,
    email,
  }
}

/** The print jobs of a run, newest first. */
export async function printJobs(work: Work, runId: number): Promise<PrintJob[]> {
  const run = await findRun(work, runId)
  const jobs = await work.db
    .selectFrom('print_job')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('id', 'desc')
    .execute()
  return jobs.map((job) => toldJob(job, run.data_as_of))
}

/** One print job. */
export async function printJobById(work: Work, id: number): Promise<PrintJob> {
  const job = await work.db.selectFrom('print_job').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const run = await findRun(work, job.run_id)
  return toldJob(job, run.data_as_of)
}

function toldJob(job: Selectable<Database['print_job']>, dataAsOf: Temporal.Instant | null): PrintJob {
  return {
    id: job.id,
    runId: job.run_id,
    state: job.state as PrintJob['state'],
    pieces: job.pieces,
    piecesDone: job.pieces_done,
    fromPiece: job.from_piece,
    holds: job.holds as PrintJob['holds'],
    failure: job.failure,
    askedBy: job.asked_by,
    askedAt: job.asked_at.toString(),
    doneAt: job.done_at?.toString() ?? null,
    dataAsOf: dataAsOf?.toString() ?? null,
    parts: job.manifest === null ? [] : Manifest.parse(job.manifest).parts,
  }
}

/** The bytes of one print file, or of the manifest. Refuses a name that is not one of the job's files. */
export async function printedFile(
  work: Work,
  { id, part }: { readonly id: number; readonly part: string },
): Promise<Buffer> {
  const job = await work.db
    .selectFrom('print_job')
    .select(['folder', 'manifest', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  const names = job?.manifest ? Manifest.parse(job.manifest).parts.map(({ file }) => file) : []
  // Only names that the job wrote itself are looked for in its folder.
  const known = job && (names.includes(part) || (part === manifestFile && job.state === 'done'))
  if (!known) return refuse('PRINT_PART_NOT_FOUND', { part })
  return readFile(join(job.folder, part)).catch(() => refuse('PRINT_PART_NOT_FOUND', { part }))
}
