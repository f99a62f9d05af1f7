import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

const stepOf: Readonly<Record<string, string>> = {
  'calculate-run': 'calculate',
  'review-run': 'review',
  'release-run': 'approve',
  'post-run': 'post',
  'produce-run': 'print',
  'mail-run': 'mail',
  'close-run': 'close',
}

export type Seen = { readonly by: string; readonly on: PlainDate }

/** Who last took each step of some runs and on which business day, as the record of commands tells it: by `run 12 mail`. */
export async function seenSteps(work: Work, runIds: readonly number[]): Promise<ReadonlyMap<string, Seen>> {
  if (runIds.length === 0) return new Map()
  const { rows } = await sql<{ subject: string; command: string; by: string; on: PlainDate }>`
    select distinct on (subject, command) subject, command, actor_name as by, business_on as "on"
    from command_record
    where subject = any(${runIds.map((id) => `run ${id}`)}) and command = any(${Object.keys(stepOf)})
    order by subject, command, id desc`.execute(work.db)
  return new Map(
    rows.map(({ subject, command, by, on }) => [
      seenKey(Number(subject.slice(4)), stepOf[command]!),
      { by, on },
    ]),
  )
}

/** How a step of a run is looked up among those seen. */
export const seenKey = (runId: number, step: string): string => `run ${runId} ${step}`
