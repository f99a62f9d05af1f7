import type { refunds } from '@cartwright/api/refunds'
import type { RefundWay } from '@cartwright/api/refund-shapes'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { type Refundable, refundableOf } from '../online/online-refunds.ts'
import { lockRefund, refundById, type RefundShown } from './refund-rows.ts'

type Way = z.infer<typeof RefundWay>
/** A way, with what it is paid by. */
type KnownWay = Way & { readonly intentId: number | null; readonly drawnEntryId: number | null }

/** What a refund may be paid by, besides a check: back by the online payment it came with, or to the bank account autopay drew from. */
type Sources = { readonly online: readonly Refundable[]; readonly bank: Drawn | undefined }
type Drawn = { readonly entryId: number; readonly holderName: string; readonly last4: string }

const byCheck: KnownWay = {
  way: 'check',
  to: 'by check',
  reference: null,
  intentId: null,
  drawnEntryId: null,
}

/**
 * The ways in which a refund of an amount may be paid: by check, to the bank account autopay drew from, and back by each online payment of which as much is
 * left. Pure.
 */
function waysFor(amountCents: number, { online, bank }: Sources): KnownWay[] {
  const back = online
    .filter(({ leftCents }) => leftCents >= amountCents)
    .map(
      ({ intentId, reference, tender, brand, last4 }): KnownWay => ({
        way: 'online',
        to: ['back to the', tender === 'ach' ? 'bank account' : 'card', brand, last4]
          .filter((word) => word !== null)
          .join(' '),
        reference,
        intentId,
        drawnEntryId: null,
      }),
    )
  const toBank: KnownWay[] = bank
    ? [
        {
          way: 'bank',
          to: `to the bank account ${bank.last4} of ${bank.holderName}`,
          reference: null,
          intentId: null,
          drawnEntryId: bank.entryId,
        },
      ]
    : []
  return [byCheck, ...back, ...toBank]
}

/** The ways of refunds, by their id. What is no credit of an account came by no payment of it: it is paid by check. */
export async function waysOf(
  work: Work,
  some: readonly Pick<RefundShown, 'refundId' | 'kind' | 'sourceId' | 'amountCents'>[],
): Promise<Map<number, KnownWay[]>> {
  const accountIds = some.flatMap(({ kind, sourceId }) => (kind === 'credit' ? [sourceId] : []))
  const online = await refundableOf(work, accountIds)
  const drawn = await lastDrawn(work, accountIds)
  return new Map(
    some.map(({ refundId, kind, sourceId, amountCents }) => [
      refundId,
      kind === 'credit'
        ? waysFor(amountCents, { online: online.get(sourceId) ?? [], bank: drawn.get(sourceId) })
        : [byCheck],
    ]),
  )
}

/**
 * The last entry of autopay of each account whose payment stands: whose bank account it came from. None where the bank told since that something is wrong
 * with that account, or autopay is held.
 */
async function lastDrawn({ db }: Work, accountIds: readonly number[]): Promise<Map<number, Drawn>> {
  const { rows } = await sql<Drawn & { accountId: number }>`
    select distinct on (e.account_id) e.account_id as "accountId", e.id as "entryId", m.holder_name as "holderName", m.last4
    from ach_entry e join ach_run r on r.id = e.run_id join autopay_mandate m on m.id = e.mandate_id
    where e.account_id = any(${accountIds}::bigint[]) and r.kind = 'autopay' and e.payment_id is not null
      and not exists (select from payment_reversal v where v.payment_id = e.payment_id)
      and m.state <> 'held' and coalesce(m.why, '') not like 'The bank %'
    order by e.account_id, e.id desc`.execute(db)
  return new Map(rows.map(({ accountId, ...drawn }) => [accountId, drawn]))
}

/** Chooses how a refund is paid once its batch is approved. Nothing is posted. Refuses a way that is not one of its. */
export async function chooseWay(
  work: Work,
  { params: { refundId }, body: { way, reference } }: ReceivedBy<typeof refunds.way>,
): Promise<RefundShown> {
  const refund = await lockRefund(work, refundId, ['proposed'])
  const ways = (await waysOf(work, [refund])).get(refundId)!
  const chosen = ways.find((one) => one.way === way && (way !== 'online' || one.reference === reference))
  if (!chosen) return refuse('REFUND_WAY_GONE', { refundIds: [refundId] })
  await work.db
    .updateTable('refund')
    .set({ way, intent_id: chosen.intentId, drawn_entry_id: chosen.drawnEntryId, to_account_id: null })
    .where('id', '=', refundId)
    .execute()
  await recordCommand(work, {
    command: 'choose-refund-way',
    subject: refund.accountNumber === null ? `refund ${refundId}` : `account ${refund.accountNumber}`,
    changes: { refundId, from: refund.way, to: way, reference: chosen.reference },
  })
  return refundById(work, refundId)
}
