import type { payments } from '@cartwright/api/payments'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

type Page = SuccessOf<typeof payments.ofAccount>
type Stored = Omit<Page['rows'][number], 'receivedOn' | 'postedOn'> & {
  receivedOn: PlainDate
  postedOn: PlainDate
}

/** The payments of an account, the newest posting first; `after` is the number of the last one of the page before. */
export async function paymentsOfAccount(
  work: Work,
  { accountId, limit, after }: { accountId: number; limit: number; after: string | undefined },
): Promise<Page> {
  const before = Number(after)
  const { rows } = await sql<Stored>`
    select p.id as "paymentId", p.amount_cents as "amountCents", tender, received_on as "receivedOn",
      posted_on as "postedOn", receipt, check_number as "checkNumber"
    from payment p join entry e on e.id = p.entry_id
    where p.account_id = ${accountId} ${Number.isSafeInteger(before) ? sql`and p.id < ${before}` : sql``}
    order by p.id desc limit ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  return {
    rows: page.map((row) => ({
      ...row,
      receivedOn: row.receivedOn.toString(),
      postedOn: row.postedOn.toString(),
    })),
    next: rows.length > limit ? String(page.at(-1)!.paymentId) : null,
  }
}
