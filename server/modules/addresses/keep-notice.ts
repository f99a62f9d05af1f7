import type { Work } from '#kernel/work'
import type { NoticedBy, Noticed } from './judge-notice.ts'
import type { MailingRow } from './mailing-rows.ts'
import { addressKey, movingKey } from './read-mail-address.ts'
import { storeNoticedLook } from './store-coding.ts'

/** A notice that fits, with whom it is of. */
type FittingNotice = Noticed & {
  readonly method: NoticedBy
  readonly mail: Pick<MailingRow, 'accountId' | 'partyId'>
  /** The window it is of, the name first. */
  readonly lines: readonly string[]
  readonly from: { readonly fileId: number; readonly line: number } | null
}

/** The key of a name at an address; one that Publication 28 does not know is one by its words. */
export const windowKey = (lines: readonly string[]): string =>
  movingKey(lines) || lines.join('\n').toUpperCase()

/**
 * Keeps a notice. One that says of no move is proof of a Move Update at once; every other waits for a person. Null: the same name, way, day and result was
 * kept before.
 */
export async function keepNotice(work: Work, notice: FittingNotice): Promise<number | null> {
  const { method, mail, lines, from, noticedOn, result, movedIn, moveType, to } = notice
  const keys = { address_key: addressKey(lines), moving_key: windowKey(lines) }
  const row = await work.db
    .insertInto('move_notice')
    .values({
      file_id: from?.fileId ?? null,
      line: from?.line ?? null,
      method,
      noticed_on: noticedOn,
      account_id: mail.accountId,
      party_id: mail.partyId,
      lines: JSON.stringify(lines),
      ...keys,
      result,
      line_1: to?.line1 ?? null,
      line_2: to?.line2 ?? null,
      place: to?.place ?? null,
      state: to?.state ?? null,
      zip: to?.zip ?? null,
      moved_in: movedIn,
      move_type: moveType,
      verdict: result === 'no-move' ? 'taken' : 'open',
      entered_by: work.actor.name,
      entered_on: work.today,
    })
    .onConflict((conflict) => conflict.constraint('one_move_notice_per_name_and_day').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return null
  if (result === 'no-move' && keys.address_key !== '')
    await storeNoticedLook(work, row.id, {
      addressKey: keys.address_key,
      movingKey: keys.moving_key,
      lookedOn: noticedOn,
      method,
    })
  return row.id
}
