import type { Note } from '@cartwright/api/workplan-shapes'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

type About = { readonly task_id: number } | { readonly project_id: number }
type WrittenNote = z.infer<typeof Note>

/** What was written about a task or a project, oldest first. */
export async function notesOf(work: Work, about: About): Promise<WrittenNote[]> {
  const [column, id] =
    'task_id' in about ? (['task_id', about.task_id] as const) : (['project_id', about.project_id] as const)
  const rows = await work.db
    .selectFrom('work_note')
    .select(['id', 'written_on', 'written_at', 'written_by', 'body'])
    .where(column, '=', id)
    .orderBy('id')
    .execute()
  return rows.map(asNote)
}

/** Writes a note about a task or a project that is there. Notes are only ever added. */
export async function writeNote(work: Work, about: About, text: string): Promise<WrittenNote> {
  const row = await work.db
    .insertInto('work_note')
    .values({ ...about, written_on: work.today, written_by: work.actor.name, body: text })
    .returning(['id', 'written_on', 'written_at', 'written_by', 'body'])
    .executeTakeFirstOrThrow()
  const subject = 'task_id' in about ? `task ${about.task_id}` : `project ${about.project_id}`
  await recordCommand(work, { command: 'write-note', subject, changes: { note: row.id, text } })
  return asNote(row)
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
