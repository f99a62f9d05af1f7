import { type RawBuilder, sql } from 'kysely'

/**
 * When what stands on bill `b` is due, as the books were at the end of a day (ISO): as its newest replacement says; of a bill that was not sent,
 * with the next one of the account, and not before there is one.
 */
export const dueOfBill = (on: string): RawBuilder<unknown> => sql`coalesce(
  (select r.due_on from replacement_bill r where r.bill_id = b.id and r.issued_on <= ${on}::date order by r.id desc limit 1),
  case when b.document ? 'suppressed' then (select n.due_on from bill n where n.account_id = b.account_id and n.id > b.id
    and n.issued_on <= ${on}::date order by n.id limit 1) else b.due_on end)`
