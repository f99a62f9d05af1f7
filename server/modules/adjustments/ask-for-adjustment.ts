import type { AdjustmentState } from '@cartwright/api/adjustment-shapes'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { refuseUnknownEvidence } from './keep-evidence.ts'
import { accountToAdjust, holdAdjuster } from './hold-account.ts'
import type { AskedPart } from './judge-parts.ts'
import { needsEvidence, planAdjustment, type PlannedAdjustment } from './plan-adjustment.ts'
import { type Derivation, postParts, storeAdjustment } from './store-adjustment.ts'

/** What is asked for, by a person or by another module for a person. */
export type AdjustmentAsked = {
  readonly accountId: number
  /** Each positive when the account owes more. Of a bill line, a ledger account, or the ledger account of the reason. */
  readonly parts: readonly AskedPart[]
  /** A code of the policy `adjustment-reasons`. */
  readonly reason: string
  readonly note: string
  /** The numbers of files kept by `keepEvidence` for this account. */
  readonly evidence?: readonly number[] | undefined
  /** What another module asks for it for: `correction` 12. */
  readonly source?: { readonly kind: string; readonly id: number } | undefined
  /** The same request again answers with what it made before, and changes nothing. */
  readonly requestKey?: string | undefined
  /** The case of the desk it is put right for. */
  readonly deskCaseId?: number | null | undefined
  /** Of a standard case: which, and how its amount was worked out. */
  readonly standardCase?: string | undefined
  readonly derivation?: Derivation | undefined
  /** Waits for a second person also where it could be posted at once. */
  readonly wait?: boolean | undefined
}

/** What became of it. */
export type AdjustmentAnswered = {
  readonly adjustmentId: number
  readonly state: z.infer<typeof AdjustmentState>
  readonly amountCents: number
  /** What the account owes now. */
  readonly balanceCents: number
  readonly repeated: boolean
}

/**
 * Credits or charges an account after the fact: posted at once within the limits of whoever works, or else it waits for a second
 * person. Every module that credits or debits goes through here. The account is held until the work ends, and so is the person's
 * count. Refuses what `planAdjustment` refuses, missing evidence, and a request key that made another adjustment.
 */
export async function askForAdjustment(work: Work, asked: AdjustmentAsked): Promise<AdjustmentAnswered> {
  const account = await accountToAdjust(work, asked.accountId, true)
  const before = await madeByRequest(work, asked)
  if (before) return before
  await holdAdjuster(work, keyOf(work.actor))
  const planned = await planAdjustment(work, { account, reason: asked.reason, parts: asked.parts })
  const plan = asked.wait ? { ...planned, judged: { ...planned.judged, alone: false } } : planned
  const evidence = asked.evidence ?? []
  await refuseUnknownEvidence(work, account.id, evidence)
  if (needsEvidence(plan.reason, plan.grossCents) && evidence.length === 0)
    refuse('ADJUSTMENT_EVIDENCE_NEEDED', {
      reason: plan.reason.code,
      fromCents: plan.reason.evidenceFromCents!,
      citation: plan.reason.citation,
    })
  const adjustmentId = await storeAdjustment(work, { ...asked, evidence, plan })
  if (plan.judged.alone) await postParts(work, { adjustmentId, accountId: account.id, entries: plan.entries })
  await record(work, { adjustmentId, accountNumber: account.number, asked, plan })
  return {
    adjustmentId,
    state: plan.judged.alone ? 'posted' : 'waiting',
    amountCents: plan.amountCents,
    balanceCents: plan.judged.alone ? plan.newBalanceCents : plan.balanceCents,
    repeated: false,
  }
}

/** The adjustment a request made before; refuses when that was of another account, another reason or other amounts. */
async function madeByRequest(work: Work, asked: AdjustmentAsked): Promise<AdjustmentAnswered | null> {
  if (asked.requestKey === undefined) return null
  const found = await work.db
    .selectFrom('adjustment')
    .select(['id', 'account_id', 'state', 'reason', 'amount_cents', 'asked_key'])
    .where('request_key', '=', asked.requestKey)
    .executeTakeFirst()
  if (!found) return null
  const amountCents = asked.parts.reduce((total, part) => total + part.amountCents, 0)
  const same =
    found.account_id === asked.accountId &&
    found.reason === asked.reason &&
    found.amount_cents === amountCents &&
    found.asked_key === keyOf(work.actor)
  if (!same) refuse('ADJUSTMENT_REQUEST_KEY_USED', { adjustmentId: found.id })
  return {
    adjustmentId: found.id,
    state: found.state as AdjustmentAnswered['state'],
    amountCents: found.amount_cents,
    balanceCents: await accountBalance(work, asked.accountId),
    repeated: true,
  }
}

type Made = {
  readonly adjustmentId: number
  readonly accountNumber: string
  readonly asked: AdjustmentAsked
  readonly plan: PlannedAdjustment
}

const record = (work: Work, { adjustmentId, accountNumber, asked, plan }: Made): Promise<void> =>
  recordCommand(work, {
    command: plan.judged.alone ? 'post-adjustment' : 'ask-for-adjustment',
    subject: `adjustment ${adjustmentId}`,
    changes: {
      accountNumber,
      reason: plan.reason.code,
      amountCents: plan.amountCents,
      grossCents: plan.grossCents,
      parts: plan.parts.map(({ line, ledgerCode, amountCents }) => ({
        ...(line && { bill: line.billNumber, lineNo: line.lineNo }),
        ledgerCode,
        amountCents,
      })),
      evidence: asked.evidence ?? [],
      ...(asked.source && { source: asked.source }),
      ...(asked.deskCaseId && { deskCaseId: asked.deskCaseId }),
    },
    reason: asked.note,
  })
