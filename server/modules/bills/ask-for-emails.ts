import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockRun, runName } from '../billing/bill-run.ts'
import { emailRow } from './email-queries.ts'

/** The job that sends e-mailed bills. */
export const sendEmailsJob = 'send-bill-emails'

/**
 * Asks for the bills of a posted run to be e-mailed to those who want them so: once to each address, however often it is asked.
 * Refuses a run of which none goes by e-mail.
 */
export async function askForEmails(work: Work, runId: number): Promise<void> {
  await lockRun(work, runId, ['posted', 'produced', 'mailed', 'closed'])
  const { rows } = await sql<{ isNew: boolean }>`
    with wanted as (
      select b.id, b.document->>'email' as address from bill b
      where b.run_id = ${runId} and b.document->>'billBy' in ('email', 'both') and b.document->>'email' is not null
        and not b.document ? 'suppressed'),
    asked as (
      insert into bill_email (bill_id, run_id, to_address, asked_by)
      select id, ${runId}, address, ${work.actor.name} from wanted order by id
      on conflict (bill_id, to_address) do nothing returning bill_id)
    select asked.bill_id is not null as "isNew" from wanted left join asked on asked.bill_id = wanted.id`.execute(
    work.db,
  )
  if (rows.length === 0) refuse('NO_EMAIL_WANTED', { runId })
  const emails = rows.filter(({ isNew }) => isNew).length
  if (emails === 0) return
  await recordCommand(work, { command: 'send-bill-emails', subject: runName(runId), changes: { emails } })
  await work.later(sendEmailsJob, {})
}

/** Sends an e-mailed bill again, by a person's decision: one that did not arrive, or may not have. */
export async function sendAgain(work: Work, emailId: number): Promise<void> {
  const before = await emailRow(work, emailId)
  const { rows } = await sql`
    update bill_email set state = 'waiting', attempts = 0, due_at = clock_timestamp()
    where id = ${emailId} and state in ('failed', 'uncertain') returning id`.execute(work.db)
  if (rows.length === 0) refuse('EMAIL_NOT_RETURNED', { state: before.state })
  await recordCommand(work, {
    command: 'send-bill-email-again',
    subject: `bill ${before.billNumber}`,
    changes: { to: before.to, before: before.state },
  })
  await work.later(sendEmailsJob, {})
}

/** Notes that an e-mailed bill came back after the mail server had taken it: it is on the list, and goes on paper. */
export async function noteReturned(work: Work, emailId: number, answer: string): Promise<void> {
  const before = await emailRow(work, emailId)
  const { rows } = await sql`
    update bill_email set state = 'failed', answer = ${answer} where id = ${emailId} and state = 'sent'
    returning id`.execute(work.db)
  if (rows.length === 0) refuse('EMAIL_NOT_SENT', { state: before.state })
  await recordCommand(work, {
    command: 'note-returned-email',
    subject: `bill ${before.billNumber}`,
    changes: { to: before.to, answer },
  })
}
