import type { returns } from '@cartwright/api/returns'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { cameAgain } from './present-again.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { returnedItemsRule } from '../policies/returned-items-policy.ts'

type Page = SuccessOf<typeof returns.list>
type Stored = {
  readonly item: Omit<Page['rows'][number], 'againUntil'>
  readonly code: string
  readonly times: number
  readonly lastDay: string | null
}

/** The entry of a file that was not cancelled and presents `again`, as SQL. */
const presentsIt = sql`select from retried_entry t join ach_entry e on e.id = t.ach_entry_id join ach_run n on n.id = e.run_id
  where t.represented_id = again.id and n.state <> 'cancelled'`

/** Items a person has still to see to, as a condition on `letter`: nobody has looked at the letter yet. */
export const toSeeTo = sql`letter.state = 'draft'`

/** Returned items, the newest first, each with its fee, its letter, and until when it may be presented again. */
export async function returnedItems(
  work: Work,
  { query: { view, limit, after } }: ReceivedBy<typeof returns.list>,
): Promise<Page> {
  const rule = returnedItemsRule(await policiesFor(work), work.today)
  const { rows } = await sql<Stored>`
    select r.reason as code, (select count(*)::bigint from represented_item o where o.first_payment_id = first.id) as times,
      (first.received_on + ${rule?.again?.withinDays ?? 0}::int)::text as "lastDay",
      jsonb_build_object('returnedItemId', r.id, 'paymentId', p.id, 'suspenseItemId', s.id, 'accountNumber', a.number, 'payerName', coalesce(party.name, s.payer_name),
        'amountCents', coalesce(p.amount_cents, s.amount_cents), 'tender', coalesce(p.tender, s.tender), 'checkNumber', coalesce(p.check_number, s.check_number),
        'receipt', coalesce(p.receipt, 'S-' || s.id), 'reason', r.reason_en,
        'note', r.note, 'returnedOn', r.returned_on, 'recordedBy', r.recorded_by, 'cashOnlyUntil', r.cash_only_until,
        'fee', case when fee.id is not null then jsonb_build_object('cents', fee.amount_cents, 'state', fee.state) end,
        'letterId', r.letter_id, 'letterState', letter.state, 'presentedAgainOn', again.presented_on,
        'againBy', case when again.id is null then null when again.payment_id is not null then 'payment' when exists (${presentsIt}) then 'file' else 'to-send' end) as item
    from returned_item r left join payment p on p.id = r.payment_id left join suspense_item s on s.id = r.suspense_id
    left join account a on a.id = r.account_id
    left join party on party.id = r.party_id left join adjustment fee on fee.id = r.fee_id left join letter on letter.id = r.letter_id
    left join represented_item again on again.returned_id = r.id
    left join lateral ${cameAgain} came on true
    left join payment first on first.id = coalesce(came.first_payment_id, r.payment_id)
    where ${after === undefined ? sql`true` : sql`r.id < ${after}`} and ${view === 'to-do' ? toSeeTo : sql`true`} order by r.id desc limit ${limit + 1}`.execute(
    work.db,
  )
  const mayAgain = new Set(rule?.reasons.flatMap(({ code, representable }) => (representable ? [code] : [])))
  const page = rows.slice(0, limit).map(({ item, code, times, lastDay }) => ({
    ...item,
    againUntil:
      rule?.again &&
      item.presentedAgainOn === null &&
      item.paymentId !== null &&
      mayAgain.has(code) &&
      times < rule.again.times &&
      lastDay! >= work.today.toString()
        ? lastDay
        : null,
  }))
  return { rows: page, next: rows.length > limit ? page.at(-1)!.returnedItemId : null }
}
