import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/**
 * Finds the accounts of a list's rows that have none yet: by account number, by the number before, by address. A number or an address
 * that several accounts have finds none.
 */
export async function matchHaulerRows({ db }: Work, listId: number): Promise<void> {
  const left = sql`h.list_id = ${listId} and h.account_id is null and h.verdict <> 'rejected'`
  await sql`
    update hauler_row h set account_id = a.id from account a
    where ${left} and translate(a.number, '- ', '') collate "C" = h.number_key`.execute(db)
  await sql`
    update hauler_row h set account_id = found.id from (
      select translate(upper(former_number), '- ', '') collate "C" as key, min(id) as id from account
      where former_number is not null group by 1 having count(*) = 1
    ) found where ${left} and found.key = h.number_key`.execute(db)
  await sql`
    with places as materialized (
      select distinct place_key, zip from hauler_row h where ${left} and place_key is not null
    ), at_place as materialized (
      select split_part(p.address_key, ',', 1) || ',' || split_part(p.address_key, ',', 2) as place_key,
        split_part(p.address_key, ',', 3) as zip, a.id
      from premise p join account a on a.premise_id = p.id cross join (
        select list_on from hauler_list where id = ${listId}) l
      where a.opened_on <= l.list_on and (a.closed_on is null or a.closed_on > l.list_on)
    ), found as (
      select x.place_key, x.zip, min(a.id) as id from places x
      join at_place a on a.place_key = x.place_key and (x.zip is null or x.zip = a.zip)
      group by 1, 2 having count(*) = 1
    )
    update hauler_row h set account_id = found.id from found
    where ${left} and found.place_key = h.place_key and found.zip is not distinct from h.zip`.execute(db)
}
