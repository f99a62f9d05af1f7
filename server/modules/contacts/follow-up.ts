import type { contacts } from '@cartwright/api/contacts'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { contactById, type ShownContact } from './contact-rows.ts'
import { lockContact } from './save-contact.ts'

/** Says that what was to be followed up was done, with a line for the notes. Refuses FOLLOW_UP_NOT_OPEN when nothing is left to do. */
export async function followedUp(
  work: Work,
  { params, body }: ReceivedBy<typeof contacts.followedUp>,
): Promise<ShownContact> {
  const before = await lockContact(work, params.id, body.version)
  if (before.follow_up_on === null || before.follow_up_done_on !== null)
    refuse('FOLLOW_UP_NOT_OPEN', {
      doneBy: before.follow_up_done_by,
      doneOn: before.follow_up_done_on?.toString() ?? null,
    })
  const version = before.version + 1
  await work.db
    .updateTable('contact')
    .set({
      version,
      follow_up_done_on: work.today,
      follow_up_done_by: work.actor.name,
      ...(body.note !== undefined && { notes: [before.notes, body.note].filter(Boolean).join('\n') }),
    })
    .where('id', '=', params.id)
    .execute()
  await recordCommand(work, {
    command: 'follow-up',
    subject: `contact ${params.id}`,
    changes: { followUpDoneOn: work.today.toString(), version },
  })
  return contactById(work, params.id)
}

/** Takes back a call that was begun by mistake. Refuses CALL_ALREADY_LOGGED, and CALL_HAS_CASE: what came of a call stays. */
export async function dismissCall(
  work: Work,
  { params, body }: ReceivedBy<typeof contacts.dismiss>,
): Promise<SuccessOf<typeof contacts.dismiss>> {
  const before = await lockContact(work, params.id, body.version)
  if (before.ended_at !== null) refuse('CALL_ALREADY_LOGGED', { contactId: params.id })
  await refuseWithCase(work, params.id)
  await work.db.deleteFrom('contact').where('id', '=', params.id).execute()
  await recordCommand(work, { command: 'dismiss-call', subject: `contact ${params.id}`, changes: {} })
  return { id: params.id }
}

async function refuseWithCase({ db }: Work, contactId: number): Promise<void> {
  const { rows } = await sql<{ caseId: number }>`
    select case_id as "caseId" from case_link where kind = 'contact' and key = ${contactId}::text limit 1`.execute(
    db,
  )
  if (rows[0]) refuse('CALL_HAS_CASE', { contactId, caseId: rows[0].caseId })
}
