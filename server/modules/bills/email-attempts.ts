import { sql } from 'kysely'
import type { MailOutcome } from '#kernel/mail'
import type { Work } from '#kernel/work'

/** What goes by e-mail: bills, and explanations of them. Both are attempted by the same rules. */
export type Outgoing = 'bill_email' | 'explanation_email'

/** An e-mailed bill, or an explanation of one, that is to be sent. */
export type DueEmail = {
  readonly id: number
  readonly billId: number
  readonly to: string
  readonly attempts: number
}

/** How often an e-mail is tried, and how long a process may be about one before it counts as stopped. */
const attemptsAtMost = 5
const patienceMinutes = 10

/** The next e-mail that is due, or null. It is not held: whoever begins it first has it. */
export async function nextDue({ db }: Work, outgoing: Outgoing = 'bill_email'): Promise<DueEmail | null> {
  const { rows } = await sql<DueEmail>`
    select id, bill_id as "billId", to_address as "to", attempts from ${sql.table(outgoing)}
    where state = 'waiting' and due_at <= clock_timestamp() order by due_at, id limit 1`.execute(db)
  return rows[0] ?? null
}

/**
 * Writes down that an attempt begins, and what names it: after this has been kept, the e-mail may have been sent, and no other process
 * sends it. Answers false when another has begun it.
 */
export async function beginAttempt(
  { db }: Work,
  { id }: DueEmail,
  messageId: string,
  outgoing: Outgoing = 'bill_email',
): Promise<boolean> {
  const { rows } = await sql`
    update ${sql.table(outgoing)} set state = 'sending', attempts = attempts + 1, message_id = ${messageId},
      begun_at = clock_timestamp(), answer = null
    where id = ${id} and state = 'waiting' returning id`.execute(db)
  return rows.length > 0
}

/** Writes down what came of an attempt. One that certainly failed, and may not the next time, waits longer after each. */
export async function endAttempt(
  { db }: Work,
  { id, attempts }: DueEmail,
  { outcome, answer }: MailOutcome,
  outgoing: Outgoing = 'bill_email',
): Promise<void> {
  const tried = attempts + 1
  const state = {
    sent: 'sent',
    refused: 'failed',
    unknown: 'uncertain',
    later: tried < attemptsAtMost ? 'waiting' : 'failed',
  }[outcome]
  await sql`
    update ${sql.table(outgoing)} set state = ${state}, answer = ${answer},
      sent_at = case when ${state} = 'sent' then clock_timestamp() end,
      due_at = clock_timestamp() + make_interval(mins => ${4 ** (tried - 1)}::int)
    where id = ${id} and state = 'sending'`.execute(db)
}

/** Gives up on an e-mail that cannot be made: it goes on paper. */
export async function giveUp(
  { db }: Work,
  { id }: DueEmail,
  answer: string,
  outgoing: Outgoing = 'bill_email',
): Promise<void> {
  await db
    .updateTable(outgoing)
    .set({ state: 'failed', answer })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Attempts whose process stopped meanwhile: they may have been sent, so nobody sends them again unasked, and they go on paper. */
export async function noteStopped({ db }: Work, outgoing: Outgoing = 'bill_email'): Promise<void> {
  await sql`
    update ${sql.table(outgoing)} set state = 'uncertain', answer = 'Whoever sent it stopped meanwhile: it may have arrived.'
    where state = 'sending' and begun_at < clock_timestamp() - make_interval(mins => ${patienceMinutes}::int)`.execute(
    db,
  )
}
