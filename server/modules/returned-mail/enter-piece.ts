import type { returnedMail } from '@cartwright/api/returned-mail'
import type { ReceivedBy } from '@cartwright/api/route'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { type BillOfBarcode, findPiece } from './find-piece.ts'
import { pieceById, type ShownPiece } from './returned-rows.ts'

type Asked = ReceivedBy<typeof returnedMail.enter>

/**
 * Enters a piece that came back. The same bill again is refused with the return that is there, unless whoever enters it says that it came back
 * once more. The same request again answers with the piece it entered.
 */
export async function enterPiece(
  work: Work,
  { body }: Asked,
  billOfBarcode: BillOfBarcode,
): Promise<ShownPiece> {
  const made = await work.db
    .selectFrom('returned_piece')
    .select('id')
    .where('request_id', '=', body.key)
    .executeTakeFirst()
  if (made) return pieceById(work, made.id)
  const returnedOn = PlainDate.from(body.returnedOn)
  if (returnedOn.until(work.today).days < 0) refuseField('returnedOn', 'Write today or an earlier day.')
  const account = await lockAccount(work, (await findPiece(work, body.typed, billOfBarcode)).accountNumber)
  // Looked at again behind the lock: whoever enters the same piece at the same moment waited for it.
  const found = await findPiece(work, body.typed, billOfBarcode)
  if (found.before && !body.again) refuse('RETURNED_PIECE_ALREADY_HERE', found.before)
  const { id } = await work.db
    .insertInto('returned_piece')
    .values({
      request_id: body.key,
      account_id: account.id,
      bill_id: found.billId,
      tracking: found.tracking,
      lines: JSON.stringify(found.lines),
      sent_line_1: found.sentLine1,
      party_id: found.partyId,
      reason: body.reason,
      returned_on: returnedOn,
      note: body.note,
      entered_by: work.actor.name,
      entered_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'enter-returned-piece',
    subject: `account ${account.number}`,
    changes: { pieceId: id, bill: found.billNumber, reason: body.reason, returnedOn: body.returnedOn },
    reason: body.note,
  })
  return pieceById(work, id)
}
