import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** The account of a refund, and the party it is paid to: whose the deposit is, or who pays for the account by that name. Null: nobody is known. */
export async function payeeOf(
  { db }: Work,
  refundId: number,
): Promise<{ readonly accountId: number; readonly partyId: number | null }> {
  const { rows } = await sql<{ accountId: number; partyId: number | null }>`
    select r.account_id as "accountId", coalesce(d.party_id, (select ap.party_id from account_party ap join party p on p.id = ap.party_id
      where ap.account_id = r.account_id and ap.role = 'payer'
      order by p.name = r.payee_name desc, ap.from_on desc, ap.id desc limit 1)) as "partyId"
    from refund r left join deposit d on r.kind = 'deposit' and d.id = r.source_id where r.id = ${refundId}`.execute(
    db,
  )
  return rows[0]!
}
