import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { answeredBefore, insertLetter } from './draft-letter.ts'
import { letterIn, letterName, noteEvent, storedLetter, toMake } from './stored-letter.ts'

/** Notes that a letter came back, on which day and why. Refuses a day before it was sent, or one that has not come. */
export async function noteLetterReturned(
  work: Work,
  letterId: number,
  { returnedOn, note }: { readonly returnedOn: string; readonly note: string },
): Promise<void> {
  const letter = await letterIn(work, letterId, ['printed', 'sent'])
  const day = PlainDate.from(returnedOn)
  if (isBefore(work.today, day) || isBefore(day, letter.sent_on!))
    refuseField('returnedOn', 'Write a day from the one it was sent up to today.')
  await work.db
    .updateTable('letter')
    .set({ state: 'returned', returned_on: day, returned_because: note })
    .where('id', '=', letterId)
    .execute()
  await noteEvent(work, { letterId, what: 'came back', note })
  await recordCommand(work, {
    command: 'note-returned-letter',
    subject: letterName(letterId),
    changes: { returnedOn },
    reason: note,
  })
}

/** Writes a letter again that was sent, came back or was given up: a new draft with the same text. Asked again, it answers the same one. */
export async function writeAgain(work: Work, letterId: number, key: string): Promise<number> {
  const letter = await storedLetter(work, letterId)
  if (letter.state === 'draft' || letter.state === 'waiting' || letter.state === 'approved')
    refuse('LETTER_NOT_IN_STATE', { letterId, state: letter.state })
  const { text, subject, facts, ...made } = toMake(letter)
  const written = await insertLetter(work, {
    key,
    accountId: made.accountId,
    partyId: letter.party_id,
    copyTo: made.copyTo,
    language: made.language,
    versionId: letter.template_version_id,
    text: { subject, text },
    facts,
    enclosures: made.enclosures,
    copyOf: letterId,
    ...(letter.amount_cents !== null && { amountCents: letter.amount_cents }),
    ...(letter.about_kind !== null && { subject: { kind: letter.about_kind, id: letter.about_id! } }),
  })
  if (written !== null) await noteEvent(work, { letterId, what: 'written again' })
  return written ?? (await answeredBefore(work, key))
}
