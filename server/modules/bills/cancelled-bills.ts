import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** What took the place of a cancelled bill, and since which day. Days are ISO. */
type Cancelled = { readonly replacedBy: string; readonly on: string }

/** Those of some bills that are cancelled, by bill: the replacement that holds now. */
export async function cancelledBills(
  { db }: Work,
  billIds: readonly number[],
): Promise<Map<number, Cancelled>> {
  const { rows } = await sql<Cancelled & { readonly billId: number }>`
    select distinct on (bill_id) bill_id as "billId", number as "replacedBy", issued_on::text as "on"
    from replacement_bill where bill_id = any(${billIds}::bigint[]) order by bill_id, id desc`.execute(db)
  return new Map(rows.map(({ billId, ...cancelled }) => [billId, cancelled]))
}
