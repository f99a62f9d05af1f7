import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccountById } from '../accounts/account-queries.ts'
import { billsOfCorrection } from './bills-to-rebill.ts'
import { type PlannedCorrection, planCorrection } from './plan-correction.ts'
import { planRebill } from './plan-rebill.ts'
import { planPayers } from './plan-shared.ts'
import { correctionById, statedBy, type StoredCorrection } from './stored-correction.ts'

/** Works a stored correction out again, as it was when it was asked for: from what was stated, or of the bills it makes anew. */
export async function planStored(
  work: Work,
  account: KnownAccount,
  correction: StoredCorrection,
): Promise<PlannedCorrection> {
  if (correction.shared_of !== null) return planPayer(work, correction, correction.shared_of)
  const stated = statedBy(correction)
  const by = { account, on: correction.asked_on, beyond: correction.override_reason !== null }
  if (stated.facts.length > 0)
    return planCorrection(work, { ...by, stated, newBills: correction.rebills !== null })
  const bills = await billsOfCorrection(work, correction.id)
  return planRebill(work, { ...by, rebill: { bills, serviceId: correction.rebill_service_id } })
}

/** That of an account that pays a part of another's service, from what is stated of that. */
async function planPayer(
  work: Work,
  { account_id }: StoredCorrection,
  sharedOf: number,
): Promise<PlannedCorrection> {
  const root = await correctionById(work, sharedOf)
  const owner = await lockAccountById(work, root.account_id)
  const own = await planStored(work, owner, root)
  const by = { on: root.asked_on, beyond: root.override_reason !== null }
  const payers = await planPayers(work, { ownerId: owner.id, own, ...by })
  return payers.find(({ account }) => account.id === account_id)?.plan ?? refuse('CORRECTION_OVERTAKEN', {})
}
