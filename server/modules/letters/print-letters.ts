import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { letterName } from './stored-letter.ts'

/** What is put in an envelope: a letter, or the copy of one. */
type Piece = { readonly letterId: number; readonly isCopy: boolean }

/**
 * Prints all approved letters that go by mail, and the copies of letters: one file in mail order. Each of them is marked printed, and is in
 * this print and no other, however many people ask at once. Refuses when nothing waits. Answers the number of the print.
 */
export async function printLetters(work: Work): Promise<number> {
  const { db, actor, today } = work
  // Whoever asks at the same moment waits here, and then finds them printed.
  await sql`select id from letter where state = 'approved' or (copy_to is not null and state in ('printed', 'sent')
    and not exists (select from letter_piece x where x.letter_id = letter.id and x.is_copy)) order by id for update`.execute(
    db,
  )
  const pieces = await piecesToPrint(work)
  if (pieces.length === 0) refuse('NO_LETTER_TO_PRINT', {})
  const { id } = await db
    .insertInto('letter_batch')
    .values({ printed_on: today, printed_by: actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`insert into letter_piece (letter_id, is_copy, batch_id, piece)
    select letter, copy, ${id}, place from unnest(${pieces.map(({ letterId }) => letterId)}::bigint[],
      ${pieces.map(({ isCopy }) => isCopy)}::boolean[]) with ordinality as put (letter, copy, place)`.execute(
    db,
  )
  const printed = pieces.filter(({ isCopy }) => !isCopy).map(({ letterId }) => letterId)
  await sql`update letter set state = 'printed', sent_on = ${today}::date, batch_id = ${id}
    where id = any(${printed}::bigint[])`.execute(db)
  await sql`insert into letter_event (letter_id, what, note, by_name, on_day)
    select letter, case when copy then 'copy printed' else 'printed' end, ${`Print ${id}`}, ${actor.name}, ${today}::date
    from unnest(${pieces.map(({ letterId }) => letterId)}::bigint[], ${pieces.map(({ isCopy }) => isCopy)}::boolean[])
      as put (letter, copy)`.execute(db)
  await recordCommand(work, {
    command: 'print-letters',
    subject: `letter print ${id}`,
    changes: { pieces: pieces.length, letters: printed },
  })
  return id
}

/** What waits to be printed, in the order the mail needs. */
async function piecesToPrint({ db }: Work): Promise<Piece[]> {
  const { rows } = await sql<Piece>`
    select "letterId", "isCopy" from (${waitingPieces}) pieces order by key collate "C", "letterId", "isCopy"`.execute(
    db,
  )
  return rows
}

/** Letters and copies that wait for a print: a letter that goes by mail and is approved, and a copy that was not printed. */
export const waitingPieces = sql`
  select l.id as "letterId", false as "isCopy", p.mail_key as key from letter l
  join lateral (select mail_key from letter_paper where letter_id = l.id order by edition desc limit 1) p on true
  where l.state = 'approved' and l.send_by = 'print'
  union all
  select l.id, true, p.copy_mail_key from letter l
  join lateral (select copy_mail_key from letter_paper where letter_id = l.id order by edition desc limit 1) p on true
  where l.copy_to is not null and p.copy_mail_key is not null and l.state in ('approved', 'printed', 'sent')
    and not exists (select from letter_piece x where x.letter_id = l.id and x.is_copy)`

/** Notes that a print was printed again, and why: its file is the same. Refuses LETTER_BATCH_NOT_FOUND. */
export async function printAgain(work: Work, batchId: number, note: string): Promise<void> {
  const pieces = await work.db
    .selectFrom('letter_piece')
    .select('letter_id')
    .distinct()
    .where('batch_id', '=', batchId)
    .execute()
  if (pieces.length === 0) refuse('LETTER_BATCH_NOT_FOUND', { batchId })
  await sql`insert into letter_event (letter_id, what, note, by_name, on_day)
    select unnest(${pieces.map(({ letter_id }) => letter_id)}::bigint[]), 'printed again', ${note}, ${work.actor.name},
      ${work.today}::date`.execute(work.db)
  await recordCommand(work, {
    command: 'print-letters-again',
    subject: `letter print ${batchId}`,
    changes: { letters: pieces.map(({ letter_id }) => letterName(letter_id)) },
    reason: note,
  })
}
