import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { keyOf } from '../billing/bill-run.ts'
import { accountBalance, chartOfAccounts } from '../ledger/ledger-queries.ts'
import { adjustmentRules, reasonOf } from './adjustment-rules.ts'
import type { AdjustedAccount } from './hold-account.ts'
import { type Judged, judgeAuthority } from './judge-authority.ts'
import {
  type AskedPart,
  entriesOf,
  grossOf,
  netOf,
  placeParts,
  type PlannedEntry,
  type PlannedPart,
  refuseDirection,
  refuseLedgerAccounts,
  refuseMoreThanLeft,
} from './judge-parts.ts'
import { linesLeft } from './lines-left.ts'
import { refuseOwnAccount } from './own-account.ts'
import type { ReasonRule } from '../policies/adjustment-policies.ts'
import { postedAlone } from './posted-alone.ts'

export type PlanAsked = {
  readonly account: AdjustedAccount
  readonly reason: string
  readonly parts: readonly AskedPart[]
  /** A reversal goes the other way than its reason: the direction of the reason is not asked for. */
  readonly anyDirection?: boolean
}

/** What would be posted, and whether at once: everything an adjustment does to the books, worked out in one place. */
export type PlannedAdjustment = {
  readonly reason: ReasonRule
  readonly parts: readonly PlannedPart[]
  readonly entries: readonly PlannedEntry[]
  readonly amountCents: number
  readonly grossCents: number
  readonly balanceCents: number
  readonly newBalanceCents: number
  readonly judged: Judged
}

/**
 * Works out an adjustment, for the preview and for posting alike. Refuses, in this order: no rules of the city, an unknown reason, a
 * role that does not ask for it, one's own account, the wrong direction, a line or ledger account that is not there, more than is left.
 */
export async function planAdjustment(work: Work, asked: PlanAsked): Promise<PlannedAdjustment> {
  const { account, parts } = asked
  const { reasons, authority } = await adjustmentRules(work)
  const reason = reasonOf(reasons, asked.reason)
  const { role } = work.actor
  if (role !== 'system' && !reason.ask.includes(role))
    refuse('ADJUSTMENT_REASON_NOT_FOR_ROLE', { reason: reason.code, role, roles: reason.ask })
  await refuseOwnAccount(work, account)
  if (!asked.anyDirection) refuseDirection(reason, parts)
  const lines = await linesLeft(work, {
    accountId: account.id,
    lines: parts.flatMap(({ billLine }) => (billLine ? [billLine] : [])),
  })
  const placed = placeParts(parts, { lines, fallback: reason.ledgerCode })
  const receivable = refuseLedgerAccounts(await chartOfAccounts(work), placed)
  refuseMoreThanLeft(placed)
  const [amountCents, grossCents] = [netOf(placed), grossOf(placed)]
  const balanceCents = await accountBalance(work, account.id)
  const before = await postedAlone(work, {
    accountId: account.id,
    personKey: keyOf(work.actor),
    reason: reason.code,
    periodDays: authority.periodDays,
  })
  return {
    reason,
    parts: placed,
    entries: entriesOf(placed, receivable),
    amountCents,
    grossCents,
    balanceCents,
    newBalanceCents: balanceCents + amountCents,
    judged: judgeAuthority({ role, reason, authority, grossCents, before }),
  }
}

/** Whether the reason asks for evidence at this amount. */
export const needsEvidence = ({ evidenceFromCents }: ReasonRule, grossCents: number): boolean =>
  evidenceFromCents !== undefined && grossCents >= evidenceFromCents
