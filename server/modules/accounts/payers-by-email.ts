import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** The number of an account whose bill a party gets by e-mail; null when there is none. */
export async function payersByEmail(work: Work, partyId: number): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select number from account a join account_party ap on ap.account_id = a.id
    left join party_delivery wants on wants.party_id = ap.party_id
    where ap.party_id = ${partyId} and role = 'payer' and a.bill_by <> 'none'
      and coalesce(wants.bill_by, a.bill_by) in ('email', 'both')
      and daterange(from_on, until_on) @> ${work.today}::date
    order by number limit 1`.execute(work.db)
  return rows[0]?.number ?? null
}

/** Whether somebody who pays for the account today has an e-mail address. */
export async function payerHasEmail(work: Work, accountId: number): Promise<boolean> {
  const { rows } = await sql`
    select from party p join account_party ap on ap.party_id = p.id
    where ap.account_id = ${accountId} and role = 'payer' and email is not null
      and (until_on is null or until_on > ${work.today}::date) limit 1`.execute(work.db)
  return rows.length > 0
}
