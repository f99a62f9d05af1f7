import type { inserts } from '@cartwright/api/inserts'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { storedInsert, type WholeInsert, wholeInsert } from './insert-rows.ts'

/** Writes down that a piece came back. A second time it changes nothing. Refuses a piece that was never mailed, and days before it was. */
export async function returnPiece(
  work: Work,
  { params: { pieceId }, body }: ReceivedBy<typeof inserts.returned>,
): Promise<WholeInsert> {
  const piece = await work.db
    .selectFrom('insert_piece')
    .leftJoin('insert_mailing', 'insert_mailing.notice_id', 'insert_piece.notice_id')
    .select(['insert_piece.notice_id', 'account_number', 'why_not', 'mailed_on'])
    .where('insert_piece.id', '=', pieceId)
    .executeTakeFirst()
  if (!piece) return refuse('INSERT_PIECE_NOT_FOUND', { pieceId })
  const { notice_id: insertId, mailed_on: mailedOn } = piece
  if (!mailedOn || piece.why_not !== null)
    return refuse('INSERT_NOT_IN_STATE', { insertId, state: (await storedInsert(work, insertId)).state })
  const on = PlainDate.from(body.returnedOn)
  if (isBefore(on, mailedOn) || isBefore(work.today, on))
    refuseField('returnedOn', `Write a day from ${mailedOn.toString()}, when it was mailed, to today.`)
  const added = await work.db
    .insertInto('insert_return')
    .values({
      piece_id: pieceId,
      returned_on: on,
      reason: body.reason,
      told_by: work.actor.name,
      told_on: work.today,
    })
    .onConflict((conflict) => conflict.column('piece_id').doNothing())
    .returning('piece_id')
    .executeTakeFirst()
  if (added)
    await recordCommand(work, {
      command: 'return-notice',
      subject: `account ${piece.account_number}`,
      changes: { insertId, pieceId, returnedOn: body.returnedOn },
      reason: body.reason,
    })
  return wholeInsert(work, insertId)
}
