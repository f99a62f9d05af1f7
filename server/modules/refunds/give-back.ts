import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Job, Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { codesByKind } from '../ledger/ledger-queries.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { reverseEntry } from '../ledger/reverse-entry.ts'
import { moneyRule } from '../online/money-rule.ts'
import { followRefundsJobName, orderOwedRefund } from '../online/online-refunds.ts'
import { endRefund, reissue } from './pay-refunds.ts'
import { lockRefund, type RefundShown } from './refund-rows.ts'

/**
 * Orders what of an approved batch goes back by the provider: written down here, in the approval’s own transaction, and sent after it. Refuses where no longer
 * as much is left of a payment.
 */
export async function orderOnline(work: Work, refunds: readonly RefundShown[]): Promise<void> {
  const gone: number[] = []
  for (const { refundId, batchId, amountCents } of refunds) {
    const { intent_id: intentId } = await work.db
      .selectFrom('refund')
      .select('intent_id')
      .where('id', '=', refundId)
      .executeTakeFirstOrThrow()
    const id =
      intentId === null
        ? null
        : await orderOwedRefund(work, {
            intentId,
            amountCents,
            requestKey: `refund-${refundId}`,
            note: `Refund ${refundId} of batch RB-${batchId}.`,
          })
    if (id === null) gone.push(refundId)
    else
      await work.db.updateTable('refund').set({ online_refund_id: id }).where('id', '=', refundId).execute()
  }
  if (gone.length > 0) refuse('REFUND_WAY_GONE', { refundIds: gone })
}

type Ended = {
  readonly id: number
  readonly how: 'given' | 'failed' | 'returned' | 'sent'
  readonly on: PlainDate | null
}

/**
 * Follows refunds that are not paid by check: what the provider gave is paid out of what it owes the city, what a file to the bank brought is paid out of cash
 * on its day, and what was turned down or came back is a check to write. Each in a transaction of its own, once.
 */
export const followRefundsJob: Job = {
  name: followRefundsJobName,
  run: async ({ inTransaction }) => {
    for (const one of await inTransaction(ended)) await inTransaction((work) => follow(work, one.id))
  },
}

/** Refunds of which something is known that is not in the books of refunds yet. */
async function ended({ db }: Work, refundId: number | null = null): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    select r.id, case when n.id is not null then 'sent' else o.state end as how, greatest(run.draw_on, run.taken_on) as "on"
    from refund r left join online_refund o on o.id = r.online_refund_id and r.way = 'online'
    left join ach_entry n on n.id = r.ach_entry_id and r.way = 'bank' left join ach_run run on run.id = n.run_id
    where r.way <> 'check' and (${refundId}::bigint is null or r.id = ${refundId}::bigint)
      and ((r.state = 'to-pay' and (o.state in ('given', 'failed', 'returned') or run.state = 'posted'))
        or (r.state = 'paid' and o.state = 'returned')) order by r.id limit 500`.execute(db)
  return rows
}

async function follow(work: Work, refundId: number): Promise<void> {
  const refund = await lockRefund(work, refundId, ['to-pay', 'paid', 'voided'])
  // Whoever came first has done it.
  const [found] = await ended(work, refundId)
  if (!found) return
  if (found.how === 'sent') {
    const { cash } = await codesByKind(work, 'cash')
    return payBack(work, refund, { from: cash, on: found.on! })
  }
  if (found.how === 'given')
    return payBack(work, refund, { from: (await moneyRule(work)).clearingAccount, on: work.today })
  if (refund.state === 'paid')
    return comeBack(work, refund, 'The card or bank account did not take it: the provider has it back.')
  return byCheckAfterAll(work, refund, 'The payment provider did not give it back.')
}

type Source = { readonly from: string; readonly on: PlainDate }

/** What was owed is paid. */
async function payBack(
  work: Work,
  { refundId, amountCents }: RefundShown,
  { from, on }: Source,
): Promise<void> {
  const stored = await storedRefund(work, refundId)
  const entryId = await postEntry(work, {
    postedOn: on,
    debit: stored.owed_in!,
    credit: from,
    amount: cents(amountCents),
    accountId: null,
    source: 'refund',
    sourceId: refundId,
  })
  await work.db
    .updateTable('refund')
    .set({ state: 'paid', check_on: on, paid_entry_id: entryId })
    .where('id', '=', refundId)
    .execute()
  await tell(work, 'pay-refund-back', { refundId, amountCents }, stored.way)
}

/** It was never given: the same refund is a check to write. */
async function byCheckAfterAll(work: Work, refund: RefundShown, why: string): Promise<void> {
  await work.db
    .updateTable('refund')
    .set({ way: 'check', way_note: why })
    .where('id', '=', refund.refundId)
    .execute()
  await tell(work, 'refund-by-check-after-all', refund, why)
}

/** It was given and came back: what it was paid from has it again, and another refund is a check to write in its place. */
export async function comeBack(work: Work, refund: RefundShown, why: string): Promise<void> {
  const stored = await storedRefund(work, refund.refundId)
  await endRefund(work, refund.refundId, why)
  await reverseEntry(work, { entryId: stored.paid_entry_id!, postedOn: work.today, reason: why })
  await reissue(work, refund.refundId, why)
  await tell(work, 'refund-came-back', refund, why)
}

const storedRefund = ({ db }: Work, refundId: number) =>
  db.selectFrom('refund').selectAll().where('id', '=', refundId).executeTakeFirstOrThrow()

const tell = (
  work: Work,
  command: string,
  { refundId, amountCents }: Pick<RefundShown, 'refundId' | 'amountCents'>,
  what: string,
): Promise<void> =>
  recordCommand(work, { command, subject: `refund ${refundId}`, changes: { amountCents, what } })
