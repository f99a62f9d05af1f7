import type { billExplanations } from '@cartwright/api/bill-explanations'
import type { ExplanationEmail } from '@cartwright/api/bill-explanation-shapes'
import type { ReceivedBy } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import { contains } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { partyById, standings } from '../accounts/party-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { type StoredBill, storedBill } from './stored-bill.ts'

/** The job that sends explanations. */
export const sendExplanationsJob = 'send-bill-explanations'

type Asked = ReceivedBy<typeof billExplanations.send>['body']

/**
 * Asks for the explanation of a bill to be e-mailed to somebody of its account, at the address on file. The same request again changes
 * nothing and answers the same. Refuses whoever is nothing to the account today, and whoever has no address.
 */
export async function sendExplanation(work: Work, number: string, asked: Asked): Promise<ExplanationEmail> {
  const bill = await storedBill(work, number)
  const compared = asked.with === null ? null : await comparedBill(work, bill, asked.with)
  const to = await addressOf(work, bill, asked.partyId)
  const { rows } = await sql<{ id: number }>`
    insert into explanation_email (request, bill_id, compared_id, party_id, to_address, language, asked_by)
    values (${asked.request}, ${bill.billId}, ${compared}, ${asked.partyId}, ${to}, ${asked.language}, ${work.actor.name})
    on conflict (request) do nothing returning id`.execute(work.db)
  if (rows[0]) {
    await recordCommand(work, {
      command: 'send-bill-explanation',
      subject: `bill ${number}`,
      changes: { to, language: asked.language, comparedWith: asked.with },
    })
    await work.later(sendExplanationsJob, {})
  }
  const [email] = await emailsWhere(work, sql`e.request = ${asked.request}`)
  return email!
}

async function comparedBill(work: Work, bill: StoredBill, otherNumber: string): Promise<number> {
  const other = await storedBill(work, otherNumber)
  if (other.accountNumber !== bill.accountNumber)
    refuse('BILL_OF_ANOTHER_ACCOUNT', { number: bill.number ?? '', otherNumber })
  return other.billId
}

/** The address on file of somebody who is something to the account today. */
async function addressOf(work: Work, { accountNumber }: StoredBill, partyId: number): Promise<string> {
  const account = await work.db
    .selectFrom('account')
    .select('id')
    .where('number', '=', accountNumber)
    .executeTakeFirstOrThrow()
  const today = (await standings(work, account.id)).filter((standing) => contains(standing, work.today))
  if (!today.some((standing) => standing.partyId === partyId))
    refuse('PARTY_NOT_OF_ACCOUNT', { partyId, accountNumber })
  const { email } = await partyById(work, partyId)
  return email ?? refuse('PARTY_WITHOUT_EMAIL', { partyId })
}

type Row = Omit<ExplanationEmail, 'askedAt' | 'sentAt'> & {
  readonly askedAt: Temporal.Instant
  readonly sentAt: Temporal.Instant | null
}

async function emailsWhere(work: Work, where: RawBuilder<unknown>): Promise<ExplanationEmail[]> {
  const { rows } = await sql<Row>`
    select e.id as "emailId", b.number as "billNumber", other.number as "comparedWith", p.name as "partyName",
      e.to_address as "to", e.language, e.state, e.answer, e.asked_by as "askedBy", e.asked_at as "askedAt",
      e.sent_at as "sentAt"
    from explanation_email e join bill b on b.id = e.bill_id join party p on p.id = e.party_id
    left join bill other on other.id = e.compared_id where ${where} order by e.id desc`.execute(work.db)
  return rows.map((row) => ({
    ...row,
    askedAt: row.askedAt.toString(),
    sentAt: row.sentAt?.toString() ?? null,
  }))
}

/** The explanations of a bill that were e-mailed, newest first. */
export async function explanationEmails(work: Work, number: string): Promise<ExplanationEmail[]> {
  const { billId } = await storedBill(work, number)
  return emailsWhere(work, sql`e.bill_id = ${billId}`)
}
