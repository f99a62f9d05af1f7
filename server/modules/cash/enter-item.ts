import type { cash } from '@cartwright/api/cash'
import type { Entered } from '@cartwright/api/cash-shapes'
import { withoutCard } from '@cartwright/api/free-text'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { isRoutingNumber } from '../bank-files/routing-number.ts'
import { keyOf } from '../billing/bill-run.ts'
import { cashBatchesRule } from '../policies/cash-policies.ts'
import { refuseChecks } from '../payments/refused-checks.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { suspenseRule } from '../policies/suspense-policy.ts'
import { lineOf, type TotalsShown, totalsOf } from './batch-rows.ts'
import { findAlike } from './find-alike.ts'
import { type HeldBatch, lockBatch, refuseEnded, refuseOthers } from './lock-batch.ts'
import { accountTyped } from './read-number.ts'

type Answer = z.infer<typeof Entered>
type Item = ReceivedBy<typeof cash.enter>['body']

/**
 * Enters one line of a batch and keeps it at once. The same request again answers with the line it entered. Refuses a number that does not
 * read, an account nobody has, a check for an account that takes none, a batch that is not open or that another keys. What it may be a second time is told, not refused.
 */
export async function enterItem(
  work: Work,
  { params, body }: ReceivedBy<typeof cash.enter>,
): Promise<Answer> {
  return enterOnce(work, { batchId: params.batchId, key: body.key }, async (batch) =>
    keep(work, {
      batch,
      item: body,
      lineNo: await nextLineNo(work, batch.id),
      command: 'enter-cash-item',
    }),
  )
}

/** Enters a line anew under its number. What it was stays as it was. Refuses what entering it refuses, and a line that is not there. */
export async function correctItem(
  work: Work,
  { params, body }: ReceivedBy<typeof cash.correct>,
): Promise<Answer> {
  return enterOnce(work, { batchId: params.batchId, key: body.key }, (batch) =>
    replaceItem(work, { batch, item: body, lineNo: params.lineNo }),
  )
}

/** Does something in an open batch of whoever asks, which is held; or answers what the same request did before. */
async function enterOnce(
  work: Work,
  { batchId, key }: { readonly batchId: number; readonly key: string },
  enter: (batch: HeldBatch) => Promise<Answer>,
): Promise<Answer> {
  const batch = await lockBatch(work, batchId)
  const before = await enteredBefore(work, batchId, key)
  if (before) return before
  refuseEnded(batch)
  refuseOthers(work, batch)
  return enter(batch)
}

/** Ends the live entry of a line and enters it anew, in a batch that is held. */
export async function replaceItem(
  work: Work,
  { batch, item, lineNo, stands = false }: { batch: HeldBatch; item: Item; lineNo: number; stands?: boolean },
): Promise<Answer> {
  await endItem(work, { batchId: batch.id, lineNo, state: 'corrected' })
  return keep(work, { batch, item, lineNo, stands, command: 'correct-cash-item' })
}

/** Takes a line out of a batch. What it was stays as it was; its number is not given again. Done twice it changes nothing. */
export async function removeItem(
  work: Work,
  { batchId, lineNo }: { batchId: number; lineNo: number },
): Promise<TotalsShown> {
  const batch = await lockBatch(work, batchId)
  const last = await newestOf(work, batchId, lineNo)
  if (last?.state !== 'deleted') {
    refuseEnded(batch)
    refuseOthers(work, batch)
    await endItem(work, { batchId, lineNo, state: 'deleted' })
    await recordCommand(work, {
      command: 'delete-cash-item',
      subject: `cash batch ${batchId}`,
      changes: { lineNo },
    })
  }
  return totalsOf(work, batchId)
}

const newestOf = ({ db }: Work, batchId: number, lineNo: number) =>
  db
    .selectFrom('cash_item')
    .select('state')
    .where('batch_id', '=', batchId)
    .where('line_no', '=', lineNo)
    .orderBy('id', 'desc')
    .executeTakeFirst()

async function endItem(
  { db, actor }: Work,
  { batchId, lineNo, state }: { batchId: number; lineNo: number; state: 'corrected' | 'deleted' },
): Promise<void> {
  const ended = await db
    .updateTable('cash_item')
    .set({ state, ended_by: actor.name })
    .where('batch_id', '=', batchId)
    .where('line_no', '=', lineNo)
    .where('state', '=', 'live')
    .returning('id')
    .executeTakeFirst()
  if (!ended) refuse('CASH_LINE_NOT_FOUND', { lineNo })
}

async function enteredBefore(work: Work, batchId: number, key: string): Promise<Answer | null> {
  const found = await work.db
    .selectFrom('cash_item')
    .select('id')
    .where('client_key', '=', key)
    .where('batch_id', '=', batchId)
    .executeTakeFirst()
  if (!found) return null
  return { line: await lineOf(work, found.id), totals: await totalsOf(work, batchId), repeated: true }
}

async function nextLineNo({ db }: Work, batchId: number): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(line_no), 0) + 1 as next from cash_item where batch_id = ${batchId}`.execute(db)
  return rows[0]!.next
}

type Keeping = {
  readonly batch: HeldBatch
  readonly item: Item
  readonly lineNo: number
  readonly command: string
  /** Its check was taken before: only the amount is put right. */
  readonly stands?: boolean
}

/** What nobody knows goes into suspense when the batch closes. */
const nobodys = { account: null, scanLine: null } as const

async function keep(work: Work, { batch, item, lineNo, command, stands }: Keeping): Promise<Answer> {
  const { typed, key, keystrokes, activeMs, held, amountCents, checkNumber, routing } = item
  if (routing !== null && !isRoutingNumber(routing))
    refuseField('routing', 'The check digit of the routing number does not fit. Type its nine digits again.')
  if (item.suspense && !withoutCard[0](typed)) refuseField('typed', withoutCard[1])
  const policies = await policiesFor(work)
  if (item.suspense && !suspenseRule(policies, work.today)) refuse('SUSPENSE_RULE_MISSING', {})
  const { account, scanLine } = item.suspense ? nobodys : await accountTyped(work, typed)
  if (batch.tender === 'check' && account && !stands) await refuseChecks(work, [account.id], item.takeCheck)
  const rule = cashBatchesRule(policies, work.today)
  const likes =
    account === null
      ? []
      : await findAlike(work, {
          batchId: batch.id,
          accountId: account.id,
          amountCents,
          checkNumber,
          scanLine,
          receivedOn: batch.received_on,
          days: rule?.duplicateDays ?? null,
          except: lineNo,
        })
  const { id } = await work.db
    .insertInto('cash_item')
    .values({
      batch_id: batch.id,
      line_no: lineNo,
      account_id: account?.id ?? null,
      written: account ? null : typed,
      scan_line: scanLine,
      amount_cents: amountCents,
      check_number: checkNumber,
      routing,
      likes: JSON.stringify(likes),
      client_key: key,
      entered_by: work.actor.name,
      entered_by_key: keyOf(work.actor),
      entered_on: work.today,
      keystrokes,
      active_ms: activeMs,
      held,
      takes_check: item.takeCheck,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await work.db
    .updateTable('cash_batch')
    .set({ last_entered_on: work.today })
    .where('id', '=', batch.id)
    .execute()
  await recordCommand(work, {
    command,
    subject: `cash batch ${batch.id}`,
    changes: { lineNo, accountNumber: account?.number ?? null, amountCents, checkNumber },
  })
  return { line: await lineOf(work, id), totals: await totalsOf(work, batch.id), repeated: false }
}
