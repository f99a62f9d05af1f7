import type { bankFiles } from '@cartwright/api/bank-files'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { correctMandate } from '../autopay/correct-mandate.ts'
import type { BankVault } from '../autopay/bank-vault.ts'
import { mandateOfTrace } from '../autopay/follow-bank.ts'
import { recordCommand } from '../audit/record-command.ts'
import { changeMeaning } from '../bank-files/corrected-data.ts'
import { returnActions, returnReason } from '../bank-files/return-codes.ts'

type Listed = SuccessOf<typeof bankFiles.notices>
type Notice = Listed['rows'][number]
type Row = Omit<Notice, 'meaning' | 'todo' | 'settledOn' | 'receivedOn'> & {
  readonly settledOn: PlainDate | null
  readonly receivedOn: PlainDate
}

/** What banks told without money, the newest first, with what it means and what to do. */
export async function listNotices(
  work: Work,
  { view }: ReceivedBy<typeof bankFiles.notices>['query'],
): Promise<Listed> {
  const open = sql`n.settled_on is null`
  return { rows: await read(work, view === 'open' ? open : sql`not (${open})`) }
}

/**
 * Uses what a bank says is right from now on for the autopay its notice is about, and settles the notice. Refuses one that corrects nothing of ours, one that
 * was settled before, and a number that does not end as the bank wrote.
 */
export async function applyNotice(
  work: Work,
  vault: BankVault,
  { params: { noticeId }, body: { bankNumber } }: ReceivedBy<typeof bankFiles.apply>,
): Promise<Notice> {
  const found = await lockNotice(work, noticeId)
  const { kind, code, correction } = found
  const mandate = kind === 'change' ? await mandateOfTrace(work, found.originalTrace) : null
  if (
    !mandate ||
    !correction ||
    !['routing', 'account', 'tranCode', 'name'].some((name) => name in correction)
  )
    return refuse('BANK_NOTICE_NOT_OURS', { noticeId })
  await correctMandate(work, vault, { mandate, code, correction, bankNumber })
  return settle(work, found, `Used for the autopay of account ${mandate.accountNumber}.`)
}

/** Settles a notice: a person has seen to it, and says how. Of two, the second is refused. */
export async function settleNotice(
  work: Work,
  { params: { noticeId }, body: { note } }: ReceivedBy<typeof bankFiles.settle>,
): Promise<Notice> {
  return settle(work, await lockNotice(work, noticeId), note)
}

/** Settles the notice of a return that was recorded. */
export async function settleReturn(work: Work, noticeId: number, note: string): Promise<void> {
  await settle(work, await lockNotice(work, noticeId), note)
}

/** A notice that waits, and that nobody else settles until this work ends. */
async function lockNotice(work: Work, noticeId: number): Promise<Notice> {
  await sql`select from bank_notice where id = ${noticeId} for no key update`.execute(work.db)
  const [found] = await read(work, sql`n.id = ${noticeId}`)
  if (!found) return refuse('BANK_NOTICE_NOT_FOUND', { noticeId })
  if (found.settledOn !== null)
    refuse('BANK_NOTICE_SETTLED', { by: found.settledBy ?? '', on: found.settledOn })
  return found
}

async function settle(work: Work, found: Notice, note: string): Promise<Notice> {
  const { noticeId } = found
  await work.db
    .updateTable('bank_notice')
    .set({ settled_by: work.actor.name, settled_on: work.today, note })
    .where('id', '=', noticeId)
    .execute()
  await recordCommand(work, {
    command: 'settle-bank-notice',
    subject: found.accountNumber === null ? `bank notice ${noticeId}` : `account ${found.accountNumber}`,
    changes: { noticeId, kind: found.kind, code: found.code, paymentId: found.paymentId },
    reason: note,
  })
  return { ...found, settledBy: work.actor.name, settledOn: work.today.toString(), note }
}

async function read({ db }: Work, where: RawBuilder<unknown>): Promise<Notice[]> {
  const { rows } = await sql<Row>`
    select n.id as "noticeId", n.file_id as "fileId", f.file_name as "fileName", f.received_on as "receivedOn", line, n.kind, code,
      n.amount_cents as "amountCents", original_trace as "originalTrace", n.payer_name as "payerName", information, correction,
      n.payment_id as "paymentId", coalesce(a.number, own.number) as "accountNumber", own.mandate as "mandateId", settled_by as "settledBy", settled_on as "settledOn", n.note
    from bank_notice n join bank_file f on f.id = n.file_id left join payment p on p.id = n.payment_id
    left join account a on a.id = p.account_id
    left join lateral (select e.mandate_id as mandate, o.number from ach_entry e join account o on o.id = e.account_id
      where e.trace = trim(n.original_trace) order by e.id desc limit 1) own on true
    where ${where} and f.state <> 'discarded' order by n.id desc limit 500`.execute(db)
  return rows.map(({ settledOn, receivedOn, ...row }) => ({
    ...row,
    ...told(row),
    settledOn: settledOn?.toString() ?? null,
    receivedOn: receivedOn.toString(),
  }))
}

function told({ kind, code }: Pick<Notice, 'kind' | 'code'>): Pick<Notice, 'meaning' | 'todo'> {
  if (kind === 'change')
    return {
      meaning: changeMeaning(code),
      todo: 'Use what is right from now on, before the next payment is drawn.',
    }
  const reason = returnReason(code)
  return { meaning: reason?.meaning ?? null, todo: reason && returnActions[reason.action] }
}
