import type { Merge } from '@cartwright/api/merge-shapes'
import type { premiseMerges } from '@cartwright/api/premise-merges'
import type { ReceivedBy } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccountsAt, movePremiseAccounts } from '../accounts/move-premise-accounts.ts'
import { recordCommand } from '../audit/record-command.ts'
import { moveAgreements } from '../moves/move-agreements.ts'
import { premiseById, type ShownPremise } from '../premises/premise-by-id.ts'
import { placeText, premiseMergeById } from '../premises/premise-merge-rows.ts'
import { lockPremises, storePremiseMerge } from '../premises/store-premise-merge.ts'
import { premiseFields, previewPremiseMerge } from './premise-merge-preview.ts'

type Asked = ReceivedBy<typeof premiseMerges.merge>['body']

/**
 * Makes one of two premises the only one. Its accounts are those of both, as they are: two that are open stay two, and are closed or
 * transferred as any other. Whoever writes the address of the other means the kept one. Refuses what changed since the preview, what nobody
 * decided, and owners’ agreements of both for the same days.
 */
export async function mergePremises(work: Work, asked: Asked): Promise<Merge> {
  const { keep, merge, choices, reason } = asked
  await lockPremises(work, [keep, merge])
  await lockAccountsAt(work, [keep, merge])
  const preview = await previewPremiseMerge(work, asked)
  if (preview.seen !== asked.seen) refuse('MERGE_PREVIEW_OLD', {})
  const undecided = preview.conflicts.filter(({ field }) => choices[field] === undefined)
  if (undecided.length > 0) refuse('MERGE_UNDECIDED', { fields: undecided.map(({ field }) => field) })
  const [kept, merged] = [await premiseById(work, keep), await premiseById(work, merge)]
  const accounts = await movePremiseAccounts(work, { from: merge, to: keep })
  const agreements = await moveAgreements(work, { from: merge, to: keep })
  const after = mergedFacts(kept, merged, choices)
  const id = await storePremiseMerge(work, { kept, merged, after, accounts, agreements, reason })
  await recordCommand(work, {
    command: 'merge-premises',
    subject: `premise ${keep}`,
    changes: {
      kept: placeText(kept),
      merged: placeText(merged),
      mergedId: merge,
      choices,
      accounts: accounts.map(({ number }) => number),
    },
    reason,
  })
  return premiseMergeById(work, id)
}

/** The kept premise as it becomes: what one of them knows alone is taken, where both say something the choice holds. */
function mergedFacts(kept: ShownPremise, merged: ShownPremise, choices: Asked['choices']): ShownPremise {
  const picked = premiseFields.map((field) => [
    field,
    choices[field] === 'merged' ? (merged[field] ?? kept[field]) : (kept[field] ?? merged[field]),
  ])
  return { ...kept, ...(Object.fromEntries(picked) as Partial<ShownPremise>) }
}
