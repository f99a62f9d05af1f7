import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { findAccount } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { LineFault } from './judge-answer-line.ts'
import { judgeNotice, noticeColumns, type NoticedBy, type NoticeLine } from './judge-notice.ts'
import { keepNotice, windowKey } from './keep-notice.ts'
import { windowOf } from './mailing-rows.ts'
import { type NoticeFile, noticeFileById } from './notice-rows.ts'
import { noticedParty } from './noticed-party.ts'
import { bare, csvRecords, unreadable } from './read-answer.ts'
import { addressKey } from './read-mail-address.ts'

/** Who knows the bill of a barcode: the rooms that sort and print it. */
export type BillOfTracking = (work: Work, text: string) => Promise<{ readonly billId: number } | null>

type File = { readonly bytes: Uint8Array; readonly fileName: string; readonly method: NoticedBy }
type Fault = {
  readonly line: number
  readonly field: string | null
  readonly sentence: string
  readonly raw: string
}

/**
 * Takes a file of notices. A line that names no account of ours, is of another address than where mail went, was taken before or holds what cannot be, is kept with
 * its reason and waits; all others are taken. Nothing is changed by it. The same bytes are refused with the file they were taken as.
 */
export async function bringNotices(work: Work, file: File, billOf: BillOfTracking): Promise<NoticeFile> {
  const { method, fileName } = file
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  await refuseAgain(work, sha256)
  const records = readNotices(new TextDecoder().decode(file.bytes))
  const counts = { line_count: records.length, taken_count: 0, faulty_count: 0 }
  const { id } = await work.db
    .insertInto('move_notice_file')
    .values({
      method,
      file_name: fileName,
      sha256,
      ...counts,
      brought_by: work.actor.name,
      brought_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const faults: Fault[] = []
  for (const { line, raw, cells } of records)
    try {
      await takeLine(work, { cells, method, from: { fileId: id, line }, billOf })
    } catch (error) {
      if (!(error instanceof LineFault)) throw error
      faults.push({ line, raw, field: error.field, sentence: error.message })
    }
  await keepFaults(work, id, faults)
  const taken = records.length - faults.length
  await work.db
    .updateTable('move_notice_file')
    .set({ taken_count: taken, faulty_count: faults.length })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'bring-move-notices',
    subject: `move notice file ${id}`,
    changes: { fileName, sha256, method, lines: records.length, taken, waiting: faults.length },
  })
  return noticeFileById(work, id)
}

async function refuseAgain({ db }: Work, sha256: string): Promise<void> {
  const found = await db
    .selectFrom('move_notice_file')
    .selectAll()
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (found)
    refuse('MOVE_NOTICE_FILE_ALREADY_HERE', {
      fileId: found.id,
      fileName: found.file_name,
      broughtOn: found.brought_on.toString(),
    })
}

/** Without these a file of notices says nothing. */
const needed = ['noticed_on', 'result'] as const

function readNotices(text: string) {
  const found = csvRecords(text)
  const [first] = found
  if (!first)
    return unreadable(
      'There is no row under the column names.',
      'Bring the notices with a line of column names.',
    )
  const missing = [
    ...needed.filter((name) => !(name in first.record)),
    ...('account' in first.record || 'tracking' in first.record ? [] : ['account or tracking']),
  ]
  if (missing.length > 0)
    unreadable(
      `Line 1 lacks ${missing.join(', ')}.`,
      'The names of the columns stand in the first line; the layout is written on this page.',
    )
  return found.map(({ info, record, raw }) => ({
    line: info.lines,
    raw: raw.trim().slice(0, 2000),
    cells: Object.fromEntries(
      noticeColumns.map(({ name }) => [name, bare(record[name] ?? '')]),
    ) as NoticeLine,
  }))
}

type Taking = {
  readonly cells: NoticeLine
  readonly method: NoticedBy
  readonly from: { readonly fileId: number; readonly line: number }
  readonly billOf: BillOfTracking
}

async function takeLine(work: Work, { cells, method, from, billOf }: Taking): Promise<void> {
  const noticed = judgeNotice(cells, work.today)
  const { accountId, mailed } = await noticedAccount(work, cells, billOf)
  const mail = await noticedParty(work, { accountId, partyId: null, name: cells.name || (mailed?.[0] ?? '') })
  if (!mail)
    throw new LineFault(
      'name',
      `The account has nobody called “${cells.name || mailed?.[0]}” with mail today.`,
    )
  if (mail.confidential)
    throw new LineFault(
      'account',
      'The address is confidential: look at the notice by hand, with the customer.',
    )
  const lines = windowOf(mail)
  // What was mailed tells the address best; else the line does; else it is taken to be of where mail goes now.
  if (mailed && windowKey(mailed) !== windowKey(lines))
    throw new LineFault(
      'tracking',
      `Mail of this account goes elsewhere since: to ${lines.slice(1).join(', ')}.`,
    )
  const ofLine = cells.line1 === '' ? null : addressKey([mail.name, cells.line1, lines.at(-1)!])
  if (!mailed && ofLine !== null && ofLine !== addressKey([mail.name, mail.line1, lines.at(-1)!]))
    throw new LineFault('line1', `Mail of this account goes elsewhere: to ${lines.slice(1).join(', ')}.`)
  if ((await keepNotice(work, { ...noticed, method, mail, lines, from })) === null)
    throw new LineFault(null, 'This notice was taken before: the same name, way, day and result.')
}

async function noticedAccount(work: Work, { tracking, account }: NoticeLine, billOf: BillOfTracking) {
  if (tracking !== '') {
    const bill = await billOf(work, tracking)
    if (!bill) throw new LineFault('tracking', `No bill of ours had the barcode “${tracking}”.`)
    const { rows } = await sql<{ accountId: number; mailed: string[] }>`
      select account_id as "accountId", document->'mailTo' as mailed from bill where id = ${bill.billId}`.execute(
      work.db,
    )
    return rows[0]!
  }
  if (account === '') throw new LineFault('account', 'Write the account number, or the barcode of the piece.')
  const found = await findAccount(work, account)
  if (!found) throw new LineFault('account', `“${account}” is no account of ours.`)
  return { accountId: found.id, mailed: null }
}

const keepFaults = (work: Work, fileId: number, faults: readonly Fault[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into move_notice_fault`,
    rows: faults,
    columns: {
      file_id: ['bigint', () => fileId],
      line: ['bigint', ({ line }) => line],
      field: ['text', ({ field }) => field],
      sentence: ['text', ({ sentence }) => sentence],
      raw: ['text', ({ raw }) => raw],
    },
  })
