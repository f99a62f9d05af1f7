import type { returnedMail } from '@cartwright/api/returned-mail'
import type { ReceivedBy } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseField } from '../accounts/account-queries.ts'
import { changeContactAsPosted } from '../accounts/change-contact.ts'
import { partyById } from '../accounts/party-queries.ts'
import { mailingOf, windowOf } from '../addresses/mailing-rows.ts'
import { addressKey } from '../addresses/read-mail-address.ts'
import { recordCommand } from '../audit/record-command.ts'
import { pieceById, type ShownPiece } from './returned-rows.ts'

type Asked = ReceivedBy<typeof returnedMail.work>

/**
 * Records what was done about a returned piece. A call leaves it open; everything else ends it. A new address must be one: it is written here
 * from the label of the post office, or was changed on the account before. An address marked undeliverable may later get a new one, or be
 * mailed to all the same.
 */
export async function workPiece(work: Work, { params: { pieceId }, body }: Asked): Promise<ShownPiece> {
  const { accountNumber } = await pieceById(work, pieceId)
  await lockAccount(work, accountNumber)
  const piece = await lockedPiece(work, pieceId)
  const { action } = body
  const mayFollow =
    piece.state === 'open' ||
    (piece.state === 'undeliverable' && ['new-address', 'mail-anyway', 'called'].includes(action))
  if (!mayFollow) refuse('RETURNED_PIECE_WORKED', { pieceId, state: piece.state, workedBy: piece.worked_by })
  if (body.mail !== null && action !== 'new-address')
    refuseField('mail', 'An address is written only where there is a new one.')
  if (action === 'new-address') await readdress(work, piece, { accountNumber, mail: body.mail })
  await work.db
    .insertInto('returned_step')
    .values({ piece_id: pieceId, action, note: body.note, done_by: work.actor.name, done_on: work.today })
    .execute()
  if (action !== 'called')
    await work.db
      .updateTable('returned_piece')
      .set({ state: action, worked_by: work.actor.name, worked_on: work.today })
      .where('id', '=', pieceId)
      .execute()
  await recordCommand(work, {
    command: 'work-returned-piece',
    subject: `account ${accountNumber}`,
    changes: { pieceId, action },
    reason: body.note,
  })
  return pieceById(work, pieceId)
}

type Locked = {
  readonly state: string
  readonly worked_by: string | null
  readonly account_id: number
  readonly party_id: number | null
  readonly lines: unknown
}

async function lockedPiece({ db }: Work, pieceId: number): Promise<Locked> {
  return db
    .selectFrom('returned_piece')
    .select(['state', 'worked_by', 'account_id', 'party_id', 'lines'])
    .where('id', '=', pieceId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Writes the address of the label, and refuses when mail would go where it came back from. */
async function readdress(
  work: Work,
  piece: Locked,
  { accountNumber, mail }: { readonly accountNumber: string; readonly mail: Asked['body']['mail'] },
): Promise<void> {
  const { party_id: known, account_id: accountId } = piece
  if (known === null) return refuse('RETURNED_ADDRESS_THE_SAME', { address: '' })
  if (mail) {
    const { partyId, ...contact } = await partyById(work, known)
    await changeContactAsPosted(work, {
      params: { accountNumber, partyId },
      body: { ...contact, mail, reason: 'The post office’s label on returned mail' },
    })
  }
  const now = await mailingOf(work, { accountId, partyId: known })
  const lines = piece.lines as string[]
  if (!now || addressKey(windowOf(now)) === addressKey(lines))
    refuse('RETURNED_ADDRESS_THE_SAME', { address: lines.slice(1).join(', ') })
}
