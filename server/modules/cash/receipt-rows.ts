import type { Receipt } from '@cartwright/api/counter-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { payerParty } from '../accounts/payer-party.ts'

export type ReceiptShown = z.infer<typeof Receipt>
type Stored = Omit<ReceiptShown, 'receivedOn'> & { readonly receivedOn: PlainDate }

async function readReceipts(work: Work, where: RawBuilder<unknown>): Promise<ReceiptShown[]> {
  const { rows } = await sql<Stored>`
    select number, drawer_id as "drawerId", received_on as "receivedOn", total_cents as "totalCents",
      change_cents as "changeCents", state, made_by as "madeBy", voided_by as "voidedBy", voided_because as "voidedBecause",
      (select jsonb_agg(jsonb_build_object('accountNumber', a.number, 'amountCents', p.amount_cents, 'name', coalesce(
          (select y.name from ${payerParty(work, sql`a.id`)} y), '')) order by place)
        from cash_receipt_part p join account a on a.id = p.account_id where p.receipt_id = r.id) as parts,
      (select jsonb_agg(jsonb_build_object('tender', tender, 'amountCents', amount_cents, 'checkNumber', check_number,
          'cardBrand', card_brand, 'cardLast4', card_last4) order by place)
        from cash_receipt_tender where receipt_id = r.id) as tenders
    from cash_receipt r where ${where} order by r.id desc`.execute(work.db)
  return rows.map((row) => ({ ...row, receivedOn: row.receivedOn.toString() }))
}

/** The receipts of a drawer, newest first. */
export const receiptsOf = (work: Work, drawerId: number): Promise<ReceiptShown[]> =>
  readReceipts(work, sql`drawer_id = ${drawerId}`)

/** One receipt by its number. Refuses RECEIPT_NOT_FOUND. */
export async function receiptByNumber(work: Work, number: string): Promise<ReceiptShown> {
  const [found] = await readReceipts(work, sql`number = ${number}`)
  return found ?? refuse('RECEIPT_NOT_FOUND', { number })
}
