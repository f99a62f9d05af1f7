import type { CaseChange } from '@cartwright/api/case-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { differences, refuseChangedMeanwhile } from '../audit/changed-meanwhile.ts'
import { recordCommand } from '../audit/record-command.ts'
import { ownersOf } from '../staff/owners.ts'
import { caseShown, type WholeCase } from './case-queries.ts'
import { changeSteps } from './case-steps.ts'
import { labelOf, ruleOf, rulesOf } from './case-types.ts'

type Change = z.output<typeof CaseChange> & { readonly id: number }

/** Holds a case until the work ends. Refuses one that is not there, and one that somebody changed since it was seen. */
export async function lockCase(work: Work, id: number, version: number | null) {
  const found = await work.db
    .selectFrom('desk_case')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuse('CASE_NOT_FOUND', { caseId: id })
  if (version !== null)
    await refuseChangedMeanwhile(work, { subject: `case ${id}`, now: found.version, seen: version })
  return found
}

/** The same for what is done only to an open case: refuses CASE_CLOSED. */
export async function lockOpenCase(work: Work, id: number, version: number | null) {
  const found = await lockCase(work, id, version)
  if (found.closed_on) refuse('CASE_CLOSED', { caseId: id, closedOn: found.closed_on.toString() })
  return found
}

/**
 * Changes what a case is about, its type, its owner or its day. Of two people who change it at once the second is told what the first
 * changed. A case that is given on by whom it was escalated to is no longer escalated.
 */
export async function changeCase(work: Work, { id, version, ...fields }: Change): Promise<WholeCase> {
  const stored = await lockOpenCase(work, id, version)
  const before = await caseShown(work, id)
  const ownerOf = await ownersOf(work, [fields.owner])
  if (fields.type !== before.type) await changeType(work, before, fields.type)
  const given = stored.escalated_user !== null && stored.escalated_user !== fields.owner
  await work.db
    .updateTable('desk_case')
    .set({
      type: fields.type,
      title: fields.title,
      body: fields.body,
      due_on: fields.dueOn === null ? null : PlainDate.from(fields.dueOn),
      ...ownerOf(fields.owner),
      ...(given && {
        escalated_user: null,
        escalated_name: null,
        escalated_due_on: null,
        escalated_due_time: null,
      }),
      version: version + 1,
    })
    .where('id', '=', id)
    .execute()
  const after = await caseShown(work, id)
  await recordCommand(work, {
    command: 'change-case',
    subject: `case ${id}`,
    changes: { ...differences(written(before), written(after)), version: version + 1 },
  })
  return after
}

/** Gives a case the checklist of another type. Refuses a type that is no dispute while charges are in dispute. */
async function changeType(work: Work, before: WholeCase, type: string): Promise<void> {
  const rule = await ruleOf(work, type)
  if (!rule.dispute && before.disputedLines.some(({ until }) => until === null))
    refuse('TYPE_IS_NO_DISPUTE', { type: labelOf(await rulesOf(work), type) })
  await changeSteps(work, before.id, rule.checklist)
}

/** What a person writes of a case, as the record tells it. */
const written = ({ typeLabel, title, body, owner, dueOn, escalated }: WholeCase) => ({
  type: typeLabel,
  title,
  body,
  owner: owner?.name ?? null,
  dueOn,
  escalatedTo: escalated?.to.name ?? null,
})
