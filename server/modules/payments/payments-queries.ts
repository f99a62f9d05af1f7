import type { payments } from '@cartwright/api/payments'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { paidByPayments } from './paid-by-payments.ts'

type Page = SuccessOf<typeof payments.ofAccount>
type Row = Page['rows'][number]
type Stored = { readonly row: Omit<Row, 'paid' | 'creditCents'>; readonly entryId: number }

/**
 * The payments of an account, the newest posting first, each with what it pays, and what became of it where it was taken back; `after` is the
 * number of the last one of the page before.
 */
export async function paymentsOfAccount(
  work: Work,
  { accountId, limit, after }: { accountId: number; limit: number; after: string | undefined },
): Promise<Page> {
  const before = Number(after)
  const { rows } = await sql<Stored>`
    select p.entry_id as "entryId", jsonb_build_object('paymentId', p.id, 'amountCents', p.amount_cents, 'tender', p.tender,
      'receivedOn', p.received_on, 'postedOn', e.posted_on, 'receipt', p.receipt, 'checkNumber', p.check_number, 'movedFrom', fa.number,
      'reversal', case when r.id is not null then jsonb_build_object('reversedOn', r.reversed_on, 'reason', r.reason_en, 'citation',
        r.citation, 'note', r.note, 'by', r.reversed_by, 'movedTo', case when t.id is not null then
          jsonb_build_object('accountNumber', ta.number, 'receipt', t.receipt) end) end) as row
    from payment p join entry e on e.id = p.entry_id
    left join payment_reversal r on r.payment_id = p.id
    left join payment t on t.id = r.moved_to_id left join account ta on ta.id = t.account_id
    left join payment_reversal f on f.moved_to_id = p.id
    left join payment fp on fp.id = f.payment_id left join account fa on fa.id = fp.account_id
    where p.account_id = ${accountId} ${Number.isSafeInteger(before) ? sql`and p.id < ${before}` : sql``}
    order by p.id desc limit ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  const paid = await paidByPayments(
    work,
    accountId,
    page.map(({ row, entryId }) => ({ id: row.paymentId, entryId, amount: row.amountCents })),
  )
  return {
    rows: page.map(({ row }) => ({ ...row, ...whatOf(row, paid.get(row.paymentId)!) })),
    next: rows.length > limit ? String(page.at(-1)!.row.paymentId) : null,
  }
}

/** Of a payment that was taken back nothing is a credit any more. */
const whatOf = (
  { reversal }: Pick<Row, 'reversal'>,
  paid: Pick<Row, 'paid' | 'creditCents'>,
): Pick<Row, 'paid' | 'creditCents'> => (reversal ? { paid: paid.paid, creditCents: 0 } : paid)
