import type { moveNotices } from '@cartwright/api/move-notices'
import type { ReceivedBy } from '@cartwright/api/route'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccount, refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keepNotice, windowKey } from './keep-notice.ts'
import { windowOf } from './mailing-rows.ts'
import { noticeById, type ShownNotice } from './notice-rows.ts'
import { noticedParty } from './noticed-party.ts'

/**
 * Enters what the post office told of a name where its mail goes now. One that says of no move keeps its way and day for the gate at once; every other
 * waits for a person. The same name, way, day and result again is refused with the notice that is there.
 */
export async function enterNotice(
  work: Work,
  { body }: ReceivedBy<typeof moveNotices.enter>,
): Promise<ShownNotice> {
  const { method, result, movedIn, moveType, partyId, mail: to } = body
  const noticedOn = PlainDate.from(body.noticedOn)
  if (noticedOn.until(work.today).days < 0) refuseField('noticedOn', 'Write today or an earlier day.')
  if (result === 'moved' && !to) refuseField('mail', 'Write the new address.')
  if (result !== 'moved' && to) refuseField('mail', 'A new address is written only where they moved to it.')
  const account = await lockAccount(work, body.accountNumber)
  const mail = await noticedParty(work, { accountId: account.id, partyId, name: '' })
  if (!mail) return refuse('PARTY_NOT_FOUND', { partyId: partyId ?? 0 })
  if (mail.confidential) refuse('ADDRESS_CONFIDENTIAL', {})
  const lines = windowOf(mail)
  const noticed = { noticedOn, result, movedIn, moveType, to }
  const noticeId = await keepNotice(work, { ...noticed, method, mail, lines, from: null })
  if (noticeId === null) {
    const { id } = await work.db
      .selectFrom('move_notice')
      .select('id')
      .where('account_id', '=', account.id)
      .where('party_id', '=', mail.partyId)
      .where('moving_key', '=', windowKey(lines))
      .where('method', '=', method)
      .where('noticed_on', '=', noticedOn)
      .where('result', '=', result)
      .executeTakeFirstOrThrow()
    return refuse('MOVE_NOTICE_ALREADY_HERE', { noticeId: id })
  }
  await recordCommand(work, {
    command: 'enter-move-notice',
    subject: `account ${account.number}`,
    changes: { noticeId, method, noticedOn: body.noticedOn, result },
  })
  return noticeById(work, noticeId)
}
