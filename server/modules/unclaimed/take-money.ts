import type { ReceivedBy } from '@cartwright/api/route'
import type { unclaimed } from '@cartwright/api/unclaimed'
import { isBefore, PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccountById, refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { voidUncashed } from '../refunds/pay-refunds.ts'
import { takeItem } from '../suspense/return-item.ts'
import { type BatchShown, type ItemShown, lockBatch, wholeBatch, type WholeBatch } from './batch-rows.ts'
import { closeWhenDone } from './end-batch.ts'
import { moneyOfBatch, sourceOf } from './unclaimed-money.ts'

/**
 * Takes what nobody claimed to the General Fund, as the second person, by a resolution of the legislative body: each credit, check and item in suspense
 * leaves the ledger account that held it for the one of the batch. What a claim holds back stays, and is taken later. The same resolution again changes
 * nothing. Refuses whoever prepared it, a notice whose day has not come, and money that is no longer there as it was listed: then nothing is taken.
 */
export async function takeUnclaimed(
  work: Work,
  { params: { batchId }, body: { resolution, resolvedOn } }: ReceivedBy<typeof unclaimed.take>,
): Promise<WholeBatch> {
  const whole = await lockBatch(work, batchId)
  const { batch, items } = whole
  const ready = items.filter(({ state, heldBack }) => state === 'listed' && heldBack === null)
  if (ready.length === 0 && items.some((item) => item.resolution === resolution)) return whole
  refuseState(work, batch)
  await refuseOwn(work, batch)
  const resolved = PlainDate.from(resolvedOn)
  if (isBefore(work.today, resolved)) refuseField('resolvedOn', 'Write the day it was adopted.')
  if (ready.length === 0) refuse('UNCLAIMED_NOT_YET', { becomesOn: batch.becomesOn })
  await holdAccounts(work, batchId)
  await refuseGone(work, ready, batchId)
  for (const item of ready) {
    const entryId = await take(work, item, { to: batch.ledgerAccount, resolution })
    await work.db
      .updateTable('unclaimed_item')
      .set({
        state: 'taken',
        entry_id: entryId,
        resolution,
        resolved_on: resolved,
        ended_by: work.actor.name,
        ended_on: work.today,
        ended_reason: 'Nobody claimed it',
      })
      .where('id', '=', item.itemId)
      .execute()
  }
  await closeWhenDone(work, batchId)
  await recordCommand(work, {
    command: 'take-unclaimed-money',
    subject: `unclaimed batch ${batchId}`,
    changes: {
      count: ready.length,
      cents: ready.reduce((all, { amountCents }) => all + amountCents, 0),
      resolution,
      resolvedOn,
      to: batch.ledgerAccount,
    },
  })
  return wholeBatch(work, batchId)
}

function refuseState({ today }: Work, { batchId, way, state, becomesOn }: BatchShown): void {
  const needed = way === 'notice' ? 'published' : 'prepared'
  if (state !== needed) refuse('UNCLAIMED_BATCH_NOT_IN_STATE', { batchId, state })
  if (becomesOn !== null && today.toString() < becomesOn) refuse('UNCLAIMED_NOT_YET', { becomesOn })
}

/** Nobody takes what they prepared, or what the person prepared under whose authority they work. */
async function refuseOwn({ db, actor }: Work, { batchId, madeBy }: BatchShown): Promise<void> {
  const { made_by_key } = await db
    .selectFrom('unclaimed_batch')
    .select('made_by_key')
    .where('id', '=', batchId)
    .executeTakeFirstOrThrow()
  if (made_by_key === keyOf(actor) || made_by_key === actor.delegation?.giver.userId)
    refuse('UNCLAIMED_OWN_BATCH', { madeBy })
}

/** Holds the accounts of a batch in the order of their ids, so that nothing is paid or billed on them meanwhile. */
async function holdAccounts(work: Work, batchId: number): Promise<void> {
  const rows = await work.db
    .selectFrom('unclaimed_item')
    .select('account_id')
    .where('batch_id', '=', batchId)
    .where('state', '=', 'listed')
    .execute()
  const ids = [...new Set(rows.flatMap(({ account_id }) => account_id ?? []))].toSorted((a, b) => a - b)
  for (const id of ids) await lockAccountById(work, id)
}

/** Whether every item is there to the cent, and has rested since the day that was listed. */
async function refuseGone(work: Work, items: readonly ItemShown[], batchId: number): Promise<void> {
  const there = await moneyOfBatch(work, batchId)
  const gone = items.filter((item) => {
    const now = there.get(sourceOf(item))
    return now?.amountCents !== item.amountCents || now.since.toString() !== item.since
  })
  if (gone.length > 0) refuse('UNCLAIMED_MONEY_GONE', { itemIds: gone.map(({ itemId }) => itemId) })
}

type Taking = { readonly to: string; readonly resolution: string }

/** Posts one item out of where it was, after its check is void or its item in suspense is over. Answers the entry. */
async function take(work: Work, item: ItemShown, { to, resolution }: Taking): Promise<number> {
  const { itemId, kind, sourceId, amountCents, heldIn } = item
  const reason = `Unclaimed, taken by ${resolution}`
  if (kind === 'check') await voidUncashed(work, sourceId, reason)
  if (kind === 'suspense') await takeItem(work, sourceId, reason)
  return postEntry(work, {
    postedOn: work.today,
    debit: heldIn,
    credit: to,
    amount: cents(amountCents),
    accountId: kind === 'credit' ? sourceId : null,
    source: 'unclaimed',
    sourceId: itemId,
  })
}
