import type { returns } from '@cartwright/api/returns'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import type { AchRunShown } from '../autopay/ach-run-rows.ts'
import { orderRetries } from '../autopay/order-retries.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { returnedItemsRule } from '../policies/returned-items-policy.ts'

/** An item that waits to be presented again by a file. */
type ToRetry = {
  readonly representedId: number
  readonly paymentId: number
  readonly receivedOn: PlainDate
  readonly cents: number
  readonly presentedOn: PlainDate
}

/** The items that wait for a file: of none that was not cancelled is an entry theirs, and their account owes as much. The oldest first. */
export async function itemsToRetry({ db }: Work): Promise<ToRetry[]> {
  const { rows } = await sql<ToRetry>`
    select o.id as "representedId", r.payment_id as "paymentId", first.received_on as "receivedOn", p.amount_cents as cents,
      o.presented_on as "presentedOn"
    from represented_item o join returned_item r on r.id = o.returned_id join payment p on p.id = r.payment_id
    join payment first on first.id = o.first_payment_id
    where o.payment_id is null and not exists (select from retried_entry t join ach_entry e on e.id = t.ach_entry_id
      join ach_run n on n.id = e.run_id where t.represented_id = o.id and n.state <> 'cancelled') order by o.id limit 2000`.execute(
    db,
  )
  return rows
}

/**
 * Prepares the file that presents again what waits for it: a second person releases it, like any other, and what it draws is posted on its day. What is over
 * the days of the rule by then (180 by the Nacha Operating Rules 2.12.4) does not go. Refuses where nothing may go, and what files to the bank refuse.
 */
export async function prepareRetryFile(
  work: Work,
  { body: { drawOn } }: ReceivedBy<typeof returns.bankFile>,
): Promise<AchRunShown> {
  const rule = returnedItemsRule(await policiesFor(work), work.today)
  if (!rule?.again) return refuse('RETURN_NOT_RULED', {})
  const { withinDays } = rule.again
  const on = PlainDate.from(drawOn)
  const waiting = await itemsToRetry(work)
  const inTime = waiting.filter(({ receivedOn }) => !isBefore(receivedOn.add({ days: withinDays }), on))
  if (waiting.length > 0 && inTime.length === 0)
    refuseField('drawOn', `Write an earlier day: the items may be presented for ${withinDays} days.`)
  const { run, ordered } = await orderRetries(work, {
    drawOn: on,
    citation: rule.citation,
    paymentIds: inTime.map(({ paymentId }) => paymentId),
  })
  const representedBy = new Map(inTime.map(({ paymentId, representedId }) => [paymentId, representedId]))
  await insertRows(work, {
    into: sql`insert into retried_entry`,
    rows: ordered,
    columns: {
      represented_id: ['bigint', ({ paymentId }) => representedBy.get(paymentId)!],
      ach_entry_id: ['bigint', ({ entryId }) => entryId],
    },
  })
  return run
}
