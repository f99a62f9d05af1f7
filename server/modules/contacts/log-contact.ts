import type { contacts } from '@cartwright/api/contacts'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { accountByNumber, refuseField } from '../accounts/account-queries.ts'
import { readPhone } from '../accounts/read-phone.ts'
import { recordCommand } from '../audit/record-command.ts'
import { instant, keyOf } from '../billing/bill-run.ts'
import { contactColumns } from './contact-columns.ts'
import { contactById, contactRows, type ShownContact } from './contact-rows.ts'

/** Logs a conversation that is over. A request that comes again answers with what was logged. Refuses a day that has not come. */
export async function logContact(
  work: Work,
  { body }: ReceivedBy<typeof contacts.log>,
): Promise<ShownContact> {
  const [before] = await contactRows(work, sql`c.request_key = ${body.key}`, 1)
  if (before) return before
  const account = body.accountNumber === null ? null : await accountByNumber(work, body.accountNumber)
  const on = body.on === undefined ? work.today : PlainDate.from(body.on)
  if (isBefore(work.today, on)) refuseField('on', 'Write today or an earlier day.')
  const ended = instant()
  const logged = await work.db
    .insertInto('contact')
    .values({
      ...(await contactColumns(work, account, body)),
      request_key: body.key,
      channel: body.channel,
      phone: body.phone === null ? null : readPhone(body.phone),
      taken_by: work.actor.name,
      taken_by_user: keyOf(work.actor),
      begun_on: on,
      begun_at: ended.subtract({ minutes: body.minutes ?? 0 }),
      ended_at: ended,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { channel, direction, reason, outcome, followUpOn } = body
  await recordCommand(work, {
    command: 'log-contact',
    subject: `contact ${logged.id}`,
    changes: {
      accountNumber: account?.number ?? null,
      channel,
      direction,
      reason,
      outcome,
      followUpOn,
      version: 1,
    },
  })
  return contactById(work, logged.id)
}
