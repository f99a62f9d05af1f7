import type { cash } from '@cartwright/api/cash'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { cashBatchesRule } from '../policies/cash-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type BatchShown, batchById } from './batch-rows.ts'

/**
 * Opens a batch under the count and total of its tape, for whoever asks. The same request again answers with the batch it opened. Refuses
 * money of tomorrow.
 */
export async function openBatch(work: Work, { body }: ReceivedBy<typeof cash.open>): Promise<BatchShown> {
  const receivedOn = PlainDate.from(body.receivedOn)
  if (isBefore(work.today, receivedOn)) refuseField('receivedOn', 'Write today or an earlier day.')
  const rule = cashBatchesRule(await policiesFor(work), work.today)
  const added = await work.db
    .insertInto('cash_batch')
    .values({
      kind: body.kind,
      tender: body.tender,
      asks: body.tender === 'cash' ? 'amount' : body.asks,
      received_on: receivedOn,
      control_count: body.controlCount,
      control_cents: body.controlCents,
      note: body.note,
      owner_name: work.actor.name,
      owner_key: keyOf(work.actor),
      opened_by: work.actor.name,
      opened_on: work.today,
      last_entered_on: work.today,
      sample_every: rule?.sampleEvery ?? null,
      request_id: body.key,
    })
    .onConflict((conflict) => conflict.constraint('one_batch_per_request').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return batchById(work, await openedBy(work, body.key))
  const { key: _, ...changes } = body
  await recordCommand(work, { command: 'open-cash-batch', subject: `cash batch ${added.id}`, changes })
  return batchById(work, added.id)
}

const openedBy = async ({ db }: Work, key: string): Promise<number> =>
  (await db.selectFrom('cash_batch').select('id').where('request_id', '=', key).executeTakeFirstOrThrow()).id
