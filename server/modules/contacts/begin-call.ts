import type { contacts } from '@cartwright/api/contacts'
import type { ReceivedBy } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { readPhone } from '../accounts/read-phone.ts'
import { recordCommand } from '../audit/record-command.ts'
import { instant, keyOf } from '../billing/bill-run.ts'
import { callGoing, contactById, contactRows, type ShownContact } from './contact-rows.ts'
import { sql } from 'kysely'

/**
 * Begins a call. A request that comes again, and one for the account the person is on the telephone about already, answers with the call
 * that is going on. Refuses CALL_STILL_GOING while they are on another one.
 */
export async function beginCall(
  work: Work,
  { body }: ReceivedBy<typeof contacts.begin>,
): Promise<ShownContact> {
  const [before] = await contactRows(work, sql`c.request_key = ${body.key}`, 1)
  if (before) return before
  const account = body.accountNumber === null ? null : await accountByNumber(work, body.accountNumber)
  const going = await callGoing(work, keyOf(work.actor))
  if (going && (account === null || going.accountNumber === account.number)) return going
  if (going) refuse('CALL_STILL_GOING', { contactId: going.id, accountNumber: going.accountNumber })
  const phone = body.phone === null ? null : readPhone(body.phone)
  const begun = await work.db
    .insertInto('contact')
    .values({
      request_key: body.key,
      account_id: account?.id ?? null,
      channel: 'phone',
      direction: body.direction,
      phone,
      taken_by: work.actor.name,
      taken_by_user: keyOf(work.actor),
      begun_on: work.today,
      begun_at: instant(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'begin-call',
    subject: account ? `account ${account.number}` : `contact ${begun.id}`,
    changes: { contactId: begun.id, direction: body.direction, version: 1 },
  })
  return contactById(work, begun.id)
}
