import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccount } from '../accounts/account-queries.ts'
import { askForAdjustment } from '../adjustments/ask-for-adjustment.ts'
import { refuseOtherCase } from '../adjustments/of-desk-case.ts'
import { recordCommand } from '../audit/record-command.ts'
import { applyCorrection } from './apply-correction.ts'
import type { Comparison } from './compare-past.ts'
import { isPosted } from './judge-bills.ts'
import { refusePlan } from './make-plan.ts'
import type { PlannedCorrection, StatementSent } from './plan-correction.ts'
import { storeCorrection, type StoredRebill } from './store-correction.ts'
import type { Told } from './statement-words.ts'

/** How something about the past is asked for, whatever it is. */
export type Asking = {
  readonly accountNumber: string
  readonly reason: string
  /** Why a manager goes beyond the look-back; null: nobody does. */
  readonly overrideReason: string | null
  readonly inInstallments: boolean
  readonly fingerprint: string
  readonly requestKey: string
  /** The case of the desk it is put right for. */
  readonly deskCaseId?: number | null | undefined
  /** Waits for a second person also where it could be posted at once. */
  readonly wait?: boolean
}

/** What is asked for, worked out: what is stated, in words, and whether bills are made anew. */
export type Planned = {
  readonly plan: PlannedCorrection
  readonly stated: StatementSent
  readonly told: Told
  readonly rebill: StoredRebill | null
}

/** The reason of the city's policy under which corrections of the past are posted. */
const correctionReason = 'correction'

/**
 * Asks for something about the past of an account: it is posted at once within the authority of whoever works, or waits for a second
 * person, by the rules of adjustments. Answers its number; a request sent again answers with the one it made. Refuses another one
 * that waits, what `planned` refuses, days without a rate, what is not what was looked at, and what `askForAdjustment` refuses.
 */
export async function askForPlanned(
  work: Work,
  asking: Asking,
  planned: (account: KnownAccount) => Promise<Planned>,
): Promise<number> {
  const account = await lockAccount(work, asking.accountNumber)
  const made = await madeBefore(work, asking.requestKey)
  if (made !== null) return made
  await refuseOtherCase(work, { deskCaseId: asking.deskCaseId, accountId: account.id })
  await refuseWaiting(work, account)
  const of = await planned(account)
  if (of.plan.comparison.fingerprint !== asking.fingerprint) refuse('CORRECTION_OVERTAKEN', {})
  const { correctionId, posted } = await askFor(work, { asking, account, planned: of, sharedOf: null })
  if (posted) await applyCorrection(work, correctionId)
  return correctionId
}

type AskedFor = {
  readonly asking: Asking
  readonly account: Pick<KnownAccount, 'id' | 'number'>
  readonly planned: Planned
  /** The correction whose service it pays a part of. */
  readonly sharedOf: number | null
}

/** Writes one account's part down and sends its money on; whoever calls applies it once all is posted. */
export async function askFor(work: Work, { asking, account, planned, sharedOf }: AskedFor): Promise<Asked> {
  const { plan, stated, told, rebill } = planned
  const { comparison } = plan
  refuseGaps(comparison)
  if (asking.inInstallments) await refusePlan(work, comparison)
  const correctionId = await storeCorrection(work, {
    ...asking,
    accountId: account.id,
    stated,
    told,
    rebill,
    sharedOf,
    plan,
  })
  await record(work, {
    account,
    correctionId,
    asking,
    stated,
    isRebill: rebill !== null && stated.facts.length === 0 && sharedOf === null,
    postedCents: comparison.postedCents,
  })
  const note = told.en.join(' ')
  return { correctionId, ...(await post(work, { account, correctionId, comparison, note, asking })) }
}

/** What became of it; without an adjustment there is no money to post. */
type Asked = { readonly correctionId: number; readonly adjustmentId: number | null; readonly posted: boolean }

type Posting = {
  readonly account: Pick<KnownAccount, 'id' | 'number'>
  readonly correctionId: number
  readonly comparison: Comparison
  readonly note: string
  readonly asking: Asking
}

/** Posts what the correction comes to, or puts it before a second person; says whether nothing is left to wait for. */
async function post(
  work: Work,
  { account, correctionId, comparison, note, asking }: Posting,
): Promise<Pick<Asked, 'adjustmentId' | 'posted'>> {
  const parts = partsOf(comparison)
  if (parts.length === 0) return { adjustmentId: null, posted: true }
  const { adjustmentId, state } = await askForAdjustment(work, {
    accountId: account.id,
    parts,
    reason: correctionReason,
    note,
    source: { kind: 'correction', id: correctionId },
    requestKey: `correction ${correctionId}`,
    deskCaseId: asking.deskCaseId,
    wait: asking.wait,
  })
  await work.db
    .updateTable('correction')
    .set({ adjustment_id: adjustmentId })
    .where('id', '=', correctionId)
    .execute()
  return { adjustmentId, posted: state === 'posted' }
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

/** The correction a request made before. */
export async function madeBefore({ db }: Work, requestKey: string): Promise<number | null> {
  const found = await db
    .selectFrom('correction')
    .select('id')
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  return found?.id ?? null
}

/** Refuses another correction of the account that waits. */
export async function refuseWaiting({ db }: Work, { id }: Pick<KnownAccount, 'id'>): Promise<void> {
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

type Recorded = Pick<Posting, 'account' | 'correctionId' | 'asking'> & {
  readonly stated: StatementSent
  readonly isRebill: boolean
  readonly postedCents: number
}

const record = (
  work: Work,
  { account, correctionId, asking, stated, isRebill, postedCents }: Recorded,
): Promise<void> =>
  recordCommand(work, {
    command: isRebill ? 'ask-for-rebill' : 'ask-for-correction',
    subject: `account ${account.number}`,
    changes: { correctionId, from: stated.from, until: stated.until, facts: stated.facts, postedCents },
    reason: asking.overrideReason
      ? `${asking.reason} Beyond the look-back: ${asking.overrideReason}`
      : asking.reason,
  })
