import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { Work } from '#kernel/work'
import { holdForNotices } from '../autopay/follow-bank.ts'
import type { ReadNotice } from './read-item.ts'

/**
 * Keeps the notices of a file. A return is matched to the payment it takes back: the electronic payment of that amount whose receipt, or whose
 * line of a file, has the original trace. One that matches nothing, or more than one, waits without a payment. What answers a prenote holds its autopay.
 */
export async function storeNotices(
  work: Work,
  fileId: number,
  notices: readonly ReadNotice[],
): Promise<void> {
  if (notices.length === 0) return
  const payments = await matchedPayments(work, notices)
  await insertRows(work, {
    into: sql`insert into bank_notice`,
    rows: notices,
    columns: {
      file_id: ['bigint', () => fileId],
      line: ['bigint', ({ line }) => line],
      kind: ['text', ({ kind }) => kind],
      code: ['text', ({ code }) => code],
      amount_cents: ['bigint', ({ amountCents }) => amountCents],
      original_trace: ['text', ({ originalTrace }) => originalTrace],
      payer_name: ['text', ({ payerName }) => payerName],
      information: ['text', ({ information }) => information],
      correction: ['jsonb', ({ correction }) => correction && JSON.stringify(correction)],
      payment_id: ['bigint', (notice) => payments.get(keyOf(notice)) ?? null],
    },
  })
  await holdForNotices(work, notices)
}

const keyOf = ({ originalTrace, amountCents }: ReadNotice): string => `${originalTrace.trim()} ${amountCents}`

async function matchedPayments(work: Work, notices: readonly ReadNotice[]): Promise<Map<string, number>> {
  const returns = notices.filter(
    ({ kind, originalTrace }) => kind === 'return' && originalTrace.trim() !== '',
  )
  if (returns.length === 0) return new Map()
  const { rows } = await sql<{ trace: string; cents: number; payments: number[] }>`
    with given as (select distinct trace, cents from unnest(${returns.map(({ originalTrace }) => originalTrace.trim())}::text[],
      ${returns.map(({ amountCents }) => amountCents)}::bigint[]) as given (trace, cents))
    select trace, cents, jsonb_agg(distinct payment) as payments from (
      select g.trace, g.cents, p.id as payment from given g join payment p on p.receipt = g.trace and p.amount_cents = g.cents
        where p.tender = 'ach'
      union
      select g.trace, g.cents, i.payment_id from given g join bank_file_item i on i.trace = g.trace and i.amount_cents = g.cents
        where i.payment_id is not null) found
    group by trace, cents having count(distinct payment) = 1 order by trace, cents`.execute(work.db)
  return new Map(rows.map(({ trace, cents, payments }) => [`${trace} ${cents}`, payments[0]!]))
}
