import type { AdjustmentPreview } from '@cartwright/api/adjustment-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { chartOfAccounts, type LedgerAccount } from '../ledger/ledger-queries.ts'
import { accountToAdjust } from './hold-account.ts'
import type { AskedPart, PlannedEntry, PlannedPart } from './judge-parts.ts'
import { needsEvidence, planAdjustment } from './plan-adjustment.ts'

type Preview = z.output<typeof AdjustmentPreview>
type Asked = {
  readonly accountId: number
  readonly reason: string
  readonly parts: readonly AskedPart[]
  readonly evidence?: readonly number[] | undefined
}

/**
 * What an adjustment would do: its entries, the new balance, and whether it would wait, by the code that posts it. Changes nothing.
 * Refuses what posting would, but for missing evidence, which it tells.
 */
export async function previewAdjustment(work: Work, asked: Asked): Promise<Preview> {
  const account = await accountToAdjust(work, asked.accountId, false)
  const plan = await planAdjustment(work, { account, reason: asked.reason, parts: asked.parts })
  const chart = await chartOfAccounts(work)
  return {
    amountCents: plan.amountCents,
    grossCents: plan.grossCents,
    balanceCents: plan.balanceCents,
    newBalanceCents: plan.newBalanceCents,
    state: plan.judged.alone ? 'posted' : 'waiting',
    parts: plan.parts.map(shownPart),
    entries: plan.entries.map((entry) => shownEntry(chart, entry, null)),
    authority: { ...plan.judged, limits: [...plan.judged.limits] },
    approvers: [...plan.reason.approve],
    evidenceFromCents: plan.reason.evidenceFromCents ?? null,
    evidenceMissing: needsEvidence(plan.reason, plan.grossCents) && (asked.evidence ?? []).length === 0,
    citation: plan.reason.citation,
  }
}

/** A part as people see it. */
export const shownPart = ({ line, ledgerCode, amountCents }: PlannedPart): Preview['parts'][number] => ({
  billLine: line && {
    billId: line.billId,
    billNumber: line.billNumber,
    lineNo: line.lineNo,
    text: line.text,
    lineCents: line.amountCents,
  },
  ledgerCode,
  amountCents,
})

/** An entry with the names of its ledger accounts. */
export function shownEntry(
  chart: readonly LedgerAccount[],
  { debit, credit, amountCents }: PlannedEntry,
  entryId: number | null,
): Preview['entries'][number] {
  const named = (code: string) => ({ code, name: chart.find((one) => one.code === code)?.name ?? code })
  return { entryId, debit: named(debit), credit: named(credit), amountCents }
}
