import type { returns } from '@cartwright/api/returns'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { returnedItemsRule } from '../policies/returned-items-policy.ts'

type Found = SuccessOf<typeof returns.findCheck>
type Row = Omit<Found['rows'][number], 'receivedOn'> & { readonly receivedOn: PlainDate }

/**
 * The checks of a number and an amount that stand in the books, by whatever door they came: a lockbox file, a batch, the counter, by hand; and those whose money
 * is in suspense. Zeros before a number are none of it. The newest first, with the reasons for which the bank
 * may have returned one.
 */
export async function findCheck(
  work: Work,
  { checkNumber, amountCents }: ReceivedBy<typeof returns.findCheck>['query'],
): Promise<Found> {
  const { rows } = await sql<Row>`
    select * from (
      select p.id as "paymentId", null::bigint as "suspenseItemId", a.number as "accountNumber", null::text as "payerName",
        p.amount_cents as "amountCents", p.received_on as "receivedOn", p.receipt,
        coalesce('Bank file ' || f.file_name || ', line ' || i.line, 'Receipt ' || p.receipt) as came
      from payment p join account a on a.id = p.account_id
      left join bank_file_item i on i.payment_id = p.id left join bank_file f on f.id = i.file_id
      where p.amount_cents = ${amountCents} and p.tender = 'check'
        and ltrim(coalesce(p.check_number, i.check_number), '0') = ltrim(${checkNumber}, '0')
        and not exists (select from payment_reversal v where v.payment_id = p.id)
      union all
      select null, s.id, null, s.payer_name, s.amount_cents, s.received_on, 'S-' || s.id, 'In suspense'
      from suspense_item s where s.amount_cents = ${amountCents} and s.tender = 'check' and s.state in ('open', 'return-asked')
        and ltrim(s.check_number, '0') = ltrim(${checkNumber}, '0')) found
    order by "receivedOn" desc limit 20`.execute(work.db)
  const rule = returnedItemsRule(await policiesFor(work), work.today)
  return {
    rows: rows.map(({ receivedOn, ...row }) => ({ ...row, receivedOn: receivedOn.toString() })),
    reasons: (rule?.reasons ?? []).map(({ code, en, bankCodes }) => ({ code, text: en, bankCodes })),
  }
}
