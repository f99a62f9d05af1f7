import type { online } from '@cartwright/api/online'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { isOwn } from '../billing/bill-run.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { refundRule } from '../policies/refund-policy.ts'
import { lockRefund } from './online-refunds.ts'
import { approvesRefundsUpTo } from './refund-authority.ts'

type Listed = SuccessOf<typeof online.refunds>
type Row = Listed['rows'][number]

/** What is to go back by the provider: what waits for a second person first, then the newest. */
export async function onlineRefunds({ db }: Work): Promise<Listed> {
  const { rows } = await sql<
    Omit<Row, 'askedOn' | 'decidedOn'> & { askedOn: PlainDate; decidedOn: PlainDate | null }
  >`
    select r.id as "onlineRefundId", i.reference, a.number as "accountNumber", r.amount_cents as "amountCents", r.note, r.state,
      r.is_owed as "isOwed", r.asked_by as "askedBy", r.asked_on as "askedOn", r.decided_by as "decidedBy", r.decided_on as "decidedOn",
      r.decided_reason as "decidedReason"
    from online_refund r join payment_intent i on i.id = r.intent_id join account a on a.id = i.account_id
    order by r.state = 'waiting' desc, r.id desc limit 100`.execute(db)
  return {
    rows: rows.map(({ askedOn, decidedOn, ...row }) => ({
      ...row,
      askedOn: askedOn.toString(),
      decidedOn: decidedOn?.toString() ?? null,
    })),
  }
}

/**
 * Agrees, as the second person, that money goes back: from now on the provider is asked. Agreed before, nothing changes. Refuses whoever asked for it, or works
 * under the authority of whoever did, more than the person may approve, and what was declined.
 */
export async function approveOnlineRefund(work: Work, onlineRefundId: number): Promise<void> {
  const refund = await lockRefund(work, onlineRefundId)
  if (refund.state === 'declined' || refund.state === 'returned')
    refuse('ONLINE_REFUND_NOT_WAITING', { state: refund.state })
  if (refund.state !== 'waiting') return
  refuseOwn(work, refund)
  const rule = refundRule(await policiesFor(work), work.today)
  const upToCents = await approvesRefundsUpTo(work, rule)
  if (upToCents !== null && refund.amountCents > upToCents)
    refuse('REFUND_ABOVE_AUTHORITY', { cents: refund.amountCents, upToCents })
  await decide(work, refund.id, { state: 'asked', reason: null })
  await tell(work, 'approve-online-refund', refund, null)
}

/** Declines it: nothing goes back. Refuses what does not wait any more. */
export async function declineOnlineRefund(
  work: Work,
  { params: { onlineRefundId }, body: { reason } }: ReceivedBy<typeof online.declineRefund>,
): Promise<void> {
  const refund = await lockRefund(work, onlineRefundId)
  if (refund.state !== 'waiting') refuse('ONLINE_REFUND_NOT_WAITING', { state: refund.state })
  await decide(work, refund.id, { state: 'declined', reason })
  await tell(work, 'decline-online-refund', refund, reason)
}

type Locked = Awaited<ReturnType<typeof lockRefund>>

/** Nobody decides about what they asked for, or what the person asked for under whose authority they work. */
function refuseOwn({ actor }: Work, { askedKey, askedBy }: Locked): void {
  if (isOwn(actor, askedKey)) refuse('ONLINE_REFUND_OWN', { askedBy })
}

const decide = (
  { db, actor, today }: Work,
  id: number,
  { state, reason }: { readonly state: 'asked' | 'declined'; readonly reason: string | null },
) =>
  db
    .updateTable('online_refund')
    .set({ state, decided_by: actor.name, decided_on: today, decided_reason: reason })
    .where('id', '=', id)
    .execute()

const tell = (
  work: Work,
  command: string,
  { reference, amountCents, askedBy }: Locked,
  reason: string | null,
) =>
  recordCommand(work, {
    command,
    subject: `online payment ${reference}`,
    changes: { amountCents, askedBy },
    reason,
  })
