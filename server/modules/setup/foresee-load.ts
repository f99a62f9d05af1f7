import type { Problem } from '@cartwright/api/refusals'
import type { SetupBar } from '@cartwright/api/setup-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { CityFolder } from './city-folder.ts'
import { type LoadedChange, loadersOf } from './load-city-folder.ts'

/** Why a part of a folder would be refused. */
export type Bar = z.output<typeof SetupBar>

/** What loading a folder would do. */
export type Foreseen = {
  readonly changes: readonly LoadedChange[]
  readonly notes: readonly string[]
  readonly bars: readonly Bar[]
}

/**
 * What loading a folder would change, and what of it would be refused: it is loaded by the same code and taken back. Each part is tried by
 * itself, so that every refusal is told at once.
 */
export async function foreseeLoad(work: Work, folder: CityFolder): Promise<Foreseen> {
  const changes: LoadedChange[] = []
  const notes: string[] = []
  const bars: Bar[] = []
  await sql`savepoint foreseen`.execute(work.db)
  for (const [part, load] of loadersOf(folder)) {
    await sql`savepoint part_foreseen`.execute(work.db)
    try {
      const loaded = await load(work)
      changes.push(...loaded.changes.map((change) => ({ ...change, part })))
      notes.push(...loaded.notes)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await sql`rollback to savepoint part_foreseen`.execute(work.db)
      bars.push({ part, ...toldBar(error.problem) })
    }
  }
  await sql`rollback to savepoint foreseen`.execute(work.db)
  return { changes, notes, bars }
}

function toldBar({ code, title, details }: Problem): Omit<Bar, 'part'> {
  const { instead, run, ...rest } = details as { instead?: string; run?: number }
  const about = Object.values(rest).map(String).join(', ')
  return {
    code,
    title,
    instead: instead ?? null,
    what: run === undefined ? about : `${about} (run ${run})`,
  }
}
