import type { contacts } from '@cartwright/api/contacts'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { accountRows } from '../accounts/account-rows.ts'
import { readPhone } from '../accounts/read-phone.ts'

type Found = {
  readonly id: number
  readonly partyId: number
  readonly name: string
  readonly role: string
  readonly confidential: boolean
}

const atMost = 50

/**
 * The accounts that a whole telephone number leads to: by the number of a contact, or one that was noted beside it. Those the caller is
 * something to today come first, open accounts before closed ones. Each account is there once.
 */
export async function findCaller(work: Work, from: string): Promise<SuccessOf<typeof contacts.caller>> {
  const phone = readPhone(from)
  if (phone === null) return { phone: null, rows: [] }
  const { rows } = await sql<Found>`
    with called as (
      select coalesce(merged_into, id) as id from party where phone is not null and right(phone, 7) = ${phone.slice(-7)} and phone = ${phone}
      union select coalesce(y.merged_into, y.id) from party_phone pp join party y on y.id = pp.party_id
      where right(pp.phone, 7) = ${phone.slice(-7)} and pp.phone = ${phone})
    select * from (
      select distinct on (a.id) a.id, p.id as "partyId", p.name, ap.role, p.confidential_address as confidential,
        daterange(from_on, until_on) @> ${work.today}::date as now, a.closed_on is null as open
      from called join account_party ap on ap.party_id = called.id join account a on a.id = ap.account_id
      join party p on p.id = called.id
      order by a.id, daterange(from_on, until_on) @> ${work.today}::date desc, ap.role = 'payer' desc, ap.id) found
    order by now desc, open desc, id limit ${atMost}`.execute(work.db)
  const shown = await accountRows(
    work,
    rows.map(({ id }) => id),
  )
  return {
    phone,
    rows: rows.map(({ id, partyId, name, role, confidential }) => ({
      ...shown.get(id)!,
      partyId,
      partyName: name,
      role,
      confidential,
    })),
  }
}
