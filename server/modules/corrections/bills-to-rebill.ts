import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, refuseField } from '../accounts/account-queries.ts'

/** A posted bill that is to be cancelled and billed anew. Days are ISO. */
export type BillToRebill = {
  readonly billId: number
  readonly number: string
  readonly periodFrom: string
  readonly periodUntil: string
}
type Row = BillToRebill & { readonly accountId: number; readonly accountNumber: string }

const columns = sql`b.id as "billId", b.number, b.period_from::text as "periodFrom", b.period_until::text as "periodUntil",
  b.account_id as "accountId", a.number as "accountNumber"`

/**
 * The bills of an account with these numbers, the oldest first; the number of a replacement stands for its bill. Refuses a number that no
 * bill has, a bill of another account, one that is named twice, and one that stands for no days.
 */
export async function billsToRebill(
  work: Work,
  account: KnownAccount,
  numbers: readonly string[],
): Promise<BillToRebill[]> {
  const plain = numbers.map(ofReplacement)
  if (new Set(plain).size < plain.length) refuseField('billNumbers', 'Name each bill once.')
  const { rows } = await sql<Row>`
    select ${columns} from bill b join account a on a.id = b.account_id
    where b.number = any(${plain}::text[]) order by b.period_from, b.id`.execute(work.db)
  for (const number of plain) {
    const bill = rows.find((row) => row.number === number) ?? refuse('BILL_NOT_FOUND', { number })
    if (bill.accountId !== account.id)
      refuse('REBILL_OF_OTHER_ACCOUNT', { billNumber: number, accountNumber: bill.accountNumber })
    if (bill.periodFrom >= bill.periodUntil) refuse('REBILL_WITHOUT_DAYS', { billNumber: number })
  }
  return rows
}

/** `2000123-R2` is a replacement of bill `2000123`. */
const ofReplacement = (number: string): string => number.trim().replace(/-R\d+$/i, '')

/** The bills that a stored correction looked at. */
export async function billsOfCorrection(work: Work, correctionId: number): Promise<BillToRebill[]> {
  const { rows } = await sql<Row>`
    select ${columns} from correction_bill c join bill b on b.id = c.bill_id join account a on a.id = b.account_id
    where c.correction_id = ${correctionId} order by b.period_from, b.id`.execute(work.db)
  return rows
}
