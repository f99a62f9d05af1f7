import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { refunds } from '@cartwright/api/refunds'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountByNumber, refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type RefundRule, refundRule } from '../policies/refund-policy.ts'
import { type Candidate, owingElsewhere, refundCandidates } from './refund-candidates.ts'
import {
  lockBatch,
  lockRefund,
  refundById,
  type RefundShown,
  wholeBatch,
  type WholeBatch,
} from './refund-rows.ts'

/** The rule of today. Refuses REFUND_RULE_MISSING. */
export const ruleOfToday = async (work: Work): Promise<RefundRule> =>
  refundRule(await policiesFor(work), work.today) ?? refuse('REFUND_RULE_MISSING', {})

/** What may go back, and of what waits why. Without a rule nothing does. */
export async function showCandidates(work: Work): Promise<SuccessOf<typeof refunds.candidates>> {
  const rule = refundRule(await policiesFor(work), work.today)
  if (!rule) return { citation: null, rows: [] }
  const found = await refundCandidates(work, rule)
  const owes = await owingElsewhere(work, found)
  return {
    citation: rule.citation,
    rows: found.map((candidate) => ({
      kind: candidate.kind,
      sourceId: candidate.sourceId,
      accountNumber: candidate.accountNumber,
      payee: candidate.payee,
      amountCents: candidate.amountCents,
      since: candidate.since.toString(),
      notYet: candidate.notYet,
      owesElsewhere: owes(candidate),
    })),
  }
}

/**
 * Puts all that may go back today into one batch, with the credits of accounts whose customers ask for them. The same request again answers with
 * the batch it made. Nothing is posted. Refuses when there is nothing, an account asked for whose credit cannot go back, and without a rule.
 */
