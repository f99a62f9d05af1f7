import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import {
  accountByNumber,
  type KnownAccount,
  lockAccountById,
  refuseField,
} from '../accounts/account-queries.ts'
import { askForAdjustment } from '../adjustments/ask-for-adjustment.ts'
import { refuseOtherCase } from '../adjustments/of-desk-case.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { type Share, type TransferPart, transferParts } from './transfer-parts.ts'

/** What is asked to be moved: a balance, or a charge of a posted bill; to one account or, by weights, to several. */
export type TransferAsked = {
  readonly accountNumber: string
  /** Of a charge: its line. */
  readonly line: { readonly billId: number; readonly lineNo: number } | null
  /** Of a balance: positive moves what is owed, negative a credit. Of a charge: how much of it. */
  readonly amountCents: number
  readonly to: readonly { readonly accountNumber: string; readonly weight: number }[]
  readonly reason: string
  /** The case of the desk it is done for. */
  readonly deskCaseId?: number | null | undefined
  readonly requestKey: string
}

/** The reason of the city's policy under which money is moved between accounts. */
const transferReason = 'transfer'

/** Some of the accounts' adjustments would be posted and some would wait: then all of them have to. */
export class HalfPosted extends Error {}

/**
 * Moves a balance or a charge between accounts: an adjustment on each, posted together within authority, or all waiting together for a second
 * person (`wait`). Answers its number; a request sent again answers with the one it made. Refuses an account that takes from itself
 * alone, more than the balance, and what `askForAdjustment` refuses. Throws HalfPosted when only some could be posted at once.
 */
export async function askForTransfer(
  work: Work,
  asked: TransferAsked,
  { wait }: { readonly wait: boolean },
): Promise<number> {
  const made = await madeBefore(work, asked.requestKey)
  if (made !== null) return made
  const accounts = await holdAccounts(work, asked)
  const { from } = accounts
  await refuseOtherCase(work, { deskCaseId: asked.deskCaseId, accountId: from.id })
  await refuseAmount(work, from, asked)
  const parts = transferParts(asked.amountCents, {
    fromAccountId: from.id,
    shares: sharesOf(accounts, asked),
  })
  if (parts.length < 2) refuseField('to', 'Name another account than the one it comes from.')
  const transferId = await store(work, from, asked)
  const adjustments = await adjust(work, { asked, accounts, parts, transferId, wait })
  const posted = adjustments.every((one) => one.posted)
  if (!posted && adjustments.some((one) => one.posted))
    throw new HalfPosted('all of a transfer is posted, or none')
  await storeParts(work, transferId, adjustments)
  if (posted) await markPosted(work, transferId)
  await record(work, { transferId, from, asked, parts, posted })
  return transferId
}

type Adjusting = {
  readonly asked: TransferAsked
  readonly accounts: Accounts
  readonly parts: readonly TransferPart[]
  readonly transferId: number
  readonly wait: boolean
}
type Adjusted = { readonly part: TransferPart; readonly adjustmentId: number; readonly posted: boolean }

/** Asks for an adjustment of each account, in the order of their ids. */
async function adjust(
  work: Work,
  { asked, accounts, parts, transferId, wait }: Adjusting,
): Promise<Adjusted[]> {
  const { from } = accounts
  const ledgerCode = asked.line && (await ledgerCodeOf(work, from, asked.line))
  const adjusted: Adjusted[] = []
  for (const part of parts.toSorted((a, b) => a.accountId - b.accountId)) {
    const isFrom = part.accountId === from.id
    const line = isFrom && asked.line ? { billLine: asked.line } : {}
    const { adjustmentId, state } = await askForAdjustment(work, {
      accountId: part.accountId,
      parts: [{ ...line, ...(ledgerCode && { ledgerCode }), amountCents: part.amountCents }],
      reason: transferReason,
      note: noteOf(asked, accounts, isFrom),
      source: { kind: 'transfer', id: transferId },
      requestKey: `transfer ${transferId} ${part.accountId}`,
      deskCaseId: asked.deskCaseId,
      wait,
    })
    adjusted.push({ part, adjustmentId, posted: state === 'posted' })
  }
  return adjusted
}

