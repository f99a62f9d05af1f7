import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'
import { calculateRun } from '../server/modules/billing/calculate-run.ts'
import { acceptExceptions } from '../server/modules/billing/decide-exceptions.ts'
import { openRun } from '../server/modules/billing/open-run.ts'
import { askToPost } from '../server/modules/billing/post-run.ts'
import { releaseRun } from '../server/modules/billing/release-run.ts'
import { reviewRun } from '../server/modules/billing/review-run.ts'
import { Manifest } from '../server/modules/bills/manifest.ts'
import { printRun } from '../server/modules/bills/print-run.ts'
import { cycles } from '../server/modules/city/city-queries.ts'
import { timed } from './machine.ts'
import { coordinator, manager, type Office } from './make-city.ts'

export type Measured = {
  readonly accounts: number
  readonly bills: number
  readonly lines: number
  readonly calculateSeconds: number
  readonly reviewSeconds: number
  readonly postSeconds: number
}

type Spent = { calculateSeconds: number; reviewSeconds: number; postSeconds: number }

/** Bills one period of every cycle from opening to posting, and tells how long each part took. */
export async function measureRuns(
  database: OpenDatabase,
  office: Office,
  workers: number,
): Promise<Measured> {
  const spent: Spent = { calculateSeconds: 0, reviewSeconds: 0, postSeconds: 0 }
  for (const { code } of await office.as(coordinator)((work) => cycles(work)))
    await takeToPosted(office, { cycle: code, workers, spent })
  return { ...(await counts(database, office.city)), ...spent }
}

/** Takes the run of the next period of a cycle from opening to posting, and adds what each part took. */
export async function takeToPosted(
  office: Office,
  { cycle, workers, spent }: { readonly cycle: string; readonly workers: number; readonly spent: Spent },
): Promise<void> {
  const prepare = office.as(coordinator)
  const { id: runId } = await prepare((work) => openRun(work, { kind: 'cycle', cycle }))
  spent.calculateSeconds += await seconds(async () => {
    await prepare((work) => calculateRun(work, { runId, what: 'all' }))
    await office.finish(workers)
  })
  spent.reviewSeconds += await seconds(() => review(office, runId))
  spent.postSeconds += await seconds(async () => {
    await prepare((work) => askToPost(work, runId))
    await office.finish(1)
  })
}

/** Pages a second of the print files of the first run there is. */
export async function measurePrint(office: Office): Promise<number> {
  const printFolder = await mkdtemp(join(tmpdir(), 'cartwright-bench-print-'))
  const asked = office.as(coordinator)
  const { id: runId } = await asked(({ db }) =>
    db.selectFrom('bill_run').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow(),
  )
  const took = await seconds(async () => {
    await asked((work) => printRun(work, { runId, fromPiece: 1, holds: 'run', printFolder }))
    await office.finish(1)
  })
  const { manifest } = await asked(({ db }) =>
    db.selectFrom('print_job').select('manifest').where('run_id', '=', runId).executeTakeFirstOrThrow(),
  )
  await rm(printFolder, { recursive: true, force: true })
  return Manifest.parse(manifest).parts.reduce((sum, { pages }) => sum + pages, 0) / took
}

const seconds = async (task: () => Promise<unknown>): Promise<number> => (await timed(task)).seconds

async function review(office: Office, runId: number): Promise<void> {
  const prepare = office.as(coordinator)
  await prepare((work) => reviewRun(work, runId))
  const undecided = await prepare((work) =>
    work.db
      .selectFrom('run_exception')
      .select('code')
      .where('run_id', '=', runId)
      .where('severity', '=', 'decide')
      .limit(1)
      .executeTakeFirst(),
  )
  if (undecided) await prepare((work) => acceptExceptions(work, { runId, filter: {}, note: 'Benchmark.' }))
  await office.as(manager)((work) => releaseRun(work, { runId }))
}

async function counts(database: OpenDatabase, city: string) {
  const { rows } = await sql<{ accounts: number; bills: number; lines: number }>`
    select (select count(*) from ${sql.id(city, 'account')}) as accounts, (select count(*) from ${sql.id(city, 'bill')}) as bills,
      (select count(*) from ${sql.id(city, 'bill_line')}) as lines`.execute(database.db)
  return rows[0]!
}
