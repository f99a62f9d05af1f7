import type { cash } from '@cartwright/api/cash'
import type { SampleLine } from '@cartwright/api/cash-shapes'
import type { ReceivedBy } from '@cartwright/api/route'
import { holds } from '@cartwright/api/roles'
import { sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { staffOf } from '../staff/owners.ts'
import { batchById, type TotalsShown, totalsOf } from './batch-rows.ts'
import { replaceItem } from './enter-item.ts'
import { lockBatch, refuseEnded } from './lock-batch.ts'

type Shown = z.infer<typeof SampleLine>
type Stored = {
  readonly itemId: number
  readonly lineNo: number
  readonly accountNumber: string | null
  readonly written: string | null
  readonly checkNumber: string | null
  readonly routing: string | null
  readonly takesCheck: boolean
  readonly cents: number
  readonly enteredBy: string
  readonly enteredByKey: string
  readonly rekeyId: number | null
  readonly second: number | null
  readonly rekeyed: number | null
  readonly keyedBy: string | null
  readonly keyedByKey: string | null
  readonly decided: 'first' | 'second' | null
}

/** The lines of a batch that are keyed twice, with how each stands: every so many by their numbers, as the batch was opened under. */
export async function sampleOf(work: Work, batchId: number): Promise<Shown[]> {
  await batchById(work, batchId)
  const others = await otherKeyers(work)
  return (await sampled(work, batchId)).map((line) => {
    const state = stateOf(line)
    const told = state === 'differs'
    return {
      lineNo: line.lineNo,
      accountNumber: line.accountNumber,
      checkNumber: line.checkNumber,
      state,
      enteredBy: line.enteredBy,
      mayKey: state === 'to-key' && (others.length === 0 || line.enteredByKey !== keyOf(work.actor)),
      mayDecide: told && !keyedOne(work, line, others),
      firstCents: told ? line.cents : null,
      secondCents: told ? line.second : null,
      keyedBy: line.keyedBy,
    }
  })
}

/** The lines of the sample that are not keyed twice yet, or differ without a decision. */
export const sampleLeft = async (work: Work, batchId: number): Promise<number[]> =>
  (await sampled(work, batchId)).flatMap((line) =>
    ['to-key', 'differs'].includes(stateOf(line)) ? [line.lineNo] : [],
  )

async function sampled({ db }: Work, batchId: number): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select i.id as "itemId", i.line_no as "lineNo", a.number as "accountNumber", i.written, i.check_number as "checkNumber", i.routing, i.takes_check as "takesCheck",
      i.amount_cents as cents, i.entered_by as "enteredBy", i.entered_by_key as "enteredByKey", r.id as "rekeyId",
      r.amount_cents as second, r.item_id as rekeyed, r.keyed_by as "keyedBy", r.keyed_by_key as "keyedByKey", r.decided
    from cash_item i join cash_batch b on b.id = i.batch_id left join account a on a.id = i.account_id
    left join lateral (select * from cash_rekey r where r.batch_id = i.batch_id and r.line_no = i.line_no
      order by r.id desc limit 1) r on true
    where i.batch_id = ${batchId} and i.state = 'live' and i.line_no % b.sample_every = 0
    order by i.line_no`.execute(db)
  return rows
}

/** A line that was corrected after it was keyed twice is keyed again, unless it now is what the second person read. */
function stateOf({ second, cents, rekeyed, itemId, decided }: Stored): Shown['state'] {
  if (second === null) return 'to-key'
  if (second === cents) return 'agrees'
  if (rekeyed !== itemId) return 'to-key'
  return decided === null ? 'differs' : 'decided'
}

/** Who else of the city enters payments. Where nobody does, whoever entered a line keys it again. */
async function otherKeyers(work: Work): Promise<string[]> {
  const me = keyOf(work.actor)
  return (await staffOf(work)).flatMap(({ userId, role }) =>
    userId !== me && holds(role, 'payments.post') ? [userId] : [],
  )
}

/** Whether whoever asks keyed the line, first or second, and there is a person who did neither. */
function keyedOne(work: Work, line: Stored, others: readonly string[]): boolean {
  const keyed = [line.enteredByKey, line.keyedByKey]
  return keyed.includes(keyOf(work.actor)) && others.some((userId) => !keyed.includes(userId))
}

/**
 * Keys a line of the sample again, blind: says only whether it agrees. Refuses whoever entered it, where there is somebody else, and a line that was
 * keyed again already: what differs is decided by the paper, and not keyed until it fits.
 */
export async function rekeyLine(
  work: Work,
  { params: { batchId, lineNo }, body }: ReceivedBy<typeof cash.rekey>,
): Promise<{ agrees: boolean }> {
  const others = await otherKeyers(work)
  const batch = await lockBatch(work, batchId)
  const before = await keyedBefore(work, body.key)
  if (before) return before
  refuseEnded(batch)
  const line = await sampledLine(work, batchId, lineNo)
  if (stateOf(line) !== 'to-key') refuse('CASH_REKEY_DONE', { lineNo, keyedBy: line.keyedBy ?? '' })
  if (others.length > 0 && line.enteredByKey === keyOf(work.actor))
    refuse('CASH_REKEY_OWN', { enteredBy: line.enteredBy })
  await work.db
    .insertInto('cash_rekey')
    .values({
      batch_id: batchId,
      line_no: lineNo,
      item_id: line.itemId,
      amount_cents: body.amountCents,
      keyed_by: work.actor.name,
      keyed_by_key: keyOf(work.actor),
      client_key: body.key,
    })
    .execute()
  const agrees = body.amountCents === line.cents
  await recordCommand(work, {
    command: 'rekey-cash-item',
    subject: `cash batch ${batchId}`,
    changes: { lineNo, agrees },
  })
  return { agrees }
}

async function sampledLine(work: Work, batchId: number, lineNo: number): Promise<Stored> {
  const line = (await sampled(work, batchId)).find((one) => one.lineNo === lineNo)
  return line ?? refuse('CASH_LINE_NOT_SAMPLED', { lineNo })
}

async function keyedBefore({ db }: Work, key: string): Promise<{ agrees: boolean } | null> {
  const found = await db
    .selectFrom('cash_rekey as r')
    .innerJoin('cash_item as i', 'i.id', 'r.item_id')
    .select(['r.amount_cents as second', 'i.amount_cents as first'])
    .where('r.client_key', '=', key)
    .executeTakeFirst()
  return found ? { agrees: found.first === found.second } : null
}

/**
 * Decides a difference by the paper: the first keying stays, or the line becomes what the second one read, in its history as a
 * correction. Refuses a line without a difference, and whoever keyed it the first or the second time, where there is somebody who did neither.
 */
export async function decideDifference(
  work: Work,
  { params: { batchId, lineNo }, body }: ReceivedBy<typeof cash.decide>,
): Promise<TotalsShown> {
  const others = await otherKeyers(work)
  const batch = await lockBatch(work, batchId)
  refuseEnded(batch)
  const line = await sampledLine(work, batchId, lineNo)
  if (stateOf(line) !== 'differs') refuse('CASH_REKEY_NOT_DIFFERENT', { lineNo })
  if (keyedOne(work, line, others))
    refuse('CASH_DECIDE_OWN', { enteredBy: line.enteredBy, keyedBy: line.keyedBy ?? '' })
  await work.db
    .updateTable('cash_rekey')
    .set({ decided: body.right, decided_by: work.actor.name })
    .where('id', '=', line.rekeyId)
    .execute()
  if (body.right === 'second')
    await replaceItem(work, {
      batch,
      lineNo,
      stands: true,
      item: {
        key: `rekey ${line.rekeyId}`,
        typed: line.accountNumber ?? line.written ?? '',
        suspense: line.accountNumber === null,
        amountCents: line.second!,
        checkNumber: line.checkNumber,
        routing: line.routing,
        takeCheck: line.takesCheck,
        keystrokes: 0,
        activeMs: 0,
        held: 0,
      },
    })
  await recordCommand(work, {
    command: 'decide-cash-difference',
    subject: `cash batch ${batchId}`,
    changes: { lineNo, right: body.right, firstCents: line.cents, secondCents: line.second },
  })
  return totalsOf(work, batchId)
}
