import type { premiseMerges } from '@cartwright/api/premise-merges'
import type { SuccessOf } from '@cartwright/api/route'
import type { Work } from '#kernel/work'
import { lockAccountsAt, takeAccountsBack } from '../accounts/move-premise-accounts.ts'
import { recordCommand } from '../audit/record-command.ts'
import { takeAgreementsBack } from '../moves/move-agreements.ts'
import { premiseById } from '../premises/premise-by-id.ts'
import { lockPremiseMerge, premiseMergeById } from '../premises/premise-merge-rows.ts'
import { lockPremises, storePremiseFacts, undoStoredMerge } from '../premises/store-premise-merge.ts'
import { premiseFields } from './premise-merge-preview.ts'

type Undone = SuccessOf<typeof premiseMerges.undo>

/**
 * Makes two premises of one again. Accounts and agreements that moved go back; an account that moved on meanwhile, and what was changed of
 * the kept premise since, stays and is told. Refuses a merge that was undone, and one whose kept premise was merged on.
 */
export async function undoPremiseMerge(
  work: Work,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<Undone> {
  const merge = await lockPremiseMerge(work, id)
  const [from, to] = [merge.kept_id, merge.merged_id]
  await lockPremises(work, [from, to])
  await lockAccountsAt(work, [from])
  const back = await takeAccountsBack(work, { from, to, ids: merge.accounts.map((one) => one.id) })
  await takeAgreementsBack(work, { from, to, ids: merge.agreements })
  const now = await premiseById(work, from)
  const changed = premiseFields.filter((field) => now[field] !== merge.kept_after[field])
  const since = Object.fromEntries(changed.map((field) => [field, now[field]]))
  await storePremiseFacts(work, { ...merge.kept_before, ...since })
  await undoStoredMerge(work, { id, mergedId: to, reason })
  const stays = [
    ...merge.accounts
      .filter((one) => !back.has(one.id))
      .map(({ number }) => `account ${number}, which moved on`),
    ...changed.map((field) => `the ${words[field]} of the one that was kept, which was changed since`),
  ]
  await recordCommand(work, {
    command: 'undo-premise-merge',
    subject: `premise ${from}`,
    changes: { mergeId: id, givenBack: to, stays },
    reason,
  })
  return { ...(await premiseMergeById(work, id)), stays }
}

const words: Readonly<Record<(typeof premiseFields)[number], string>> = {
  apn: 'parcel number',
  dwellingUnits: 'number of homes',
  zone: 'zone',
  collectionDay: 'collection day',
  route: 'route',
}
