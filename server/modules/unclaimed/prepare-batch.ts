import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { unclaimed } from '@cartwright/api/unclaimed'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type UnclaimedRule, unclaimedRule } from '../policies/unclaimed-policy.ts'
import { wholeBatch, type WholeBatch } from './batch-rows.ts'
import { unclaimedCandidates } from './unclaimed-money.ts'

/** What nobody claimed, each with the day from which it may go into a batch. Without a rule nothing does. */
export async function showUnclaimed(work: Work): Promise<SuccessOf<typeof unclaimed.candidates>> {
  const rule = unclaimedRule(await policiesFor(work), work.today)
  if (!rule) return { citation: null, claimDays: null, rows: [] }
  return {
    citation: rule.citation,
    claimDays: rule.claimDays,
    rows: (await unclaimedCandidates(work, rule)).map((money) => ({
      kind: money.kind,
      sourceId: money.sourceId,
      accountNumber: money.accountNumber,
      owner: money.owner,
      amountCents: money.amountCents,
      since: money.since.toString(),
      way: money.way,
      dueOn: money.dueOn.toString(),
      notYet: money.notYet,
    })),
  }
}

/**
 * Puts all that may go one way today into a batch; for a notice, with the day on which the money becomes the city's, counted from its first
 * publication. The same request again answers with the batch it made. Nothing is posted. Refuses when there is nothing, and without a rule.
 */
export async function prepareUnclaimed(
  work: Work,
  { body }: ReceivedBy<typeof unclaimed.prepare>,
): Promise<WholeBatch> {
  const { key, way, note } = body
  const made = await work.db
    .selectFrom('unclaimed_batch')
    .select('id')
    .where('request_id', '=', key)
    .executeTakeFirst()
  if (made) return wholeBatch(work, made.id)
  const rule = unclaimedRule(await policiesFor(work), work.today) ?? refuse('UNCLAIMED_RULE_MISSING', {})
  // Before the money is looked for: whoever sent the same request waits here, and then finds what this one made.
  const { id } = await work.db
    .insertInto('unclaimed_batch')
    .values({
      way,
      citation: rule.citation,
      ledger_account: rule.ledgerAccount,
      note,
      becomes_on: becomesOn(work, body, rule),
      request_id: key,
      made_by: work.actor.name,
      made_by_key: keyOf(work.actor),
      made_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const due = (await unclaimedCandidates(work, rule)).filter((one) => one.notYet === null && one.way === way)
  if (due.length === 0) refuse('UNCLAIMED_BATCH_EMPTY', {})
  await insertRows(work, {
    into: sql`insert into unclaimed_item`,
    rows: due,
    columns: {
      batch_id: ['bigint', () => id],
      kind: ['text', ({ kind }) => kind],
      source_id: ['bigint', ({ sourceId }) => sourceId],
      account_id: ['bigint', ({ accountId }) => accountId],
      owner_name: ['text', ({ owner }) => owner],
      name_withheld: ['boolean', ({ nameWithheld }) => nameWithheld],
      amount_cents: ['bigint', ({ amountCents }) => amountCents],
      since: ['date', ({ since }) => since],
      held_in: ['text', ({ heldIn }) => heldIn],
    },
  })
  await recordCommand(work, {
    command: 'prepare-unclaimed-money',
    subject: `unclaimed batch ${id}`,
    changes: {
      way,
      count: due.length,
      cents: due.reduce((all, { amountCents }) => all + amountCents, 0),
      citation: rule.citation,
    },
  })
  return wholeBatch(work, id)
}

/** The day that the notice is to name. Refuses a notice without a first day, or with one that is past or more than a year away. */
function becomesOn(
  { today }: Work,
  { way, firstOn }: ReceivedBy<typeof unclaimed.prepare>['body'],
  { claimDays }: UnclaimedRule,
): PlainDate | null {
  if (way === 'small') return null
  if (firstOn === null)
    return refuseField('firstOn', 'Write on which day the notice is to be published first.')
  const first = PlainDate.from(firstOn)
  if (isBefore(first, today))
    return refuseField(
      'firstOn',
      'Write today or a later day: the notice names a day that is counted from it.',
    )
  if (today.until(first).days > 366)
    return refuseField('firstOn', 'Write a day within a year: the money is listed as it is today.')
  return first.add({ days: claimDays })
}
