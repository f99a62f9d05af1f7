import { LetterFacts, LetterText } from '@cartwright/api/letter-text'
import type { LetterState } from '@cartwright/api/letter-shapes'
import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Actor, Work } from '#kernel/work'
import type { Language } from '../rates/explain-words.ts'
import type { PastMail } from './letter-account.ts'
import type { LetterToMake } from './letter-data.ts'

/** A letter as it is stored. */
export type StoredLetter = Selectable<Database['letter']> & {
  readonly language: Language
  readonly state: LetterState
  readonly send_by: 'print' | 'email'
}

/** A letter by its number; `lock` keeps others from changing it until the work ends. Refuses LETTER_NOT_FOUND. */
export async function storedLetter(
  { db }: Work,
  letterId: number,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<StoredLetter> {
  const row = await db
    .selectFrom('letter')
    .selectAll()
    .where('id', '=', letterId)
    .$if(lock, (one) => one.forUpdate())
    .executeTakeFirst()
  return (row as StoredLetter | undefined) ?? refuse('LETTER_NOT_FOUND', { letterId })
}

/** The same, to change it. Refuses LETTER_NOT_IN_STATE when it stands elsewhere than at one of `states`. */
export async function letterIn(
  work: Work,
  letterId: number,
  states: readonly LetterState[],
): Promise<StoredLetter> {
  const letter = await storedLetter(work, letterId, { lock: true })
  if (!states.includes(letter.state)) refuse('LETTER_NOT_IN_STATE', { letterId, state: letter.state })
  return letter
}

/** Refuses a change that was made on an older edition of a draft. */
export function refuseOlder({ id, edition, changed_by }: StoredLetter, madeOn: number): void {
  if (edition !== madeOn) refuse('LETTER_CHANGED_MEANWHILE', { letterId: id, changedBy: changed_by, edition })
}

/** A stored letter as it is filled in. What was stored was checked when it was written. */
export const toMake = (letter: StoredLetter): LetterToMake => ({
  id: letter.id,
  accountId: letter.account_id,
  versionId: letter.template_version_id,
  partyId: letter.party_id,
  copyTo: letter.copy_to,
  language: letter.language,
  subject: letter.subject,
  text: LetterText.parse(letter.body),
  facts: LetterFacts.parse(letter.facts),
  enclosures: letter.enclosures as string[],
  mailTo: letter.mail_to as PastMail | null,
})

/** What tells a person from all others: their key, or the name of a program. */
export const handOf = ({ userId, name }: Actor): string => userId ?? name

/** The hands of a letter with one more. */
export const withHand = ({ hands }: Pick<StoredLetter, 'hands'>, { actor }: Work): string =>
  JSON.stringify([...new Set([...(hands as string[]), handOf(actor)])])

/** Whether somebody, or whoever gave them their authority, had a hand in a letter. */
export const hadHand = ({ hands }: Pick<StoredLetter, 'hands'>, { actor }: Work): boolean =>
  (hands as string[]).some((hand) => hand === handOf(actor) || hand === actor.delegation?.giver.userId)

/** Writes down what happened to a letter. */
export async function noteEvent(
  { db, actor, today }: Work,
  {
    letterId,
    what,
    note = null,
  }: { readonly letterId: number; readonly what: string; readonly note?: string | null },
): Promise<void> {
  await db
    .insertInto('letter_event')
    .values({ letter_id: letterId, what, note, by_name: actor.name, on_day: today })
    .execute()
}

/** How the audit names a letter. */
export const letterName = (letterId: number): string => `letter ${letterId}`
