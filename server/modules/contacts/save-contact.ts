import type { contacts } from '@cartwright/api/contacts'
import type { ReceivedBy } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'
import { refuseChangedMeanwhile } from '../audit/changed-meanwhile.ts'
import { recordCommand } from '../audit/record-command.ts'
import { instant } from '../billing/bill-run.ts'
import { contactColumns } from './contact-columns.ts'
import { contactById, type ShownContact } from './contact-rows.ts'

/**
 * Writes down what a conversation was about. A call that is going on ends with it; one in the log is corrected. Refuses whoever has not
 * seen the latest version, and says who changed it.
 */
export async function saveContact(
  work: Work,
  { params, body }: ReceivedBy<typeof contacts.save>,
): Promise<ShownContact> {
  const stored = await lockContact(work, params.id, body.version)
  const before = await contactById(work, params.id)
  const accountNumber = body.accountNumber === undefined ? before.accountNumber : body.accountNumber
  const account = accountNumber === null ? null : await accountByNumber(work, accountNumber)
  const columns = await contactColumns(work, account, body)
  const version = stored.version + 1
  // A follow-up that is set anew is open again.
  const again = body.followUpOn !== before.followUpOn
  await work.db
    .updateTable('contact')
    .set({
      ...columns,
      version,
      ...(stored.ended_at === null && { ended_at: instant() }),
      ...(again && { follow_up_done_on: null, follow_up_done_by: null }),
    })
    .where('id', '=', params.id)
    .execute()
  const { reason, outcome, followUpOn, billNumber, billLineNo } = body
  await recordCommand(work, {
    command: stored.ended_at === null ? 'log-call' : 'correct-contact',
    subject: `contact ${params.id}`,
    changes: { accountNumber, reason, outcome, followUpOn, billNumber, billLineNo, version },
  })
  return contactById(work, params.id)
}

/** Holds a conversation until the work ends. Refuses one that is not there, and one that was changed since it was seen. */
export async function lockContact(work: Work, id: number, version: number) {
  const found = await work.db
    .selectFrom('contact')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuse('CONTACT_NOT_FOUND', { contactId: id })
  await refuseChangedMeanwhile(work, { subject: `contact ${id}`, now: found.version, seen: version })
  return found
}
