import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccount } from '../accounts/account-queries.ts'
import { askForAdjustment } from '../adjustments/ask-for-adjustment.ts'
import { recordCommand } from '../audit/record-command.ts'
import { applyCorrection } from './apply-correction.ts'
import type { Comparison } from './compare-past.ts'
import { isPosted } from './judge-bills.ts'
import { refusePlan } from './make-plan.ts'
import { planCorrection, type StatementSent } from './plan-correction.ts'
import { statementWords } from './statement-words.ts'
import { storeCorrection } from './store-correction.ts'

/** A correction as it is asked for. */
type CorrectionAsked = StatementSent & {
  readonly accountNumber: string
  readonly reason: string
  /** Why a manager goes beyond the look-back; null: nobody does. */
  readonly overrideReason: string | null
  readonly inInstallments: boolean
  readonly fingerprint: string
  readonly requestKey: string
}

/** The reason of the city's policy under which corrections of the past are posted. */
const correctionReason = 'correction'

/**
 * Asks for a correction of the past: it is posted at once within the authority of whoever works, or waits for a second person, by the rules
 * of adjustments. The facts change when its money is posted, and not before. Answers its number; a request sent again answers with the
 * one it made. Refuses what `planCorrection` refuses, another correction that waits, days without a rate, what is not what was looked
 * at, and what `askForAdjustment` refuses.
 */
export async function askForCorrection(work: Work, asked: CorrectionAsked): Promise<number> {
  const account = await lockAccount(work, asked.accountNumber)
  const made = await madeBefore(work, asked.requestKey)
  if (made !== null) return made
  await refuseWaiting(work, account)
  const {
    accountNumber: _,
    reason,
    overrideReason,
    inInstallments,
    fingerprint,
    requestKey,
    ...stated
  } = asked
  const beyond = overrideReason !== null
  const plan = await planCorrection(work, { account, stated, on: work.today, beyond })
  refuseGaps(plan.comparison)
  if (plan.comparison.fingerprint !== fingerprint) refuse('CORRECTION_OVERTAKEN', {})
  if (inInstallments) await refusePlan(work, plan.comparison)
  const told = statementWords(plan.subject.known, plan.statement)
  const correctionId = await storeCorrection(work, {
    accountId: account.id,
    stated,
    told,
    reason,
    overrideReason,
    inInstallments,
    requestKey,
    plan,
  })
  await record(work, { account, correctionId, asked, postedCents: plan.comparison.postedCents })
  const posted = await post(work, {
    account,
    correctionId,
    comparison: plan.comparison,
    note: told.en.join(' '),
  })
  if (posted) await applyCorrection(work, correctionId)
  return correctionId
}

/** Posts what the correction comes to, or puts it before a second person; answers whether nothing is left to wait for. */
async function post(work: Work, wanted: Posting): Promise<boolean> {
  const { account, correctionId, comparison, note } = wanted
  const parts = partsOf(comparison)
  if (parts.length === 0) return true
  const { adjustmentId, state } = await askForAdjustment(work, {
    accountId: account.id,
    parts,
    reason: correctionReason,
    note,
    source: { kind: 'correction', id: correctionId },
    requestKey: `correction ${correctionId}`,
  })
  await work.db
    .updateTable('correction')
    .set({ adjustment_id: adjustmentId })
    .where('id', '=', correctionId)
    .execute()
  return state === 'posted'
}

type Posting = {
  readonly account: KnownAccount
  readonly correctionId: number
  readonly comparison: Comparison
  readonly note: string
}

/** What is posted, by the lines of the bills it belongs to. */
const partsOf = ({ bills }: Comparison) =>
  bills
    .filter(({ verdict }) => isPosted(verdict))
    .flatMap(({ bill, charges }) =>
      charges.flatMap(({ glCode, parts }) =>
        parts.map(({ lineNo, cents }) => ({
          ...(lineNo !== null && { billLine: { billId: bill.billId, lineNo } }),
          ledgerCode: glCode,
          amountCents: cents,
        })),
      ),
    )

async function madeBefore({ db }: Work, requestKey: string): Promise<number | null> {
  const found = await db
    .selectFrom('correction')
    .select('id')
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  return found?.id ?? null
}

async function refuseWaiting({ db }: Work, { id }: KnownAccount): Promise<void> {
  const found = await db
    .selectFrom('correction')
    .select('id')
    .where('account_id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  if (found) refuse('CORRECTION_WAITS', { correctionId: found.id })
}

function refuseGaps({ bills }: Comparison): void {
  const gaps = bills.flatMap((bill) => bill.gaps)
  if (gaps.length === 0) return
  refuse('CORRECTION_HAS_GAPS', {
    gaps: gaps.map(({ what, period }) => ({
      what,
      from: period.from.toString(),
      until: period.until.toString(),
    })),
  })
}

const record = (
  work: Work,
  {
    account,
    correctionId,
    asked,
    postedCents,
  }: {
    readonly account: KnownAccount
    readonly correctionId: number
    readonly asked: CorrectionAsked
    readonly postedCents: number
  },
): Promise<void> =>
  recordCommand(work, {
    command: 'ask-for-correction',
    subject: `account ${account.number}`,
    changes: { correctionId, from: asked.from, until: asked.until, facts: asked.facts, postedCents },
    reason: asked.overrideReason
      ? `${asked.reason} Beyond the look-back: ${asked.overrideReason}`
      : asked.reason,
  })
