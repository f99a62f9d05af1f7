import type { Message } from '@cartwright/api/message-shapes'
import { MessageCondition } from '@cartwright/api/message-shapes'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#database/types'
import { isBefore } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { StandingMessage } from './choose-messages.ts'
import { conditionWords } from './term-words.ts'

type Told = z.output<typeof Message>
type Row = Selectable<Database['bill_message']>

/** All messages of the city as they are chosen for bills, read once for a whole run. */
export async function messagesForBills({ db }: Work): Promise<StandingMessage[]> {
  const rows = await db.selectFrom('bill_message').selectAll().orderBy('id').execute()
  return rows.map(({ id, name, en, es, plain, from_on, until_on, priority, condition }) => ({
    id,
    name,
    en,
    es,
    plain,
    days: { from: from_on, until: until_on },
    priority,
    condition: MessageCondition.parse(condition),
  }))
}

const order: readonly Told['state'][] = ['current', 'coming', 'past']

/** Messages with what has become of them: those that stand first, then what is to come, then what is past. */
export async function listMessages(
  work: Work,
  { state }: { readonly state?: Told['state'] | undefined },
): Promise<{ rows: Told[] }> {
  const rows = await work.db
    .selectFrom('bill_message')
    .selectAll()
    .orderBy('priority')
    .orderBy('id')
    .execute()
  const told = rows.map((row) => tell(work, row)).filter((one) => state === undefined || one.state === state)
  return { rows: told.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state)) }
}

/** One message. Refuses one that is not there. */
export async function messageShown(work: Work, messageId: number): Promise<Told> {
  const row = await work.db
    .selectFrom('bill_message')
    .selectAll()
    .where('id', '=', messageId)
    .executeTakeFirst()
  return row ? tell(work, row) : refuse('MESSAGE_NOT_FOUND', { messageId })
}

function tell({ today }: Work, row: Row): Told {
  const condition = MessageCondition.parse(row.condition)
  const isPast = row.until_on !== null && !isBefore(today, row.until_on)
  return {
    id: row.id,
    name: row.name,
    en: row.en,
    es: row.es,
    plain: row.plain,
    from: row.from_on.toString(),
    until: row.until_on?.toString() ?? null,
    priority: row.priority,
    condition,
    state: isPast ? 'past' : isBefore(today, row.from_on) ? 'coming' : 'current',
    told: conditionWords(condition),
    changedBy: row.changed_by,
    changedAt: row.changed_at.toString(),
  }
}
