import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

type Seen = { readonly subject: string; readonly now: number; readonly seen: number }

/** Refuses a change by somebody who has not seen the latest one, and tells who made what changes since. */
export async function refuseChangedMeanwhile(work: Work, { subject, now, seen }: Seen): Promise<void> {
  if (now === seen) return
  const { rows } = await sql<{ by: string; changed: string[] }>`
    select actor_name as by, array(select jsonb_object_keys(changes)) as changed from command_record
    where subject = ${subject} and (changes ->> 'version')::bigint > ${seen} order by id`.execute(work.db)
  refuse('CHANGED_MEANWHILE', {
    by: [...new Set(rows.map(({ by }) => by))].join(', ') || 'somebody',
    changed: [...new Set(rows.flatMap(({ changed }) => changed))].filter((name) => name !== 'version'),
    version: now,
  })
}

type Values = Readonly<Record<string, unknown>>

/** What differs between two states of a thing, by name, with both values. */
export function differences(
  before: Values,
  after: Values,
): Record<string, { before: unknown; after: unknown }> {
  const changed = Object.keys(after).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  )
  return Object.fromEntries(
    changed.map((name) => [name, { before: before[name] ?? null, after: after[name] ?? null }]),
  )
}
