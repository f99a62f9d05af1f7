import { sql } from 'kysely'
import type { MailOutcome } from '#kernel/mail'
import type { Work } from '#kernel/work'
import { noteEvent, type StoredLetter } from './stored-letter.ts'

/** The job that sends letters by e-mail. */
export const sendLetterEmailsJobName = 'send-letter-emails'

/** The e-mail address of whom a letter is to; null when they have none. */
export async function emailAddressOf({ db }: Work, { party_id }: StoredLetter): Promise<string | null> {
  const party = await db
    .selectFrom('party')
    .select('email')
    .where('id', '=', party_id)
    .executeTakeFirstOrThrow()
  return party.email
}

/** Asks for a letter that goes by e-mail to be sent: once, however often it is asked. One without an address stays to be seen as failed. */
export async function askForEmail(
  work: Work,
  { id, send_by }: StoredLetter,
  to: string | null,
): Promise<void> {
  if (send_by !== 'email') return
  await work.db
    .insertInto('letter_email')
    .values({
      letter_id: id,
      to_address: to ?? '',
      state: to === null ? 'failed' : 'waiting',
      answer: to === null ? 'There is no e-mail address any more.' : null,
    })
    .onConflict((conflict) => conflict.column('letter_id').doNothing())
    .execute()
  await work.later(sendLetterEmailsJobName, {})
}

/** A letter that is to be e-mailed. */
export type DueLetter = { readonly id: number; readonly to: string; readonly attempts: number }

/** How often an e-mail is tried, and how long a process may be about one before it counts as stopped. */
const attemptsAtMost = 5
const patienceMinutes = 10

/** The next letter to be e-mailed, or null. It is not held: whoever begins it first has it. */
export async function nextLetterDue({ db }: Work): Promise<DueLetter | null> {
  const { rows } = await sql<DueLetter>`
    select letter_id as id, to_address as "to", attempts from letter_email
    where state = 'waiting' and due_at <= clock_timestamp() order by due_at, letter_id limit 1`.execute(db)
  return rows[0] ?? null
}

/** Writes down that an attempt begins: from then on it may have been sent. Answers false when another has begun it. */
export async function beginLetterAttempt(
  { db }: Work,
  { id }: DueLetter,
  messageId: string,
): Promise<boolean> {
  const { rows } = await sql`
    update letter_email set state = 'sending', attempts = attempts + 1, message_id = ${messageId},
      begun_at = clock_timestamp(), answer = null
    where letter_id = ${id} and state = 'waiting' returning letter_id`.execute(db)
  return rows.length > 0
}

/** Writes down what came of an attempt. One that certainly failed, and may not the next time, waits longer after each. */
export async function endLetterAttempt(
  work: Work,
  { id, attempts }: DueLetter,
  { outcome, answer }: MailOutcome,
): Promise<void> {
  const tried = attempts + 1
  const state = (
    {
      sent: 'sent',
      refused: 'failed',
      unknown: 'uncertain',
      later: tried < attemptsAtMost ? 'waiting' : 'failed',
    } as const
  )[outcome]
  const { rows } = await sql`
    update letter_email set state = ${state}, answer = ${answer},
      sent_at = case when ${state} = 'sent' then clock_timestamp() end,
      due_at = clock_timestamp() + make_interval(mins => ${4 ** (tried - 1)}::int)
    where letter_id = ${id} and state = 'sending' returning letter_id`.execute(work.db)
  if (rows.length === 0 || state === 'waiting') return
  if (state === 'sent')
    await work.db
      .updateTable('letter')
      .set({ state: 'sent', sent_on: work.today })
      .where('id', '=', id)
      .where('state', '=', 'approved')
      .execute()
  await noteEvent(work, {
    letterId: id,
    what: { sent: 'e-mailed', failed: 'e-mail failed', uncertain: 'e-mail may not have arrived' }[state],
    note: state === 'sent' ? null : answer,
  })
}

/** Gives up on an e-mail that cannot be made: a person decides what becomes of the letter. */
export async function giveUpLetter(work: Work, { id }: DueLetter, answer: string): Promise<void> {
  await work.db
    .updateTable('letter_email')
    .set({ state: 'failed', answer })
    .where('letter_id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  await noteEvent(work, { letterId: id, what: 'e-mail failed', note: answer })
}

/** Attempts whose process stopped meanwhile: they may have been sent, so nobody sends them again unasked. */
export async function noteStoppedLetters({ db }: Work): Promise<void> {
  await sql`
    update letter_email set state = 'uncertain', answer = 'Whoever sent it stopped meanwhile: it may have arrived.'
    where state = 'sending' and begun_at < clock_timestamp() - make_interval(mins => ${patienceMinutes}::int)`.execute(
    db,
  )
}
