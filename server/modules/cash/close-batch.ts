import type { cash } from '@cartwright/api/cash'
import type { ReceivedBy } from '@cartwright/api/route'
import { type Selectable, sql } from 'kysely'
import type { Database } from '#database/types'
import { cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { putInSuspense } from '../suspense/put-in-suspense.ts'
import { holdAccounts } from '../payments/hold-books.ts'
import { checksRefused } from '../payments/refused-checks.ts'
import { postPayments } from '../payments/post-payments.ts'
import { type BatchShown, batchById } from './batch-rows.ts'
import { type HeldBatch, lockBatch, refuseEnded, refuseOthers } from './lock-batch.ts'
import { sampleLeft } from './sample.ts'

/**
 * Closes a batch that meets its tape in count and total: all its lines are posted at once, each a payment of the day it was received,
 * with the receipt `B12-3` for line 3 of batch 12. Refuses one that does not meet, one whose sample is not keyed, and one with checks that are not
 * taken. The same request
 * again answers as before.
 */
export async function closeBatch(
  work: Work,
  { params: { batchId }, body }: ReceivedBy<typeof cash.close>,
): Promise<BatchShown> {
  const batch = await lockBatch(work, batchId)
  if (batch.closed_request === body.key) return batchById(work, batchId)
  refuseEnded(batch)
  refuseOthers(work, batch)
  const shown = await batchById(work, batchId)
  if (!shown.meets)
    refuse('CASH_BATCH_OUT_OF_BALANCE', {
      missingCount: shown.controlCount - shown.count,
      missingCents: shown.controlCents - shown.cents,
    })
  const lines = await sampleLeft(work, batchId)
  if (lines.length > 0) refuse('CASH_BATCH_SAMPLE_LEFT', { lines })
  await postLines(work, batch)
  await work.db
    .updateTable('cash_batch')
    .set({ state: 'closed', closed_by: work.actor.name, closed_on: work.today, closed_request: body.key })
    .where('id', '=', batchId)
    .execute()
  await recordCommand(work, {
    command: 'close-cash-batch',
    subject: `cash batch ${batchId}`,
    changes: { count: shown.count, cents: shown.cents },
  })
  return batchById(work, batchId)
}

/** Posts the live lines of a batch, and notes on each which payment it became. */
async function postLines(work: Work, batch: HeldBatch): Promise<void> {
  const lines = await work.db
    .selectFrom('cash_item')
    .select([
      'id',
      'line_no',
      'account_id',
      'amount_cents',
      'check_number',
      'routing',
      'written',
      'takes_check',
    ])
    .where('batch_id', '=', batch.id)
    .where('state', '=', 'live')
    .orderBy('line_no')
    .execute()
  if (batch.tender === 'check') await refuseRefused(work, lines)
  await payLines(work, batch, lines)
  await suspendLines(
    work,
    batch,
    lines.filter((line) => line.account_id === null),
  )
}

type Posted = Pick<
  Selectable<Database['cash_item']>,
  'id' | 'line_no' | 'account_id' | 'amount_cents' | 'check_number' | 'routing' | 'written' | 'takes_check'
>

/** A check may have come back since its account's line was entered: such a line goes into suspense first, or somebody whose role may takes it. */
async function refuseRefused(work: Work, lines: readonly Posted[]): Promise<void> {
  const asked = lines.flatMap(({ account_id: id, takes_check: taken }) => (id === null || taken ? [] : [id]))
  await holdAccounts(work, [...new Set(asked)])
  const refused = await checksRefused(work, asked)
  const found = lines.filter(
    ({ account_id: id, takes_check: taken }) => !taken && id !== null && refused.has(id),
  )
  if (found.length > 0)
    refuse('CASH_BATCH_CHECKS_REFUSED', { lines: found.map(({ line_no: lineNo }) => lineNo) })
}

async function payLines(work: Work, batch: HeldBatch, lines: readonly Posted[]): Promise<void> {
  const known = lines.flatMap(({ account_id: accountId, ...line }) =>
    accountId === null ? [] : [{ ...line, accountId }],
  )
  const ids = await postPayments(
    work,
    known.map((line) => ({
      accountId: line.accountId,
      amount: cents(line.amount_cents),
      tender: tenderOf(batch),
      receivedOn: batch.received_on,
      receipt: `B${batch.id}-${line.line_no}`,
      checkNumber: line.check_number,
      postedOn: work.today,
    })),
  )
  await sql`update cash_item i set payment_id = paid.payment
    from unnest(${known.map(({ id }) => id)}::bigint[], ${ids}::bigint[]) paid (item, payment)
    where i.id = paid.item`.execute(work.db)
}

async function suspendLines(work: Work, batch: HeldBatch, lines: readonly Posted[]): Promise<void> {
  const ids = await putInSuspense(
    work,
    lines.map((line) => ({
      source: 'cash-item',
      sourceId: line.id,
      amount: cents(line.amount_cents),
      tender: tenderOf(batch),
      receivedOn: batch.received_on,
      why: 'unknown-account',
      written: line.written,
      payerRouting: line.routing,
      checkNumber: line.check_number,
      postedOn: work.today,
    })),
  )
  await sql`update cash_item i set suspense_id = held.suspense
    from unnest(${lines.map(({ id }) => id)}::bigint[], ${ids}::bigint[]) held (item, suspense)
    where i.id = held.item`.execute(work.db)
}

const tenderOf = ({ tender }: HeldBatch): 'cash' | 'check' => (tender === 'cash' ? 'cash' : 'check')
