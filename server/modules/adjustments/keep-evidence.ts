import { createHash } from 'node:crypto'
import type { EvidenceFile } from '@cartwright/api/adjustment-shapes'
import type { z } from 'zod'
import { type FileKind, fileLimitBytes, judgeFile, mediaTypes } from '#kernel/judge-file'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

export type ShownFile = z.output<typeof EvidenceFile>
type Sent = {
  readonly accountId: number
  readonly accountNumber: string
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Keeps a file as evidence for an account. What it is is told by its content; the same file again is the file that is there. Refuses
 * what is no PDF, JPEG or PNG file, and one that is too large.
 */
export async function keepEvidence(
  work: Work,
  { accountId, accountNumber, name, bytes }: Sent,
): Promise<ShownFile> {
  if (bytes.length > fileLimitBytes)
    refuse('EVIDENCE_FILE_TOO_LARGE', { bytes: bytes.length, limitBytes: fileLimitBytes })
  const kind = judgeFile(bytes) ?? refuse('EVIDENCE_FILE_UNFIT', { name })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const added = await work.db
    .insertInto('evidence_file')
    .values({
      account_id: accountId,
      name: name.slice(0, 200),
      kind,
      bytes: bytes.length,
      sha256,
      content: Buffer.from(bytes).toString('base64'),
      added_by: work.actor.name,
      added_on: work.today,
    })
    .onConflict((conflict) => conflict.constraint('one_file_of_evidence_per_account').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added)
    await recordCommand(work, {
      command: 'keep-evidence',
      subject: `account ${accountNumber}`,
      changes: { evidenceId: added.id, name, kind, bytes: bytes.length, sha256 },
    })
  const file = await work.db
    .selectFrom('evidence_file')
    .select(fileColumns)
    .where('account_id', '=', accountId)
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow()
  return shownFile(file)
}

const fileColumns = ['id', 'name', 'kind', 'bytes', 'sha256', 'added_by', 'added_on'] as const

type FileRow = {
  id: number
  name: string
  kind: string
  bytes: number
  sha256: string
  added_by: string
  added_on: Temporal.PlainDate
}

const shownFile = ({ id, name, kind, bytes, sha256, added_by, added_on }: FileRow): ShownFile => ({
  evidenceId: id,
  name,
  kind: kind as FileKind,
  bytes,
  sha256,
  addedBy: added_by,
  addedOn: added_on.toString(),
})

/** The files that are attached to an adjustment, in the order they were kept. */
export async function evidenceOf(work: Work, adjustmentId: number): Promise<ShownFile[]> {
  const rows = await work.db
    .selectFrom('evidence_file')
    .select(fileColumns)
    .where('id', 'in', (inner) =>
      inner.selectFrom('adjustment_evidence').select('evidence_id').where('adjustment_id', '=', adjustmentId),
    )
    .orderBy('id')
    .execute()
  return rows.map(shownFile)
}

/** A file as it was sent, with its media type and a name to save it under. Refuses EVIDENCE_NOT_FOUND. */
export async function evidenceContent(
  work: Work,
  evidenceId: number,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  const found = await work.db
    .selectFrom('evidence_file')
    .select(['name', 'kind', 'content'])
    .where('id', '=', evidenceId)
    .executeTakeFirst()
  if (!found) return refuse('EVIDENCE_NOT_FOUND', { evidenceIds: [evidenceId] })
  return {
    name: savedName(found.name, found.kind as FileKind),
    mediaType: mediaTypes[found.kind as FileKind],
    bytes: new Uint8Array(Buffer.from(found.content, 'base64')),
  }
}

/** A name ends as its content is: a PDF that was sent as `photo.html` is not opened as a page once it is saved. */
const savedName = (name: string, kind: FileKind): string => {
  const ends = { pdf: /\.pdf$/i, jpg: /\.jpe?g$/i, png: /\.png$/i }[kind]
  return ends.test(name) ? name : `${name}.${kind}`
}

/** Refuses files that were not kept for this account. */
export async function refuseUnknownEvidence(
  work: Work,
  accountId: number,
  evidenceIds: readonly number[],
): Promise<void> {
  if (evidenceIds.length === 0) return
  const found = await work.db
    .selectFrom('evidence_file')
    .select('id')
    .where('account_id', '=', accountId)
    .where('id', 'in', [...evidenceIds])
    .execute()
  const missing = evidenceIds.filter((id) => !found.some((file) => file.id === id))
  if (missing.length > 0) refuse('EVIDENCE_NOT_FOUND', { evidenceIds: missing })
}