const storeParts = (work: Work, transferId: number, adjusted: readonly Adjusted[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into transfer_part`,
    rows: adjusted,
    columns: {
      transfer_id: ['bigint', () => transferId],
      account_id: ['bigint', ({ part }) => part.accountId],
      weight: ['bigint', ({ part }) => part.weight],
      amount_cents: ['bigint', ({ part }) => part.amountCents],
      adjustment_id: ['bigint', ({ adjustmentId }) => adjustmentId],
    },
  })

function sharesOf({ from, others }: Accounts, { to }: TransferAsked): Share[] {
  const numbers = new Map([from, ...others].map((one) => [one.number, one]))
  return to.map(({ accountNumber, weight }) => ({ accountId: byNumber(numbers, accountNumber).id, weight }))
}

type Accounts = { readonly from: KnownAccount; readonly others: readonly KnownAccount[] }

/** Holds all accounts until the work ends, in the order of their ids, so that two transfers never wait for each other. */
async function holdAccounts(work: Work, { accountNumber, to }: TransferAsked): Promise<Accounts> {
  const from = await accountByNumber(work, accountNumber)
  const named: KnownAccount[] = []
  for (const one of to) named.push(await accountByNumber(work, one.accountNumber))
  if (new Set(named.map(({ id }) => id)).size < named.length) refuseField('to', 'Name each account once.')
  const ids = [...new Set([from, ...named].map(({ id }) => id))].toSorted((a, b) => a - b)
  for (const id of ids) await lockAccountById(work, id)
  return { from, others: named.filter(({ id }) => id !== from.id) }
}

const byNumber = (accounts: ReadonlyMap<string, KnownAccount>, written: string): KnownAccount =>
  accounts.get(written) ??
  [...accounts.values()].find(({ number }) => plain(number) === plain(written)) ??
  refuse('ACCOUNT_NOT_FOUND', { accountNumber: written })

const plain = (number: string): string => number.toUpperCase().replaceAll(/[- ]/g, '')

/** A balance is moved up to what there is of it; a charge is positive, and what is left of it is seen by the adjustment. */
async function refuseAmount(
  work: Work,
  { id, number }: KnownAccount,
  { line, amountCents }: TransferAsked,
): Promise<void> {
  if (line) {
    if (amountCents < 0) refuseField('amountCents', 'Write how much of the charge goes to others.')
    return
  }
  const balanceCents = await accountBalance(work, id)
  const within = amountCents > 0 ? amountCents <= balanceCents : amountCents >= balanceCents
  if (!within) refuse('TRANSFER_MORE_THAN_BALANCE', { accountNumber: number, balanceCents, amountCents })
}

async function ledgerCodeOf(
  work: Work,
  { id }: KnownAccount,
  { billId, lineNo }: { readonly billId: number; readonly lineNo: number },
): Promise<string> {
  const { rows } = await sql<{ code: string }>`
    select l.gl_code as code from bill_line l join bill b on b.id = l.bill_id
    where l.bill_id = ${billId} and l.line_no = ${lineNo} and b.account_id = ${id}`.execute(work.db)
  return rows[0]?.code ?? refuse('ADJUSTMENT_LINE_NOT_FOUND', { billId, lineNo })
}

function noteOf({ reason }: TransferAsked, { from, others }: Accounts, isFrom: boolean): string {
  const where = isFrom ? `to ${others.map(({ number }) => number).join(', ')}` : `from ${from.number}`
  return `Transferred ${where}. ${reason}`
}

async function madeBefore({ db }: Work, requestKey: string): Promise<number | null> {
  const found = await db
    .selectFrom('transfer')
    .select('id')
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  return found?.id ?? null
}

async function store(work: Work, from: KnownAccount, asked: TransferAsked): Promise<number> {
  const { id } = await work.db
    .insertInto('transfer')
    .values({
      request_key: asked.requestKey,
      from_account_id: from.id,
      bill_id: asked.line?.billId ?? null,
      line_no: asked.line?.lineNo ?? null,
      amount_cents: asked.amountCents,
      reason: asked.reason,
      state: 'asked',
      asked_on: work.today,
      asked_by: work.actor.name,
      asked_by_key: keyOf(work.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Marks a transfer as posted: all its adjustments are. */
export async function markPosted({ db, actor }: Work, transferId: number): Promise<void> {
  await sql`update transfer set state = 'posted', ended_by = ${actor.name}, ended_at = clock_timestamp()
    where id = ${transferId}`.execute(db)
}

type Recorded = {
  readonly transferId: number
  readonly from: KnownAccount
  readonly asked: TransferAsked
  readonly parts: readonly TransferPart[]
  readonly posted: boolean
}

const record = (work: Work, { transferId, from, asked, parts, posted }: Recorded): Promise<void> =>
  recordCommand(work, {
    command: posted ? 'transfer' : 'ask-for-transfer',
    subject: `account ${from.number}`,
    changes: { transferId, amountCents: asked.amountCents, line: asked.line, to: asked.to, parts },
    reason: asked.reason,
  })
