import type { MessageDraft } from '@cartwright/api/message-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { refuseTexts, refuseUnknownWords } from './check-draft.ts'
import { messageShown } from './messages-queries.ts'

type Draft = z.output<typeof MessageDraft>

/** Adds a message: bills that are calculated from now on bear it on its days. Answers its number. */
export async function addMessage(work: Work, draft: Draft): Promise<number> {
  await refuseDraft(work, draft, null)
  const { id } = await work.db
    .insertInto('bill_message')
    .values(valuesOf(work, draft))
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, { command: 'add-message', subject: `message ${id}`, changes: draft })
  return id
}

/** Changes a message. Bills that were made keep what they bore; a register that is not released is calculated again. */
export async function changeMessage(work: Work, id: number, draft: Draft): Promise<void> {
  const { name, en, es, plain, from, until, priority, condition } = await messageShown(work, id)
  await refuseDraft(work, draft, id)
  await work.db.updateTable('bill_message').set(valuesOf(work, draft)).where('id', '=', id).execute()
  const before = { name, en, es, plain, from, until, priority, condition }
  await recordCommand(work, {
    command: 'change-message',
    subject: `message ${id}`,
    changes: { before, after: draft },
  })
}

const valuesOf = ({ actor }: Work, draft: Draft) => ({
  name: draft.name,
  en: draft.en,
  es: draft.es,
  plain: draft.plain,
  from_on: PlainDate.from(draft.from),
  until_on: draft.until === null ? null : PlainDate.from(draft.until),
  priority: draft.priority,
  condition: JSON.stringify(draft.condition),
  changed_by: actor.name,
  changed_at: Temporal.Now.instant(),
})

async function refuseDraft(work: Work, draft: Draft, self: number | null): Promise<void> {
  const { name, from, until } = draft
  if (until !== null && until <= from) refuse('MESSAGE_DAYS_INVALID', { from, until })
  refuseTexts(draft)
  await refuseUnknownWords(work, draft.condition)
  const other = await work.db
    .selectFrom('bill_message')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirst()
  if (other && other.id !== self) refuse('MESSAGE_NAME_TAKEN', { name, messageId: other.id })
}
