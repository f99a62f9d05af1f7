import { hash } from 'node:crypto'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** A journal as it was locked. `lines` is what whoever made it stored. */
export type LockedJournal = {
  readonly number: string
  readonly postedOn: PlainDate
  readonly lines: unknown
}

/** The journal of a run, or null before it was first exported. */
export async function journalOfRun(work: Work, runId: number): Promise<LockedJournal | null> {
  const row = await work.db
    .selectFrom('gl_journal')
    .select(['number', 'posted_on as postedOn', 'lines'])
    .where('run_id', '=', runId)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Numbers and locks the journal of a run: from now on it is what it is. Numbers are by year and have no gap. The
 * caller lets one journal at a time be locked.
 */
export async function lockJournal(
  work: Work,
  {
    runId,
    postedOn,
    lines,
  }: { readonly runId: number; readonly postedOn: PlainDate; readonly lines: object },
): Promise<LockedJournal> {
  const beginning = `SW-${postedOn.year}-`
  const { count } = await work.db
    .selectFrom('gl_journal')
    .select((journal) => journal.fn.countAll<number>().as('count'))
    .where('number', 'like', `${beginning}%`)
    .executeTakeFirstOrThrow()
  const number = beginning + (count + 1).toString().padStart(4, '0')
  const stored = JSON.stringify(lines)
  await work.db
    .insertInto('gl_journal')
    .values({ run_id: runId, number, posted_on: postedOn, lines: stored, sha256: hash('sha256', stored) })
    .execute()
  return { number, postedOn, lines }
}
