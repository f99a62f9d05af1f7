import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccountById } from '../accounts/account-queries.ts'
import { applyCorrection } from './apply-correction.ts'
import { askFor, type Asking, type Planned, refuseWaiting } from './ask-for-planned.ts'
import { HalfPosted } from './ask-for-transfer.ts'
import type { PlannedPayer } from './plan-shared.ts'

type Shared = {
  readonly asking: Asking
  readonly account: KnownAccount
  readonly own: Planned
  readonly payers: readonly PlannedPayer[]
}

/**
 * Asks for a correction of a service that several accounts pay: one for the account whose service it is, with the facts, and one for each
 * payer with what it comes to there. All of them are posted, or all wait and are approved together. The accounts are held in the order of
 * their ids. Answers the number of the first. Refuses another correction that waits on any of them; throws HalfPosted when only some
 * could be posted at once.
 */
export async function askForShared(work: Work, { asking, account, own, payers }: Shared): Promise<number> {
  for (const payer of payers) await refuseWaiting(work, payer.account)
  const root = await askFor(work, { asking, account, planned: own, sharedOf: null })
  const asked = [root]
  for (const { account: payer, plan } of payers) {
    const planned = { ...own, plan, stated: { ...own.stated, facts: [] }, rebill: own.rebill }
    const its = {
      ...asking,
      requestKey: `${asking.requestKey} ${payer.number}`,
      // What an account owes is paid in parts by its own choice.
      inInstallments: false,
    }
    asked.push(await askFor(work, { asking: its, account: payer, planned, sharedOf: root.correctionId }))
  }
  const moving = asked.filter(({ adjustmentId }) => adjustmentId !== null)
  const waits = moving.filter(({ posted }) => !posted)
  if (waits.length > 0 && waits.length < moving.length)
    throw new HalfPosted('all of a shared correction is posted, or none')
  // The facts change last: until then each is worked out as it was looked at.
  if (waits.length === 0)
    for (const { correctionId } of asked.toReversed()) await applyCorrection(work, correctionId)
  return root.correctionId
}

/** Holds the accounts of a shared correction in the order of their ids, so that two of them never wait for each other. */
export async function holdAll(work: Work, ids: readonly number[]): Promise<void> {
  for (const id of [...new Set(ids)].toSorted((a, b) => a - b)) await lockAccountById(work, id)
}

/** Refuses what is not what was looked at. */
export function refuseOther(seen: string, wanted: string): void {
  if (seen !== wanted) refuse('CORRECTION_OVERTAKEN', {})
}
