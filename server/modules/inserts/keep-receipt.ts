import { createHash } from 'node:crypto'
import { type FileKind, fileLimitBytes, judgeFile, mediaTypes } from '#kernel/judge-file'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockInsert, type WholeInsert, wholeInsert } from './insert-rows.ts'

type Sent = { readonly insertId: number; readonly name: string; readonly bytes: Uint8Array }

/** Keeps a receipt with a mailing that was declared. The same file again is the one that is there. Refuses what is no whole PDF, JPEG or PNG file. */
export async function keepReceipt(work: Work, { insertId, name, bytes }: Sent): Promise<WholeInsert> {
  const insert = await lockInsert(work, insertId)
  if (insert.state !== 'mailed') refuse('INSERT_NOT_IN_STATE', { insertId, state: insert.state })
  const kind = bytes.length > fileLimitBytes ? null : judgeFile(bytes)
  if (kind === null) return refuse('INSERT_RECEIPT_UNFIT', { name })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const added = await work.db
    .insertInto('insert_receipt')
    .values({
      notice_id: insertId,
      name: name.slice(0, 200),
      kind,
      bytes: bytes.length,
      sha256,
      content: Buffer.from(bytes).toString('base64'),
      added_by: work.actor.name,
      added_on: work.today,
    })
    .onConflict((conflict) => conflict.constraint('one_receipt_per_content').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added)
    await recordCommand(work, {
      command: 'keep-mailing-receipt',
      subject: `insert ${insertId}`,
      changes: { receiptId: added.id, name, bytes: bytes.length, sha256 },
    })
  return wholeInsert(work, insertId)
}

/** A receipt as it was sent. Refuses INSERT_RECEIPT_NOT_FOUND. */
export async function receiptContent({ db }: Work, receiptId: number): Promise<Response> {
  const found = await db
    .selectFrom('insert_receipt')
    .selectAll()
    .where('id', '=', receiptId)
    .executeTakeFirst()
  if (!found) return refuse('INSERT_RECEIPT_NOT_FOUND', { receiptId })
  return new Response(Uint8Array.from(Buffer.from(found.content, 'base64')), {
    headers: {
      'content-type': mediaTypes[found.kind as FileKind],
      // As a file, never as a page: nobody here wrote what is in it.
      'content-disposition': `attachment; filename="receipt-${receiptId}.${found.kind}"`,
    },
  })
}
