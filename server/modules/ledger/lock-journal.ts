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

/** The journal of cash through a day, or null before it was first exported. */
export async function journalOfCash(work: Work, through: PlainDate): Promise<LockedJournal | null> {
  const row = await work.db
    .selectFrom('gl_journal')
    .select(['number', 'posted_on as postedOn', 'lines'])
    .where('cash_through', '=', through)
    .executeTakeFirst()
  return row ?? null
}

/** How far the journals of cash have come: the last day, and the last entry; null before the first. */
export async function lastCashJournal(
  work: Work,
): Promise<{ readonly through: PlainDate; readonly entryId: number } | null> {
  const row = await work.db
    .selectFrom('gl_journal')
    .select(['cash_through', 'through_entry_id'])
    .where('cash_through', 'is not', null)
    .orderBy('cash_through', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { through: row.cash_through!, entryId: row.through_entry_id! } : null
}

/** What a journal is of: a bill run, or cash through a day and an entry. */
type JournalOf =
  | { readonly runId: number }
  | { readonly cashThrough: PlainDate; readonly throughEntryId: number }

/**
 * Numbers and locks a journal: from now on it is what it is. Numbers are by year and have no gap. The
 * caller lets one journal at a time be locked.
 */
export async function lockJournal(
  work: Work,
  of: JournalOf & { readonly postedOn: PlainDate; readonly lines: object },
): Promise<LockedJournal> {
  const { postedOn, lines } = of
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
    .values({
      ...('runId' in of
        ? { run_id: of.runId }
        : { cash_through: of.cashThrough, through_entry_id: of.throughEntryId }),
      number,
      posted_on: postedOn,
      lines: stored,
      sha256: hash('sha256', stored),
    })
    .execute()
  return { number, postedOn, lines }
}
