import type { returnedMail } from '@cartwright/api/returned-mail'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { findAccount } from '../accounts/account-queries.ts'
import { mailingOf } from '../addresses/mailing-rows.ts'
import { readScanLine } from '../cash/read-scan-line.ts'
import { cityIdentity } from '../city/city-queries.ts'

type Shown = SuccessOf<typeof returnedMail.find>

/** What a number on a piece belongs to, with what the books need of it. */
export type FoundOnPiece = Shown & {
  readonly accountId: number
  readonly billId: number | null
  readonly partyId: number | null
  /** Where the party gets mail today; null: at the premise. */
  readonly sentLine1: string | null
}

type Hit = {
  readonly accountId: number
  readonly billId: number | null
  readonly tracking: string | null
  readonly foundBy: Shown['foundBy']
}

/** Who knows the barcode of a piece: its 20 digits, or its 65 bars as letters. Answers the bill; null where no sort has it. */
export type BillOfBarcode = (
  work: Work,
  text: string,
) => Promise<{ readonly billId: number; readonly tracking: string } | null>

/**
 * Finds what was scanned or typed: the barcode, the scan line of the stub, a bill number, an account number. Refuses what is none of them.
 */
export async function findPiece(
  work: Work,
  text: string,
  billOfBarcode: BillOfBarcode,
): Promise<FoundOnPiece> {
  const hit =
    (await byBarcode(work, text, billOfBarcode)) ??
    (await byBill(work, text, 'bill')) ??
    (await byAccount(work, text)) ??
    (await byScanLine(work, text))
  return hit ? told(work, hit) : refuse('RETURNED_PIECE_UNKNOWN', { text })
}

async function byBarcode(work: Work, text: string, billOfBarcode: BillOfBarcode): Promise<Hit | null> {
  const found = await billOfBarcode(work, text)
  if (!found) return null
  const bill = await billRow(work, sql`b.id = ${found.billId}`)
  return bill && { ...bill, tracking: found.tracking, foundBy: 'barcode' }
}

async function byBill(work: Work, text: string, foundBy: 'bill' | 'scan-line'): Promise<Hit | null> {
  const bill = await billRow(work, sql`b.number = ${text.trim()}`)
  return bill && { ...bill, tracking: null, foundBy }
}

async function billRow({ db }: Work, which: RawBuilder<unknown>) {
  const { rows } = await sql<{ billId: number; accountId: number }>`
    select b.id as "billId", b.account_id as "accountId" from bill b where ${which} limit 1`.execute(db)
  return rows[0] ?? null
}

async function byAccount(work: Work, text: string): Promise<Hit | null> {
  const found = await findAccount(work, text)
  return found && { accountId: found.id, billId: null, tracking: null, foundBy: 'account' }
}

async function byScanLine(work: Work, text: string): Promise<Hit | null> {
  const digits = text.replaceAll(/\s/g, '')
  if (!/^\d{20,}$/.test(digits)) return null
  const identity = await cityIdentity(work)
  if (!identity) return null
  const read = readScanLine(identity.scanLine, digits)
  if ('fault' in read) return null
  const bill = read.billNumber === null ? null : await byNumberOfDigits(work, read.billNumber)
  if (bill) return bill
  const { rows } = await sql<{ id: number }>`
    select id from account where ltrim(translate(number, '- ', ''), '0') = ${read.account.replace(/^0+/, '')} limit 1`.execute(
    work.db,
  )
  return rows[0] ? { accountId: rows[0].id, billId: null, tracking: null, foundBy: 'scan-line' } : null
}

/** A scan line has only the digits of a bill number, with zeros before them. */
async function byNumberOfDigits(work: Work, digits: string): Promise<Hit | null> {
  const bill = await billRow(work, sql`b.number = ${digits.replace(/^0+/, '')} or b.number = ${digits}`)
  return bill && { ...bill, tracking: null, foundBy: 'scan-line' }
}

type Row = {
  readonly number: string
  readonly billNumber: string | null
  readonly billedOn: PlainDate | null
  readonly mailTo: string[] | null
  readonly payerId: number | null
  readonly line1: string | null
  readonly open: number
  readonly before: {
    pieceId: number
    enteredOn: string
    enteredBy: string
    reason: NonNullable<Shown['before']>['reason']
  } | null
}

async function told(work: Work, hit: Hit): Promise<FoundOnPiece> {
  const { rows } = await sql<Row>`
    select a.number, b.number as "billNumber", b.issued_on as "billedOn", b.document->'mailTo' as "mailTo", y.id as "payerId",
      y.mail_line_1 as line1,
      (select count(*) from returned_piece r where r.account_id = a.id and r.state = 'open') as open,
      (select jsonb_build_object('pieceId', r.id, 'enteredOn', r.entered_on, 'enteredBy', r.entered_by, 'reason', r.reason)
        from returned_piece r where r.bill_id = b.id order by r.id desc limit 1) as before
    from account a left join bill b on b.id = ${hit.billId}
    left join lateral (select p.* from account_party ap join party p on p.id = ap.party_id where ap.account_id = a.id and ap.role = 'payer'
      order by daterange(ap.from_on, ap.until_on) @> ${work.today}::date desc, ap.from_on desc, ap.id limit 1) y on true
    where a.id = ${hit.accountId}`.execute(work.db)
  const row = rows[0]!
  const lines = row.mailTo ?? (await windowNow(work, hit.accountId, row.payerId))
  return {
    ...hit,
    accountNumber: row.number,
    name: lines[0] ?? '',
    lines,
    billNumber: row.billNumber,
    billedOn: row.billedOn?.toString() ?? null,
    before: row.before,
    open: row.open,
    partyId: row.payerId,
    sentLine1: row.line1,
  }
}

/** The window as a bill of today would have it. */
async function windowNow(work: Work, accountId: number, partyId: number | null): Promise<string[]> {
  const mail = partyId === null ? null : await mailingOf(work, { accountId, partyId })
  if (!mail) return []
  const place = `${mail.place} ${mail.state} ${mail.zip}`.toUpperCase()
  return [mail.name, mail.line1, mail.line2 ?? '', place].filter(Boolean)
}
