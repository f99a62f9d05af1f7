import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import { dueOfBill } from '../payments/due-of-bill.ts'

/** What a link leads to. */
export type PayLink = {
  readonly accountId: number
  readonly accountNumber: string
  readonly billId: number | null
  readonly billNumber: string | null
  readonly billDueOn: string | null
  /** It is of a bill that a newer one of the account took the place of. */
  readonly replaced: boolean
}

/** Whether a bill (its alias) reached the customer: not when it was sent to nobody, and nothing that was sent took its place. */
export const wasSent = (
  bill: string,
): RawBuilder<boolean> => sql`(not ${sql.ref(`${bill}.document`)} ? 'suppressed'
  or exists (select from replacement_bill r where r.bill_id = ${sql.ref(`${bill}.id`)}))`

/** What the code of a bill leads to, or a visit that goes on; null: nothing. A bill that was not sent takes the place of none. */
export async function payLink(work: Work, token: string): Promise<PayLink | null> {
  const { rows } = await sql<PayLink>`
    with opened as (
      select b.account_id, b.id as bill_id, exists (select from bill n
        where n.account_id = b.account_id and n.id > b.id and ${wasSent('n')}) as replaced
      from bill b where b.pay_token = ${token}
      union all
      select v.account_id, (select max(n.id) from bill n where n.account_id = v.account_id and ${wasSent('n')}), false
      from pay_visit v where v.hash = ${hashOf(token)} and v.expires_at > clock_timestamp())
    select o.account_id as "accountId", a.number as "accountNumber", b.id as "billId", b.number as "billNumber",
      (${dueOfBill(work.today.toString())})::text as "billDueOn", o.replaced
    from opened o join account a on a.id = o.account_id left join bill b on b.id = o.bill_id`.execute(work.db)
  return rows[0] ?? null
}

/** Opens an account for a while to somebody who proved to know it. Answers what opens it; only its hash is kept. */
export async function beginVisit(work: Work, accountId: number, minutes: number): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await sql`delete from pay_visit where expires_at < clock_timestamp()`.execute(work.db)
  await sql`insert into pay_visit (hash, account_id, expires_at)
    values (${hashOf(token)}, ${accountId}, clock_timestamp() + make_interval(mins => ${minutes}::int))`.execute(
    work.db,
  )
  return token
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
