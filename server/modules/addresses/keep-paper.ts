import { createHash } from 'node:crypto'
import { parseDay } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { exchangeById, type ShownExchange } from './exchange-rows.ts'

type Paper = {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly kind: 'ps-3553' | 'other'
  readonly datedOn: string
}

const most = 10 * 1024 * 1024

/** Keeps PS Form 3553, or another paper of an exchange, as it was sent. The same file again is the one that is there. */
export async function keepPaper(work: Work, exchangeId: number, paper: Paper): Promise<ShownExchange> {
  await exchangeById(work, exchangeId)
  const { fileName, bytes, kind } = paper
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  if (!isPdf || bytes.length > most) refuse('ADDRESS_PAPER_UNFIT', { fileName })
  const datedOn =
    parseDay(paper.datedOn) ?? refuseField('datedOn', 'Write the date on the form, such as 2026-11-20.')
  if (datedOn.until(work.today).days < 0) refuseField('datedOn', 'The date on the form is not still to come.')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const added = await work.db
    .insertInto('address_paper')
    .values({
      exchange_id: exchangeId,
      kind,
      file_name: fileName,
      content_type: 'application/pdf',
      content: Buffer.from(bytes).toString('base64'),
      sha256,
      dated_on: datedOn,
      added_by: work.actor.name,
      added_on: work.today,
    })
    .onConflict((conflict) => conflict.constraint('one_address_paper_per_file').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added)
    await recordCommand(work, {
      command: 'keep-address-paper',
      subject: `address exchange ${exchangeId}`,
      changes: { paperId: added.id, kind, fileName, sha256, datedOn: datedOn.toString() },
    })
  return exchangeById(work, exchangeId)
}

/** A paper as it was sent. Refuses a number that is none. */
export async function paperContent(
  work: Work,
  paperId: number,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
  const found = await work.db
    .selectFrom('address_paper')
    .select(['file_name', 'content'])
    .where('id', '=', paperId)
    .executeTakeFirst()
  if (!found) return refuse('ADDRESS_PAPER_NOT_FOUND', { paperId })
  return { fileName: found.file_name, bytes: new Uint8Array(Buffer.from(found.content, 'base64')) }
}
