import { LetterFacts } from '@cartwright/api/letter-text'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { withdrawLetter } from '../letters/decide-letter.ts'

/** A correction that was posted for a case, whose letter is still a draft. */
export type UntoldCorrection = {
  readonly correctionId: number
  readonly letterId: number
  /** What that letter was given to say. */
  readonly facts: LetterFacts
  readonly enclosures: readonly string[]
  readonly amountCents: number | null
}

/** The newest correction of a case and its account that no letter has told of yet; null: none, or its letter is on its way. */
export async function untoldCorrection({ db }: Work, deskCaseId: number): Promise<UntoldCorrection | null> {
  const { rows } = await sql<Omit<UntoldCorrection, 'facts'> & { readonly facts: unknown }>`
    select c.id as "correctionId", l.id as "letterId", l.facts, l.enclosures, l.amount_cents as "amountCents"
    from correction c join letter l on l.id = c.letter_id
    where c.desk_case_id = ${deskCaseId} and c.state = 'posted' and c.shared_of is null and l.state = 'draft'
      and l.about_kind = 'correction' and l.about_id = c.id
    order by c.id desc limit 1`.execute(db)
  const [found] = rows
  // What was stored was checked when it was written.
  return found ? { ...found, facts: LetterFacts.parse(found.facts) } : null
}

/** Lets another letter tell of a correction: its own draft is given up, and says in which letter it is told. */
export async function tellInLetter(
  work: Work,
  { correctionId, letterId: draft }: Pick<UntoldCorrection, 'correctionId' | 'letterId'>,
  letterId: number,
): Promise<void> {
  await withdrawLetter(work, draft, `Letter ${letterId} tells of it, with the answer to the dispute.`)
  await work.db
    .updateTable('correction')
    .set({ letter_id: letterId })
    .where('id', '=', correctionId)
    .execute()
}
