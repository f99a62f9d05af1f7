import { createHash } from 'node:crypto'
import type { premiseMerges } from '@cartwright/api/premise-merges'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountRows } from '../accounts/account-rows.ts'
import { agreementsOf } from '../moves/agreements.ts'
import { standingPremise } from '../premises/premise-by-id.ts'

type Preview = SuccessOf<typeof premiseMerges.preview>
type Side = Preview['kept']
type Field = Preview['conflicts'][number]['field']

/** What of a premise one of two may know, and the other not. */
export const premiseFields = [
  'apn',
  'dwellingUnits',
  'zone',
  'collectionDay',
  'route',
] as const satisfies Field[]

/** What a merge of two premises would move, and what somebody must decide. Refuses MERGE_WITH_ITSELF and PREMISE_NOT_FOUND. */
export async function previewPremiseMerge(
  work: Work,
  { keep, merge }: { readonly keep: number; readonly merge: number },
): Promise<Preview> {
  if (keep === merge) refuse('MERGE_WITH_ITSELF', {})
  const [kept, merged] = [await sideOf(work, keep), await sideOf(work, merge)]
  return {
    kept,
    merged,
    conflicts: conflictsOf(kept, merged),
    bothOpen: [kept, merged].every(({ accounts }) => accounts.some(({ state }) => state !== 'closed')),
    seen: createHash('sha256')
      .update(JSON.stringify([kept, merged]))
      .digest('hex'),
  }
}

async function sideOf(work: Work, premiseId: number): Promise<Side> {
  const premise = await standingPremise(work, premiseId)
  const { rows } = await sql<{ id: number }>`
    select id from account where premise_id = ${premiseId} order by closed_on desc nulls first, id`.execute(
    work.db,
  )
  const shown = await accountRows(
    work,
    rows.map(({ id }) => id),
  )
  return {
    ...premise,
    accounts: rows.map(({ id }) => shown.get(id)!),
    agreements: (await agreementsOf(work, premiseId)).length,
  }
}

/** Where both say something, and not the same. */
const conflictsOf = (kept: Side, merged: Side): Preview['conflicts'] =>
  premiseFields
    .map((field) => ({ field, kept: `${kept[field] ?? ''}`, merged: `${merged[field] ?? ''}` }))
    .filter((both) => both.kept !== '' && both.merged !== '' && both.kept !== both.merged)
