import { sql } from 'kysely'
import type { LetterState } from '@cartwright/api/letter-shapes'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { askForEmail, emailAddressOf } from './letter-emails.ts'
import { hadHand, letterIn, letterName, noteEvent, type StoredLetter } from './stored-letter.ts'

/** Approves a letter that waits: it is printed, or e-mailed, as it is. Refuses whoever had a hand in it. */
export async function approveLetter(work: Work, letterId: number): Promise<void> {
  const letter = await letterIn(work, letterId, ['waiting'])
  if (hadHand(letter, work)) refuse('OWN_LETTER_NOT_APPROVED', { by: letter.drafted_by })
  await moved(work, { letter, to: 'approved', command: 'approve-letter', what: 'approved' })
  await work.db
    .updateTable('letter')
    .set({ approved_by: work.actor.name })
    .where('id', '=', letterId)
    .execute()
  await askForEmail(work, letter, await emailAddressOf(work, letter))
}

/** Sends a letter that waits back to be written anew, saying why. */
export async function sendLetterBack(work: Work, letterId: number, note: string): Promise<void> {
  const letter = await letterIn(work, letterId, ['waiting'])
  await moved(work, { letter, to: 'draft', command: 'send-letter-back', what: 'sent back', note })
}

/** Takes a letter back that is not printed or e-mailed yet. Refuses one whose e-mail is on its way, or was sent. */
export async function takeLetterBack(work: Work, letterId: number): Promise<void> {
  const letter = await letterIn(work, letterId, ['waiting', 'approved'])
  await refuseUnderWay(work, letter)
  await moved(work, { letter, to: 'draft', command: 'take-letter-back', what: 'taken back' })
}

/** Gives a letter up that was not sent, saying why. It stays to be seen. */
export async function withdrawLetter(work: Work, letterId: number, note: string): Promise<void> {
  const letter = await letterIn(work, letterId, ['draft', 'waiting', 'approved'])
  await refuseUnderWay(work, letter)
  await moved(work, { letter, to: 'withdrawn', command: 'withdraw-letter', what: 'withdrawn', note })
}

/** An e-mail that waits is given up with the letter; one that is being sent, or was, is not undone. */
async function refuseUnderWay({ db }: Work, { id, state }: StoredLetter): Promise<void> {
  await sql`delete from letter_email where letter_id = ${id} and state in ('waiting', 'failed', 'uncertain')`.execute(
    db,
  )
  const left = await db
    .selectFrom('letter_email')
    .select('state')
    .where('letter_id', '=', id)
    .executeTakeFirst()
  if (left) refuse('LETTER_NOT_IN_STATE', { letterId: id, state: `${state}, e-mail ${left.state}` })
}

type Move = {
  readonly letter: StoredLetter
  readonly to: LetterState
  readonly command: string
  readonly what: string
  readonly note?: string
}

async function moved(work: Work, { letter, to, command, what, note }: Move): Promise<void> {
  await work.db
    .updateTable('letter')
    .set({
      state: to,
      edition: letter.edition + 1,
      changed_by: work.actor.name,
      ...(to === 'draft' && { approved_by: null }),
    })
    .where('id', '=', letter.id)
    .execute()
  await noteEvent(work, { letterId: letter.id, what, note: note ?? null })
  await recordCommand(work, {
    command,
    subject: letterName(letter.id),
    changes: { state: { before: letter.state, after: to } },
    reason: note ?? null,
  })
}
