import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { chartOfAccounts } from '../ledger/ledger-queries.ts'
import type { AdjustmentAnswered } from './ask-for-adjustment.ts'
import { approving } from './judge-approver.ts'
import { entriesOf, refuseLedgerAccounts, refuseMoreThanLeft } from './judge-parts.ts'
import { type AdjustmentOutcome, outcomeFor } from './outcome.ts'
import { postMirrors, postParts, storeDecision } from './store-adjustment.ts'
import { storedParts } from './stored-parts.ts'
import { answered, holdAdjustment, refuseDecided } from './waiting-adjustment.ts'

type Approved = {
  readonly adjustmentId: number
  readonly note?: string | undefined
  /** What those who asked for adjustments do about it. */
  readonly outcomes: readonly AdjustmentOutcome[]
}

/**
 * Approves an adjustment that waits, and posts it on the day of the approval: its lines are looked at again, and the balance is the one
 * of this moment. Of two who approve at once one does it, and the other is told. Refuses what `approving` refuses, and more than
 * is left of a line by now.
 */
export async function approveAdjustment(
  work: Work,
  { adjustmentId, note, outcomes }: Approved,
): Promise<AdjustmentAnswered> {
  const { adjustment, account } = await holdAdjustment(work, adjustmentId, outcomes)
  refuseDecided(adjustment)
  const under = await approving(work, adjustment, account)
  const parts = await storedParts(under, adjustment)
  const receivable = refuseLedgerAccounts(await chartOfAccounts(under), parts)
  refuseMoreThanLeft(parts)
  if (adjustment.reverses_id === null)
    await postParts(under, { adjustmentId, accountId: account.id, entries: entriesOf(parts, receivable) })
  else await postMirrors(under, { adjustmentId, reversesId: adjustment.reverses_id, reason: adjustment.note })
  await storeDecision(under, adjustmentId, { state: 'posted', note: note ?? null })
  const asked = outcomeFor(outcomes, adjustment)
  if (asked && adjustment.reverses_id === null)
    await asked.outcome.approved(under, { id: asked.id, adjustmentId })
  await recordCommand(under, {
    command: 'approve-adjustment',
    subject: `adjustment ${adjustmentId}`,
    changes: {
      accountNumber: account.number,
      amountCents: adjustment.amount_cents,
      askedBy: adjustment.asked_by,
    },
    reason: note ?? null,
  })
  return answered(under, adjustment)
}
