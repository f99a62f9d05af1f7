import type { CoolingOff, Escalation } from '@cartwright/api/case-shapes'
import type { z } from 'zod'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { ownersOf } from '../staff/owners.ts'
import { caseShown, type WholeCase } from './case-queries.ts'
import { lockOpenCase } from './change-case.ts'

type Handed = z.output<typeof Escalation> & { readonly id: number }
type Quiet = z.output<typeof CoolingOff> & { readonly id: number }

/** Hands a case to somebody with more authority, who owns it from then on, with the day and time by which they act. */
export async function escalateCase(work: Work, { id, version, ...asked }: Handed): Promise<WholeCase> {
  const before = await lockOpenCase(work, id, version)
  const dueOn = PlainDate.from(asked.dueOn)
  if (isBefore(dueOn, work.today))
    refuse('FIELD_REFUSED', { field: 'dueOn', message: 'Write today or a day to come.' })
  const { owner_user, owner_name } = (await ownersOf(work, [asked.to]))(asked.to)
  await work.db
    .updateTable('desk_case')
    .set({
      owner_user,
      owner_name,
      escalated_user: owner_user,
      escalated_name: owner_name,
      escalated_on: work.today,
      escalated_by: work.actor.name,
      escalated_because: asked.because,
      escalated_due_on: dueOn,
      escalated_due_time: asked.dueTime,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'escalate-case',
    subject: `case ${id}`,
    changes: {
      owner: { before: before.owner_name, after: owner_name },
      escalatedTo: owner_name,
      escalatedDue: `${asked.dueOn} ${asked.dueTime}`,
      version: version + 1,
    },
    reason: asked.because,
  })
  return caseShown(work, id)
}

/** Lets nobody be in touch with the customer before a day, which whoever opens the account is told; null ends that. */
export async function coolOff(work: Work, { id, version, until, because }: Quiet): Promise<WholeCase> {
  const before = await lockOpenCase(work, id, version)
  const day = until === null ? null : PlainDate.from(until)
  if (day && !isBefore(work.today, day))
    refuse('FIELD_REFUSED', { field: 'until', message: 'Write a day to come.' })
  await work.db
    .updateTable('desk_case')
    .set({ no_contact_before: day, no_contact_because: day && because, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'cool-off',
    subject: `case ${id}`,
    changes: {
      noContactBefore: { before: before.no_contact_before?.toString() ?? null, after: until },
      version: version + 1,
    },
    reason: because,
  })
  return caseShown(work, id)
}