export async function prepareRefunds(
  work: Work,
  { body: { key, accountNumbers, note } }: ReceivedBy<typeof refunds.prepare>,
): Promise<WholeBatch> {
  const made = await work.db
    .selectFrom('refund_batch')
    .select('id')
    .where('request_id', '=', key)
    .executeTakeFirst()
  if (made) return wholeBatch(work, made.id)
  const rule = await ruleOfToday(work)
  const asked: number[] = []
  for (const number of new Set(accountNumbers)) asked.push((await accountByNumber(work, number)).id)
  // Before the money is looked for: whoever sent the same request waits here, and then finds what this one made.
  const { id } = await work.db
    .insertInto('refund_batch')
    .values({
      citation: rule.citation,
      note,
      request_id: key,
      made_by: work.actor.name,
      made_by_key: keyOf(work.actor),
      made_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const found = await refundCandidates(work, rule, asked)
  refuseAsked(found, asked, accountNumbers)
  const ready = found.filter(({ notYet }) => notYet === null)
  if (ready.length === 0) refuse('REFUND_BATCH_EMPTY', {})
  await insertRows(work, {
    into: sql`insert into refund`,
    rows: ready,
    columns: {
      batch_id: ['bigint', () => id],
      kind: ['text', ({ kind }) => kind],
      source_id: ['bigint', ({ sourceId }) => sourceId],
      account_id: ['bigint', ({ accountId }) => accountId],
      payee_name: ['text', ({ payee }) => payee],
      amount_cents: ['bigint', ({ amountCents }) => amountCents],
    },
  })
  await recordCommand(work, {
    command: 'prepare-refunds',
    subject: `refund batch ${id}`,
    changes: {
      count: ready.length,
      cents: ready.reduce((all, { amountCents }) => all + amountCents, 0),
      asked,
    },
  })
  return wholeBatch(work, id)
}

/** Refuses an account that is asked for and whose credit cannot go back: left out without a word, its customer would wait for nothing. */
function refuseAsked(
  found: readonly Candidate[],
  asked: readonly number[],
  accountNumbers: readonly string[],
): void {
  const numbers = [...new Set(accountNumbers)]
  for (const [at, accountId] of asked.entries()) {
    const credit = found.find(({ kind, sourceId }) => kind === 'credit' && sourceId === accountId)
    if (!credit)
      refuseField('accountNumbers', `Account ${numbers[at]} has no credit, or it is in a batch already.`)
    else if (credit.notYet !== null)
      refuseField(
        'accountNumbers',
        `The credit of account ${numbers[at]} has nobody, or no address, to go to. Put that right first.`,
      )
  }
}

/** Leaves a refund out of a batch that is not approved: its money stays where it is, and may go into the next. */
export async function leaveOut(
  work: Work,
  { params: { refundId }, body: { reason } }: ReceivedBy<typeof refunds.leaveOut>,
): Promise<RefundShown> {
  const refund = await lockRefund(work, refundId, ['proposed'])
  await work.db
    .updateTable('refund')
    .set({ state: 'left-out', ended_by: work.actor.name, ended_on: work.today, ended_reason: reason })
    .where('id', '=', refundId)
    .execute()
  await recordCommand(work, {
    command: 'leave-out-refund',
    subject: refund.accountNumber === null ? `refund ${refundId}` : `account ${refund.accountNumber}`,
    changes: { refundId, amountCents: refund.amountCents },
    reason,
  })
  return refundById(work, refundId)
}

/** Lets a refund pay another account of the same customer instead of a check, or be a check after all. Nothing is posted until it is approved. */
export async function applyTo(
  work: Work,
  { params: { refundId }, body: { accountNumber } }: ReceivedBy<typeof refunds.apply>,
): Promise<RefundShown> {
  const refund = await lockRefund(work, refundId, ['proposed'])
  const to = accountNumber === null ? null : await accountByNumber(work, accountNumber)
  if (to && (to.number === refund.accountNumber || !(await isOfSameCustomer(work, refundId, to.id))))
    refuse('REFUND_NOT_SAME_CUSTOMER', { accountNumber: to.number })
  await work.db
    .updateTable('refund')
    .set({ to_account_id: to?.id ?? null, way: 'check', intent_id: null, drawn_entry_id: null })
    .where('id', '=', refundId)
    .execute()
  await recordCommand(work, {
    command: 'direct-refund',
    subject: `account ${refund.accountNumber ?? '?'}`,
    changes: { refundId, from: refund.toAccountNumber, to: to?.number ?? null },
  })
  return refundById(work, refundId)
}

async function isOfSameCustomer({ db }: Work, refundId: number, accountId: number): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    select exists (select from refund r join account_party mine on mine.account_id = r.account_id and mine.role = 'payer'
      join account_party other on other.party_id = mine.party_id and other.role = 'payer'
      where r.id = ${refundId} and other.account_id = ${accountId}) as same`.execute(db)
  return rows[0]!.same
}

/** Gives up a batch that is not approved. Its money may go into the next. */
export async function dropBatch(
  work: Work,
  { params: { batchId }, body: { reason } }: ReceivedBy<typeof refunds.drop>,
): Promise<WholeBatch> {
  const { batch } = await lockBatch(work, batchId)
  if (batch.state !== 'proposed')
    refuse('REFUND_BATCH_NOT_PROPOSED', { state: batch.state, by: batch.decidedBy ?? '' })
  const said = { ended_by: work.actor.name, ended_on: work.today, ended_reason: reason }
  await work.db
    .updateTable('refund')
    .set({ state: 'left-out', ...said })
    .where('batch_id', '=', batchId)
    .where('state', '=', 'proposed')
    .execute()
  await work.db
    .updateTable('refund_batch')
    .set({ state: 'dropped', decided_by: work.actor.name, decided_on: work.today })
    .where('id', '=', batchId)
    .execute()
  await recordCommand(work, {
    command: 'drop-refunds',
    subject: `refund batch ${batchId}`,
    changes: { count: batch.count, cents: batch.cents },
    reason,
  })
  return wholeBatch(work, batchId)
}
