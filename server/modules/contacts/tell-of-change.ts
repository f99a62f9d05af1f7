import { sql } from 'kysely'
import { z } from 'zod'
import type { Mail } from '#kernel/mail'
import type { Job, JobVisit, Work } from '#kernel/work'
import { tellOfChange } from '../accounts/change-contact.ts'
import { partyById } from '../accounts/party-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { cityIdentity } from '../city/city-queries.ts'
import { changeMail } from './change-mail.ts'
import { tellByLetter } from './tell-by-letter.ts'

const Asked = z.object({
  recordId: z.int(),
  accountId: z.int(),
  partyId: z.int(),
  changed: z.array(z.string()),
  email: z.string().nullable(),
  mail: z
    .object({
      line1: z.string(),
      line2: z.string().nullable(),
      place: z.string(),
      state: z.string(),
      zip: z.string(),
    })
    .nullable(),
})
type Told = z.infer<typeof Asked>

/**
 * Writes to the e-mail address that a contact had before it was changed, so that its owner hears of a change they did not make. Done again
 * after it was cut off, it sends nothing twice: what may have been sent is kept as uncertain. For whom there was no e-mail address a letter
 * to the mailing address before the change is drafted.
 */
export const tellOfChangeJob: Job = {
  name: tellOfChange,
  run: async (visit) => {
    const told = Asked.parse(visit.data)
    const mail = await visit.inTransaction((work) => begin(work, told))
    if (mail) await send(visit, told.recordId, mail)
  },
}

/** Notes that it is being told; answers what is to be sent, null when nothing is. */
async function begin(work: Work, told: Told): Promise<Mail | null> {
  const { recordId, accountId, partyId, changed, email } = told
  const state = email === null ? 'nowhere' : 'sending'
  const { rows } = await sql<{ id: number }>`
    insert into change_notice (record_id, account_id, party_id, changed, by_email, state, told_on)
    values (${recordId}, ${accountId}, ${partyId}, ${JSON.stringify(changed)}::jsonb, ${email}, ${state}, ${work.today}::date)
    on conflict on constraint one_notice_per_change do nothing returning id`.execute(work.db)
  if (rows.length === 0) {
    // Whoever began it was cut off: it may have been sent.
    await sql`update change_notice set state = 'uncertain' where record_id = ${recordId} and state = 'sending'`.execute(
      work.db,
    )
    return null
  }
  if (email === null) {
    await tellByLetter(work, { ...told, noticeId: rows[0]!.id })
    return null
  }
  const number = await accountNumber(work, accountId)
  const party = await partyById(work, partyId)
  const identity = await cityIdentity(work)
  await recordCommand(work, {
    command: 'tell-of-change',
    subject: `account ${number}`,
    changes: { partyId, changed, to: email },
  })
  return changeMail({ to: email, party, changed, accountNumber: number, identity, recordId, on: work.today })
}

async function accountNumber(work: Work, accountId: number): Promise<string> {
  const { number } = await work.db
    .selectFrom('account')
    .select('number')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return number
}

const stateOf = { sent: 'sent', refused: 'failed', later: 'failed', unknown: 'uncertain' } as const

async function send({ sendMail, inTransaction }: JobVisit, recordId: number, mail: Mail): Promise<void> {
  const { outcome, answer } = await sendMail(mail)
  await inTransaction(async (work) => {
    await work.db
      .updateTable('change_notice')
      .set({ state: stateOf[outcome], answer })
      .where('record_id', '=', recordId)
      .execute()
  })
}
