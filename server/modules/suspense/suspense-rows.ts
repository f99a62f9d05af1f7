import type { SuspenseItem } from '@cartwright/api/suspense-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

export type SuspenseShown = z.infer<typeof SuspenseItem>

type Row = Omit<SuspenseShown, 'receivedOn' | 'decidedOn' | 'days'> & {
  readonly receivedOn: PlainDate
  readonly decidedOn: PlainDate | null
}

/** Items as they are shown, that a condition on `i` names, in an order. */
export async function suspenseRows(
  work: Work,
  { where, orderBy, limit }: { where: RawBuilder<unknown>; orderBy: RawBuilder<unknown>; limit: number },
): Promise<SuspenseShown[]> {
  const { rows } = await sql<Row>`
    select i.id as "itemId", source, source_id as "sourceId", amount_cents as "amountCents", tender, received_on as "receivedOn",
      payer_name as "payerName", written, payer_routing as "payerRouting", payer_last4 as "payerLast4",
      check_number as "checkNumber", why, held_in as "heldIn", state, a.number as "accountNumber", payment_id as "paymentId",
      decided_by as "decidedBy", decided_on as "decidedOn", reason, put_in_by as "putInBy"
    from suspense_item i left join account a on a.id = i.account_id
    where ${where} order by ${orderBy} limit ${limit}`.execute(work.db)
  return rows.map(({ receivedOn, decidedOn, ...row }) => ({
    ...row,
    receivedOn: receivedOn.toString(),
    decidedOn: decidedOn?.toString() ?? null,
    days: receivedOn.until(row.state === 'open' ? work.today : (decidedOn ?? work.today)).days,
  }))
}

/** One item as it is shown. Refuses SUSPENSE_ITEM_NOT_FOUND. */
export async function suspenseItem(work: Work, itemId: number): Promise<SuspenseShown> {
  const [found] = await suspenseRows(work, { where: sql`i.id = ${itemId}`, orderBy: sql`i.id`, limit: 1 })
  return found ?? refuse('SUSPENSE_ITEM_NOT_FOUND', { itemId })
}

/** One item while nobody else decides about it. Refuses SUSPENSE_ITEM_NOT_FOUND. */
export async function lockSuspenseItem(work: Work, itemId: number): Promise<SuspenseShown> {
  await sql`select from suspense_item where id = ${itemId} for no key update`.execute(work.db)
  return suspenseItem(work, itemId)
}
