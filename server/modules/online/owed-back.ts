import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { followRefundsJobName } from './online-refunds.ts'

type Told = {
  readonly intentId: number
  /** What the provider says went back in all. */
  readonly refunded: number
  readonly look: number
}

type Sums = {
  /** What the provider answered before it was looked at: it is in what it says. */
  readonly office: number
  readonly owed: number
  /** What may be in it or not: nobody has an answer yet, or it came after the look. */
  readonly perhaps: number
}

/**
 * Which part of what went back was paid out of what the city owes as refunds: all that was answered before the look, and of what was not, as much as is left
 * when the office’s own refunds are taken off. Pure.
 */
export const owedPart = (refunded: number, { office, owed, perhaps }: Sums): number =>
  Math.max(0, Math.min(owed + perhaps, refunded - office))

/** The same of one payment, as the books are. */
export async function owedBack({ db }: Work, { intentId, refunded, look }: Told): Promise<number> {
  const { rows } = await sql<Sums>`
    select coalesce(sum(amount_cents) filter (where not is_owed and state = 'given' and given_look < ${look}), 0)::bigint as office,
      coalesce(sum(amount_cents) filter (where is_owed and state = 'given' and given_look < ${look}), 0)::bigint as owed,
      coalesce(sum(amount_cents) filter (where is_owed and (state = 'asked' or (state = 'given' and given_look >= ${look}))), 0)::bigint as perhaps
    from online_refund where intent_id = ${intentId}`.execute(db)
  return owedPart(refunded, rows[0]!)
}

/**
 * Notes refunds that were given and came back, as to a card that is closed: less went back than was answered. The newest are taken to be those. Whoever
 * ordered them out of what the city owes is told.
 */
export async function noteReturned(work: Work, { intentId, refunded, look }: Told): Promise<void> {
  const { rows } = await sql<{ id: number; cents: number; reference: string; isOwed: boolean }>`
    select r.id, r.amount_cents as cents, i.reference, r.is_owed as "isOwed" from online_refund r join payment_intent i on i.id = r.intent_id
    where r.intent_id = ${intentId} and r.state = 'given' and r.given_look < ${look} order by r.id desc`.execute(
    work.db,
  )
  let missing = rows.reduce((sum, { cents }) => sum + cents, 0) - refunded
  for (const { id, cents, reference, isOwed } of rows) {
    if (missing <= 0) return
    missing -= cents
    await work.db.updateTable('online_refund').set({ state: 'returned' }).where('id', '=', id).execute()
    await recordCommand(work, {
      command: 'note-returned-online-refund',
      subject: `online payment ${reference}`,
      changes: { onlineRefundId: id, amountCents: cents },
    })
    if (isOwed) await work.later(followRefundsJobName, {})
  }
}
