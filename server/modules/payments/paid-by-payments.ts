import type { PaidItem } from '@cartwright/api/payment-reversals'
import { sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { allocationOrders } from '../policies/allocation-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { dueOfBill } from './due-of-bill.ts'
import { itemTexts } from './item-texts.ts'
import { settledOf } from './open-items.ts'

type Asked = { readonly id: number; readonly entryId: number; readonly amount: number }
type Part = { readonly creditEntryId: number; readonly itemEntryId: number; readonly cents: number }

/** What a payment pays, and what of it is a credit. */
export type PaidBy = { readonly paid: z.infer<typeof PaidItem>[]; readonly creditCents: number }

/**
 * What some payments of an account pay today, by payment: what is written down, and what their credit pays by the city's order. Of one that was
 * taken back it is what it had paid.
 */
export async function paidByPayments(
  work: Work,
  accountId: number,
  payments: readonly Asked[],
): Promise<Map<number, PaidBy>> {
  const entryIds = payments.map(({ entryId }) => entryId)
  const parts = merged([
    ...(await writtenDown(work, accountId, entryIds)),
    ...(await byOrder(work, accountId)).filter(({ creditEntryId }) => entryIds.includes(creditEntryId)),
  ])
  const items = await itemsOf(work, [...new Set(parts.map(({ itemEntryId }) => itemEntryId))])
  return new Map(
    payments.map(({ id, entryId, amount }) => {
      const own = parts.filter(({ creditEntryId }) => creditEntryId === entryId)
      const paid = own.map(({ itemEntryId, cents }) => ({ ...items.get(itemEntryId)!, cents }))
      return [id, { paid, creditCents: amount - own.reduce((total, { cents }) => total + cents, 0) }]
    }),
  )
}

/** An item that was taken back itself is paid by nothing any more, unless the payment was taken back before it: that had paid it. */
async function writtenDown(work: Work, accountId: number, entryIds: readonly number[]): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select credit_entry_id as "creditEntryId", item_entry_id as "itemEntryId", amount_cents as cents from allocation a
    where account_id = ${accountId} and credit_entry_id = any(${entryIds}::bigint[]) and mirrors_id is null
      and not exists (select 1 from entry r where r.source = 'reversal' and r.source_id = a.item_entry_id
        and not exists (select 1 from entry c where c.source = 'reversal' and c.source_id = a.credit_entry_id and c.id < r.id))
    order by id`.execute(work.db)
  return rows
}

async function byOrder(work: Work, accountId: number): Promise<Part[]> {
  const account = await work.db
    .selectFrom('account')
    .select('class')
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) return refuse('ACCOUNT_NOT_FOUND', { accountNumber: String(accountId) })
  const order = allocationOrders(await policiesFor(work), work.today)(account.class)
  return [...(await settledOf(work, { accountId, order, asOf: work.today })).applied]
}

/** One part for each credit and item. */
function merged(parts: readonly Part[]): Part[] {
  const groups = Map.groupBy(parts, ({ creditEntryId, itemEntryId }) => `${creditEntryId} ${itemEntryId}`)
  return [...groups.values()].map((of) => ({
    ...of[0]!,
    cents: of.reduce((total, { cents }) => total + cents, 0),
  }))
}

type ItemRow = {
  readonly entryId: number
  readonly billId: number | null
  readonly billNumber: string | null
  readonly lineNo: number | null
  readonly dueOn: string | null
}

/** What items are, by entry, whether they are open or not. */
async function itemsOf(
  work: Work,
  entryIds: readonly number[],
): Promise<Map<number, Omit<z.infer<typeof PaidItem>, 'cents'>>> {
  const { rows } = await sql<ItemRow>`
    select e.id as "entryId", b.id as "billId", b.number as "billNumber", coalesce(p.line_no, l.line_no) as "lineNo",
      case when b.id is null then e.posted_on else ${dueOfBill(work.today.toString())} end::text as "dueOn"
    from entry e left join adjustment_part p on p.entry_id = e.id and e.source = 'adjustment'
    left join bill b on b.id = coalesce(p.bill_id, case when e.source = 'bill_line' then e.source_id end) and b.account_id = e.account_id
    left join lateral (
      select line_no, row_number() over (order by line_no) as place from bill_line
      where e.source = 'bill_line' and bill_id = b.id and amount_cents <> 0) l on l.place = (
      select count(*) from entry x where x.account_id = e.account_id and x.source = 'bill_line' and x.source_id = e.source_id
        and x.id <= e.id)
    where e.id = any(${entryIds}::bigint[]) order by e.id`.execute(work.db)
  const texts = await itemTexts(work, rows)
  return new Map(
    rows.map(({ entryId, billNumber, dueOn }) => [
      entryId,
      { itemId: entryId, billNumber, dueOn, text: texts.get(entryId) ?? '' },
    ]),
  )
}
