import type { adjustments } from '@cartwright/api/adjustments'
import { holds } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { Refusal, refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { keyOf } from '../billing/bill-run.ts'
import { accountBalance, chartOfAccounts } from '../ledger/ledger-queries.ts'
import { authorityFor } from '../staff/delegated-authority.ts'
import { approvalUsed, historyOf } from './adjustment-history.ts'
import { adjustmentRow } from './adjustment-queries.ts'
import { accountToAdjust, type AdjustedAccount } from './hold-account.ts'
import { approving, notApproving } from './judge-approver.ts'
import { entriesOf } from './judge-parts.ts'
import { evidenceOf } from './keep-evidence.ts'
import { postedBalance } from './posted-balance.ts'
import { shownEntry, shownPart } from './preview-adjustment.ts'
import { storedParts } from './stored-parts.ts'
import { type AdjustmentOutcome, outcomeFor } from './outcome.ts'
import { adjustmentById, type StoredAdjustment } from './waiting-adjustment.ts'

type Shown = SuccessOf<typeof adjustments.show>

/**
 * All of one adjustment: its entries as posted or as they would be, the balance now, its evidence, and its history. With the outcomes of the
 * modules that ask for adjustments it is told what may be done with it. Refuses a number that is none.
 */
export async function showAdjustment(
  work: Work,
  adjustmentId: number,
  outcomes: readonly AdjustmentOutcome[] = [],
): Promise<Shown> {
  const stored = await adjustmentById(work, adjustmentId)
  const row = (await adjustmentRow(work, adjustmentId)) ?? refuse('ADJUSTMENT_NOT_FOUND', { adjustmentId })
  const parts = await storedParts(work, stored)
  const chart = await chartOfAccounts(work)
  const receivable = chart.find(({ kind }) => kind === 'receivable')?.code ?? 'receivable'
  const balanceCents = await accountBalance(work, stored.account_id)
  return {
    ...row,
    labelEs: stored.label_es,
    citation: stored.citation,
    derivation: stored.derivation as Shown['derivation'],
    askedRole: stored.asked_role,
    source: stored.source_kind === null ? null : { kind: stored.source_kind, id: stored.source_id! },
    decisionNote: stored.decision_note,
    alone: stored.alone,
    authority: stored.authority as Shown['authority'],
    parts: parts.map(shownPart),
    entries: entriesOf(parts, receivable).map((entry, index) =>
      shownEntry(chart, entry, parts[index]!.entryId),
    ),
    balanceCents,
    newBalanceCents: stored.state === 'waiting' ? balanceCents + stored.amount_cents : null,
    postedBalance: await postedBalance(work, stored, parts),
    approval: await approvalUsed(work, adjustmentId),
    files: await evidenceOf(work, adjustmentId),
    history: await historyOf(work, adjustmentId),
    may: await mayDo(work, stored, { reversedById: row.reversedById, outcomes }),
  }
}

async function mayDo(
  work: Work,
  stored: StoredAdjustment,
  { reversedById, outcomes }: { reversedById: number | null; outcomes: readonly AdjustmentOutcome[] },
): Promise<Shown['may']> {
  const { actor } = work
  const stands = stored.state === 'posted' && stored.reverses_id === null && reversedById === null
  const waits = stored.state === 'waiting'
  const account = await accountToAdjust(work, stored.account_id, false)
  const asks = actor.role !== 'system' && holds(actor.role, 'adjustments.ask')
  const because = waits ? await whyNotApproving(work, stored, account) : null
  const own = because === 'ADJUSTMENT_OWN_NOT_APPROVED' || because === 'ADJUSTMENT_OWN_ACCOUNT'
  const approves = waits && because !== 'NOT_PERMITTED'
  return {
    approve: approves && because === null,
    return: approves && !own,
    withdraw: waits && asks && stored.asked_key === keyOf(actor),
    reverse: asks && stands && (await isTakenBackHere(work, stored, outcomes)),
    because,
  }
}

/** Whether it is taken back by itself: what came of a correction or a transfer is taken back by another one. */
async function isTakenBackHere(
  work: Work,
  stored: StoredAdjustment,
  outcomes: readonly AdjustmentOutcome[],
): Promise<boolean> {
  const asked = outcomeFor(outcomes, stored)
  if (!asked) return true
  try {
    await asked.outcome.reversing(work, { id: asked.id })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** The code of the refusal that approving would end in for the person at work; null when they may approve. */
async function whyNotApproving(
  work: Work,
  stored: StoredAdjustment,
  account: AdjustedAccount,
): Promise<string | null> {
  const { role } = work.actor
  const delegation =
    role !== 'system' && holds(role, 'adjustments.approve')
      ? null
      : await authorityFor(work, 'adjustments.approve')
  if (!delegation && (role === 'system' || !holds(role, 'adjustments.approve'))) return 'NOT_PERMITTED'
  try {
    await approving(delegation ? { ...work, actor: { ...work.actor, delegation } } : work, stored, account)
    return null
  } catch (error) {
    if (error instanceof Refusal && notApproving.includes(error.problem.code)) return error.problem.code
    throw error
  }
}
