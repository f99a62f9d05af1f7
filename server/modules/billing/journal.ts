import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { cityIdentity } from '../city/city-queries.ts'
import type { JournalLayout } from '../city/journal-layout.ts'
import { chartOfAccounts } from '../ledger/ledger-queries.ts'
import { journalOfRun, lockJournal } from '../ledger/lock-journal.ts'
import { journalLines } from './balance-journal.ts'
import { type BillRun, lockRun, runName } from './bill-run.ts'
import { distributionOf } from './gl-distribution.ts'
import { commonLayouts } from './journal-layouts.ts'
import { type Journal, writeJournal } from './write-journal.ts'

/** A journal as a file: `SW-2026-0012.csv`. */
export type JournalFile = { readonly name: string; readonly text: string; readonly number: string }

/**
 * The journal of a posted run in one of the city's layouts. The first export numbers and locks it; every later one, in whatever
 * layout, writes the same lines. Refuses a run that is not posted, an unknown layout, and a journal that cannot be
 * balanced in every fund.
 */
export async function exportJournal(
  work: Work,
  asked: { readonly runId: number; readonly layout?: string | undefined },
): Promise<JournalFile> {
  const run = await lockRun(work, asked.runId, ['posted', 'produced', 'mailed', 'closed'])
  const layout = await findLayout(work, asked.layout)
  const journal = (await lockedJournal(work, run)) ?? (await makeJournal(work, run))
  return {
    number: journal.number,
    name: `${journal.number}.${layout.extension}`,
    text: writeJournal(journal, layout),
  }
}

/** The layout of a name, or the city’s usual one. Refuses an unknown one. */
export async function findLayout(work: Work, asked: string | undefined): Promise<JournalLayout> {
  const settings = (await cityIdentity(work))?.journal
  const name = asked ?? settings?.layout ?? 'csv'
  const layouts = { ...commonLayouts, ...settings?.layouts }
  const known = Object.hasOwn(layouts, name) ? layouts[name] : undefined
  return known ?? refuse('JOURNAL_LAYOUT_NOT_FOUND', { layout: name })
}

async function lockedJournal(work: Work, run: BillRun): Promise<Journal | null> {
  const locked = await journalOfRun(work, run.id)
  if (!locked) return null
  // What was stored was made below.
  return { ...(locked.lines as Omit<Journal, 'number' | 'postedOn'>), ...numberOf(locked) }
}

async function makeJournal(work: Work, run: BillRun): Promise<Journal> {
  const lines = journalLines(await distributionOf(work, run), await chartOfAccounts(work))
  const made = {
    reference: `RUN ${run.id}`,
    description: `Bills cycle ${run.cycle} ${run.period_from.toPlainYearMonth().toString()}`.slice(0, 30),
    lines,
  }
  await oneJournalAtATime(work)
  const locked = await lockJournal(work, {
    runId: run.id,
    postedOn: await dayOfEntries(work, run),
    lines: made,
  })
  await recordCommand(work, {
    command: 'lock-journal',
    subject: runName(run.id),
    changes: { number: locked.number, lines: lines.length },
  })
  return { ...made, ...numberOf(locked) }
}

/**
 * Two journals locked at once wait here for each other, or they would take one number. The table itself cannot be locked by whoever may only
 * add to it, and before the first journal it has no row.
 */
export const oneJournalAtATime = (work: Work): Promise<unknown> =>
  sql`select pg_advisory_xact_lock('gl_journal'::regclass::oid::bigint)`.execute(work.db)

const numberOf = ({ number, postedOn }: { readonly number: string; readonly postedOn: PlainDate }) => ({
  number,
  postedOn: postedOn.toString(),
})

/** The day the entries of a run are of: that of its bills, when there is no entry. */
async function dayOfEntries(work: Work, run: BillRun): Promise<PlainDate> {
  const found = await work.db
    .selectFrom('entry')
    .select('posted_on')
    .where('run_id', '=', run.id)
    .where('source', '=', 'bill_line')
    .limit(1)
    .executeTakeFirst()
  return found?.posted_on ?? run.bill_on
}
