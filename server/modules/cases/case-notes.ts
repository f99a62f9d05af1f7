import type { NewCaseNote } from '@cartwright/api/case-shapes'
import type { Note } from '@cartwright/api/workplan-shapes'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

type WrittenNote = z.infer<typeof Note>
type NewNote = z.output<typeof NewCaseNote>

const columns = ['id', 'written_on', 'written_at', 'written_by', 'body'] as const

/** What was written about a case, oldest first. */
export async function notesOf(work: Work, caseId: number): Promise<WrittenNote[]> {
  const rows = await work.db
    .selectFrom('case_note')
    .select(columns)
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
  return rows.map(asNote)
}

/** Writes a note about a case that is there. Notes are only ever added; one sent twice with its key is one. */
export async function writeCaseNote(
  work: Work,
  caseId: number,
  { text, key }: NewNote,
): Promise<WrittenNote> {
  const row = await work.db
    .insertInto('case_note')
    .values({
      case_id: caseId,
      written_on: work.today,
      written_by: work.actor.name,
      body: text,
      written_key: key ?? null,
    })
    .onConflict((conflict) => conflict.constraint('one_case_note_per_writing').doNothing())
    .returning(columns)
    .executeTakeFirst()
  if (!row) return (await noteOfKey(work, caseId, key ?? ''))!
  await recordCommand(work, {
    command: 'write-case-note',
    subject: `case ${caseId}`,
    changes: { note: row.id, text },
  })
  return asNote(row)
}

async function noteOfKey(work: Work, caseId: number, key: string): Promise<WrittenNote | undefined> {
  const row = await work.db
    .selectFrom('case_note')
    .select(columns)
    .where('case_id', '=', caseId)
    .where('written_key', '=', key)
    .executeTakeFirst()
  return row && asNote(row)
}

const asNote = (row: {
  id: number
  written_on: PlainDate
  written_at: Temporal.Instant
  written_by: string
  body: string
}): WrittenNote => ({
  id: row.id,
  writtenOn: row.written_on.toString(),
  writtenAt: row.written_at.toString(),
  writtenBy: row.written_by,
  text: row.body,
})
