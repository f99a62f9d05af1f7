import type { ReceivedBy } from '@cartwright/api/route'
import type { unclaimed } from '@cartwright/api/unclaimed'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { unclaimedRule } from '../policies/unclaimed-policy.ts'
import { type ClaimShown, lockItem, wholeBatch, type WholeBatch } from './batch-rows.ts'
import { closeWhenDone } from './end-batch.ts'

/**
 * Enters a claim as it was filed. Refuses one that came on or after the day on which the money became the city's, one of more than there is, and a
 * second one of the same person while the first waits.
 */
export async function enterClaim(
  work: Work,
  { params: { itemId }, body }: ReceivedBy<typeof unclaimed.claim>,
): Promise<WholeBatch> {
  const { batch, item, claims } = await lockItem(work, itemId)
  if (item.state !== 'listed') refuse('UNCLAIMED_ITEM_NOT_LISTED', { itemId, state: item.state })
  const filedOn = PlainDate.from(body.filedOn)
  if (isBefore(work.today, filedOn)) refuseField('filedOn', 'Write the day it came: today or an earlier one.')
  if (batch.becomesOn !== null && batch.becomesOn <= body.filedOn)
    refuse('UNCLAIMED_CLAIM_TOO_LATE', { becomesOn: batch.becomesOn })
  if (body.amountCents > item.amountCents)
    refuseField(
      'amountCents',
      'Write no more than there is: what they ask beyond it is a claim against the city.',
    )
  const same = claims.find(
    (one) =>
      one.itemId === itemId &&
      one.state === 'filed' &&
      one.claimant.toLowerCase() === body.claimant.toLowerCase(),
  )
  if (same) refuse('UNCLAIMED_CLAIM_TAKEN', { claimId: same.claimId })
  const { id } = await work.db
    .insertInto('unclaimed_claim')
    .values({
      item_id: itemId,
      claimant_name: body.claimant,
      address: body.address,
      amount_cents: body.amountCents,
      grounds: body.grounds,
      filed_on: filedOn,
      entered_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'enter-unclaimed-claim',
    subject: item.accountNumber === null ? `unclaimed item ${itemId}` : `account ${item.accountNumber}`,
    changes: { claimId: id, itemId, amountCents: body.amountCents, filedOn: body.filedOn },
  })
  return wholeBatch(work, item.batchId)
}

type Verdict = ReceivedBy<typeof unclaimed.decide>['body']['verdict']
type State = ClaimShown['state']

/** What may be said of a claim as it is, and what it is then. */
const next: Readonly<Record<Verdict, { readonly from: readonly State[]; readonly to: State }>> = {
  allow: { from: ['filed', 'suit'], to: 'allowed' },
  reject: { from: ['filed'], to: 'rejected' },
  suit: { from: ['rejected'], to: 'suit' },
  lost: { from: ['suit'], to: 'lost' },
}

/**
 * Decides about a claim, or says what became of it in court. Allowed, its money leaves the batch and goes back by the ways of refunds; rejected, it is
 * held for the days of the rule, since a suit may be served; with a suit it is held until that is decided. Refuses what does not follow.
 */
export async function decideClaim(
  work: Work,
  { params: { claimId }, body: { verdict, on, reason } }: ReceivedBy<typeof unclaimed.decide>,
): Promise<WholeBatch> {
  const row = await work.db
    .selectFrom('unclaimed_claim')
    .select('item_id')
    .where('id', '=', claimId)
    .executeTakeFirst()
  if (!row) return refuse('UNCLAIMED_CLAIM_NOT_FOUND', { claimId })
  const { item, claims } = await lockItem(work, row.item_id)
  const claim = claims.find((one) => one.claimId === claimId)!
  const { from, to } = next[verdict]
  if (claim.state === to && claim.decidedOn === on && claim.reason === reason)
    return wholeBatch(work, item.batchId)
  if (!from.includes(claim.state)) refuse('UNCLAIMED_CLAIM_NOT_IN_STATE', { claimId, state: claim.state })
  if (item.state === 'taken') refuse('UNCLAIMED_ITEM_NOT_LISTED', { itemId: item.itemId, state: item.state })
  const day = PlainDate.from(on)
  refuseDay(work, claim, { verdict, on })
  const until = verdict === 'reject' ? day.add({ days: await suitDays(work) }) : undefined
  await work.db
    .updateTable('unclaimed_claim')
    .set({
      state: to,
      decided_by: work.actor.name,
      decided_on: day,
      reason,
      ...(until && { held_until: until }),
    })
    .where('id', '=', claimId)
    .execute()
  if (verdict === 'allow' && item.state === 'listed') await release(work, item.itemId, claim.claimant)
  await closeWhenDone(work, item.batchId)
  await recordCommand(work, {
    command: `${verdict}-unclaimed-claim`,
    subject: item.accountNumber === null ? `unclaimed item ${item.itemId}` : `account ${item.accountNumber}`,
    changes: { claimId, amountCents: claim.amountCents, on, heldUntil: until?.toString() ?? claim.heldUntil },
    reason,
  })
  return wholeBatch(work, item.batchId)
}

function refuseDay(
  { today }: Work,
  { filedOn, heldUntil, state }: ClaimShown,
  { verdict, on }: { readonly verdict: Verdict; readonly on: string },
): void {
  if (today.toString() < on) refuseField('on', 'Write today or an earlier day.')
  if (on < filedOn) refuseField('on', 'Write a day on or after the one on which the claim was filed.')
  if (verdict === 'suit' && state === 'rejected' && heldUntil !== null && heldUntil < on)
    refuseField('on', `The last day for a suit was ${heldUntil}. Ask the city attorney.`)
}

/** How long money is held after a rejection: by the rule, and never less than the 30 days of Gov. Code § 50052. */
async function suitDays(work: Work): Promise<number> {
  return unclaimedRule(await policiesFor(work), work.today)?.suitDays ?? 30
}

const release = ({ db, actor, today }: Work, itemId: number, claimant: string) =>
  db
    .updateTable('unclaimed_item')
    .set({
      state: 'claimed',
      ended_by: actor.name,
      ended_on: today,
      ended_reason: `Claimed by ${claimant}`,
    })
    .where('id', '=', itemId)
    .execute()
