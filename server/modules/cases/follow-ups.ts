import type { Case, NewFollowUp } from '@cartwright/api/case-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { asOwner, ownersOf } from '../staff/owners.ts'

type FollowUps = z.infer<typeof Case>['followUps']
type Done = { readonly caseId: number; readonly followUp: number; readonly done: boolean }

/** What was promised about a case, by day. */
export async function followUpsOf(work: Work, caseId: number): Promise<FollowUps> {
  const rows = await work.db
    .selectFrom('case_follow_up')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    dueOn: row.due_on.toString(),
    what: row.what,
    owner: asOwner(row),
    addedBy: row.added_by,
    doneOn: row.done_on?.toString() ?? null,
    doneBy: row.done_by,
  }))
}

/** Promises something about a case on a day. Refuses OWNER_NOT_OF_STAFF. */
export async function addFollowUp(
  work: Work,
  caseId: number,
  { what, dueOn, owner }: z.output<typeof NewFollowUp>,
): Promise<void> {
  const ownerOf = await ownersOf(work, [owner])
  await work.db
    .insertInto('case_follow_up')
    .values({
      case_id: caseId,
      what,
      due_on: PlainDate.from(dueOn),
      ...ownerOf(owner),
      added_by: work.actor.name,
    })
    .execute()
  await recordCommand(work, {
    command: 'add-follow-up',
    subject: `case ${caseId}`,
    changes: { what, dueOn, owner: ownerOf(owner).owner_name },
  })
}

/** Says that a follow-up was done, or was not after all. Refuses FOLLOW_UP_NOT_FOUND. */
export async function doneFollowUp(work: Work, { caseId, followUp, done }: Done): Promise<void> {
  const found = await work.db
    .selectFrom('case_follow_up')
    .select(['what', 'done_on'])
    .where('case_id', '=', caseId)
    .where('id', '=', followUp)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuse('FOLLOW_UP_NOT_FOUND', { followUpId: followUp })
  if ((found.done_on !== null) === done) return
  await work.db
    .updateTable('case_follow_up')
    .set({ done_on: done ? work.today : null, done_by: done ? work.actor.name : null })
    .where('id', '=', followUp)
    .execute()
  await recordCommand(work, {
    command: done ? 'do-follow-up' : 'undo-follow-up',
    subject: `case ${caseId}`,
    changes: { what: found.what },
  })
}
