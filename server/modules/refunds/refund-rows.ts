import type { Refund, RefundBatch } from '@cartwright/api/refund-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

export type RefundShown = z.infer<typeof Refund>
export type BatchShown = z.infer<typeof RefundBatch>

/** A batch with its refunds. */
export type WholeBatch = { readonly batch: BatchShown; readonly refunds: RefundShown[] }

/** The newest batches. */
export const refundBatches = (work: Work): Promise<BatchShown[]> =>
  readBatches(work, sql`true order by b.id desc limit 100`)

/** One batch with its refunds, in their order. Refuses REFUND_BATCH_NOT_FOUND. */
export async function wholeBatch(work: Work, batchId: number): Promise<WholeBatch> {
  const [batch] = await readBatches(work, sql`b.id = ${batchId}`)
  if (!batch) return refuse('REFUND_BATCH_NOT_FOUND', { batchId })
  return { batch, refunds: await readRefunds(work, sql`r.batch_id = ${batchId}`) }
}

/** The same while nobody else decides about it. */
export async function lockBatch(work: Work, batchId: number): Promise<WholeBatch> {
  await sql`select from refund_batch where id = ${batchId} for no key update`.execute(work.db)
  return wholeBatch(work, batchId)
}

/** One refund while nobody else changes its batch. Refuses REFUND_NOT_FOUND, and one that is in none of some states. */
export async function lockRefund(
  work: Work,
  refundId: number,
  states: readonly RefundShown['state'][],
): Promise<RefundShown> {
  await sql`select from refund_batch where id = (select batch_id from refund where id = ${refundId}) for no key update`.execute(
    work.db,
  )
  const refund = await refundById(work, refundId)
  if (!states.includes(refund.state)) refuse('REFUND_NOT_IN_STATE', { refundId, state: refund.state })
  return refund
}

/** One refund. Refuses REFUND_NOT_FOUND. */
export async function refundById(work: Work, refundId: number): Promise<RefundShown> {
  const [refund] = await readRefunds(work, sql`r.id = ${refundId}`)
  return refund ?? refuse('REFUND_NOT_FOUND', { refundId })
}

async function readBatches({ db }: Work, of: RawBuilder<unknown>): Promise<BatchShown[]> {
  const { rows } = await sql<
    Omit<BatchShown, 'madeOn' | 'decidedOn'> & { madeOn: PlainDate; decidedOn: PlainDate | null }
  >`
    select b.id as "batchId", b.state, b.citation, b.note, sums.count, sums.cents, sums."toPay", sums.checks as "checksToWrite", sums.bank as "bankToSend", b.made_by as "madeBy",
      b.made_on as "madeOn", b.decided_by as "decidedBy", b.decided_on as "decidedOn"
    from refund_batch b cross join lateral (
      select count(*) filter (where state <> 'left-out') as count, count(*) filter (where state = 'to-pay') as "toPay",
        count(*) filter (where state = 'to-pay' and way = 'check') as checks,
        count(*) filter (where state = 'to-pay' and way = 'bank' and not exists (select from ach_entry e join ach_run n on n.id = e.run_id
          where e.id = refund.ach_entry_id and n.state <> 'cancelled')) as bank,
        coalesce(sum(amount_cents) filter (where state <> 'left-out' and reissue_of is null), 0)::bigint as cents
      from refund where batch_id = b.id) sums
    where ${of}`.execute(db)
  return rows.map(({ madeOn, decidedOn, ...row }) => ({
    ...row,
    madeOn: madeOn.toString(),
    decidedOn: decidedOn?.toString() ?? null,
  }))
}

async function readRefunds({ db }: Work, where: RawBuilder<unknown>): Promise<RefundShown[]> {
  const { rows } = await sql<
    Omit<RefundShown, 'checkOn' | 'endedOn'> & { checkOn: PlainDate | null; endedOn: PlainDate | null }
  >`
    select r.id as "refundId", r.batch_id as "batchId", r.kind, r.source_id as "sourceId", a.number as "accountNumber",
      r.payee_name as payee, r.amount_cents as "amountCents", t.number as "toAccountNumber", r.state, r.check_number as "checkNumber",
      r.check_on as "checkOn", r.way, r.way_note as "wayNote",
      case r.way when 'online' then concat_ws(' ', 'back to the', case when i.tender = 'ach' then 'bank account' else 'card' end, i.brand, i.last4)
        when 'bank' then 'to the bank account ' || d.last4 || ' of ' || d.holder_name end as "wayTo",
      i.reference as "wayReference", o.state as "onlineState", n.run_id as "bankRunId", r.letter_id as "letterId", r.reissue_of as "reissueOf", r.ended_by as "endedBy",
      r.ended_on as "endedOn", r.ended_reason as "endedReason"
    from refund r left join account a on a.id = r.account_id left join account t on t.id = r.to_account_id
      left join payment_intent i on i.id = r.intent_id left join online_refund o on o.id = r.online_refund_id
      left join ach_entry d on d.id = r.drawn_entry_id left join ach_entry n on n.id = r.ach_entry_id
    where ${where} order by r.id limit 6000`.execute(db)
  return rows.map(({ checkOn, endedOn, ...row }) => ({
    ...row,
    checkOn: checkOn?.toString() ?? null,
    endedOn: endedOn?.toString() ?? null,
  }))
}
