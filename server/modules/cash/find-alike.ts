import type { Alike } from '@cartwright/api/cash-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

type Found = z.infer<typeof Alike>
type Asked = {
  readonly batchId: number
  readonly accountId: number
  readonly amountCents: number
  readonly checkNumber: string | null
  readonly scanLine: string | null
  readonly receivedOn: PlainDate
  /** How far back a payment like it is looked for; null: no rule says so, and it is not. */
  readonly days: number | null
  /** The line that is being corrected, which is not like itself. */
  readonly except: number | null
}

/**
 * What a line may be a second time: a payment of the account with the same amount and check number within some days, a line of an open
 * batch like that, and the same scan line in this batch. The newest first, five at most.
 */
export async function findAlike(work: Work, asked: Asked): Promise<Found[]> {
  const { accountId, amountCents, checkNumber, batchId, scanLine, except, receivedOn, days } = asked
  const since = days === null ? null : receivedOn.subtract({ days })
  const { rows } = await sql<Omit<Found, 'on'> & { seenOn: PlainDate }>`
    select * from (
      select 'payment' as kind, p.id as "paymentId", null::bigint as "batchId", null::bigint as "lineNo", p.received_on as "seenOn"
      from payment p where p.account_id = ${accountId} and p.amount_cents = ${amountCents}
        and p.check_number is not distinct from ${checkNumber}::text
        and p.received_on >= ${since}::date and p.received_on <= ${receivedOn}::date
      union all
      select case when i.scan_line = ${scanLine}::text then 'scan-line' else 'line' end, null, b.id, i.line_no, b.received_on
      from cash_item i join cash_batch b on b.id = i.batch_id
      where i.account_id = ${accountId} and i.state = 'live' and b.state = 'open'
        and not (b.id = ${batchId} and i.line_no is not distinct from ${except}::bigint)
        and ((i.amount_cents = ${amountCents} and i.check_number is not distinct from ${checkNumber}::text)
          or (b.id = ${batchId} and i.scan_line = ${scanLine}::text))) found
    order by "seenOn" desc, "paymentId" desc, "batchId" desc, "lineNo" desc limit 5`.execute(work.db)
  return rows.map(({ seenOn, ...row }) => ({ ...row, on: seenOn.toString() }))
}
