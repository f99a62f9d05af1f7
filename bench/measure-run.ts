import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { fileURLToPath } from 'node:url'
import { inTransaction } from '#database/in-transaction'
import type { OpenDatabase } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import type { Actor, InTransaction, Work } from '#kernel/work'
import { openJobThreads } from '../server/job-threads.ts'
import { calculateRunJob } from '../server/modules/billing/calculate-jobs.ts'
import { calculateRun } from '../server/modules/billing/calculate-run.ts'
import { acceptExceptions } from '../server/modules/billing/decide-exceptions.ts'
import { openRun } from '../server/modules/billing/open-run.ts'
import { postRunJob } from '../server/modules/billing/post-jobs.ts'
import { askToPost } from '../server/modules/billing/post-run.ts'
import { releaseRun } from '../server/modules/billing/release-run.ts'
import { reviewRun } from '../server/modules/billing/review-run.ts'
import { Manifest } from '../server/modules/bills/manifest.ts'
import { printRunJob } from '../server/modules/bills/print-jobs.ts'
import { printRun } from '../server/modules/bills/print-run.ts'
import { cycles } from '../server/modules/city/city-queries.ts'
import { cyclePeriods } from '../server/modules/demo/cycle-periods.ts'
import { planDistricts } from '../server/modules/demo/plan-town.ts'
import { writeTown } from '../server/modules/demo/write-town.ts'
import { checkCityFolder } from '../server/modules/setup/check-city-folder.ts'
import { loadIntoBooks } from '../server/modules/setup/open-city.ts'
import { timed } from './machine.ts'

const today = PlainDate.from('2026-11-25')
const folderPath = fileURLToPath(new URL('../cities/marlow', import.meta.url))
const coordinator: Actor = { name: 'Bench', userId: 'bench-coordinator', role: 'coordinator' }
const manager: Actor = { name: 'Bench', userId: 'bench-manager', role: 'manager' }
const jobs = [calculateRunJob, postRunJob, printRunJob]
/** A town is written so many accounts at a time. */
const districtOf = 20_000
/** Larger cities are not printed: it would take minutes and tell the same. */
const printedAtMost = 20_000

export type Office = {
  readonly city: string
  readonly as: (actor: Actor) => InTransaction
  /** Does the background work that was asked for, so many jobs at once. */
  readonly finish: (atOnce: number) => Promise<void>
}

/** Makes a city with an invented town of so many accounts. */
export async function makeCity(database: OpenDatabase, accounts: number): Promise<Office> {
  const office = officeOf(database, await openLargeCity(database))
  const plan = await office.as(coordinator)(planFor)
  let nextOrder: number | undefined
  for (const district of planDistricts({ ...plan, accounts }, districtOf))
    nextOrder = await office.as(coordinator)((work) => writeTown(work, district, nextOrder))
  await sql`analyze`.execute(database.db)
  return office
}

/** An office in a city that is there, with a queue of its own. */
export function officeOf(database: OpenDatabase, city: string): Office {
  const threads = database.engine === 'server' ? openJobThreads(database) : undefined
  const waiting: { name: string; data: object; actor: Actor }[] = []
  const as =
    (actor: Actor): InTransaction =>
    (task) => {
      const send = (_: unknown, { name, data }: { name: string; data: object }): Promise<void> => {
        waiting.push({ name, data, actor })
        return Promise.resolve()
      }
      return inTransaction(database.db, { city, actor, today, send, gates: [] }, task)
    }
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name, data, actor } = next
      const inThread = threads && {
        inThread: (job: string, asked: object) => threads.run(job, { city, actor, today, data: asked }),
      }
      const sendMail = () => Promise.resolve({ outcome: 'sent' as const, answer: '' })
      const visit = { city, data, sendMail, inTransaction: as(actor), ...inThread }
      await jobs.find((job) => job.name === name)!.run(visit)
    }
  }
  return {
    city,
    as,
    finish: async (atOnce) => {
      await Promise.all(Array.from({ length: atOnce }, worker))
    },
  }
}

/** The practice city, with account numbers long enough for a large one. */
async function openLargeCity(database: OpenDatabase): Promise<string> {
  const { folder } = await checkCityFolder(folderPath)
  assert(folder, 'the folder of the practice city is right')
  const accountNumber = { ...folder.settings.accountNumber, pattern: '100-#######-C' }
  const large = { ...folder, settings: { ...folder.settings, accountNumber } }
  await loadIntoBooks(database, large, { today, actor: coordinator })
  return folder.name
}

async function planFor(work: Work) {
  const periods = Object.fromEntries(
    (await cycles(work)).map((cycle) => [cycle.code, cyclePeriods(cycle, today)]),
  )
  return { seed: 1, today, periods }
}

export type Measured = {
  readonly accounts: number
  readonly bills: number
  readonly lines: number
  readonly calculateSeconds: number
  readonly reviewSeconds: number
  readonly postSeconds: number
  /** Pages a second of the print files of the largest cycle; null where they were not made. */
  readonly pagesASecond: number | null
}

/** Bills one period of every cycle from opening to posting, and tells how long each part took. */
export async function measureRuns(
  database: OpenDatabase,
  office: Office,
  workers: number,
): Promise<Measured> {
  const prepare = office.as(coordinator)
  const spent = { calculateSeconds: 0, reviewSeconds: 0, postSeconds: 0 }
  const runs: number[] = []
  for (const { code } of await prepare((work) => cycles(work))) {
    const { id: runId } = await prepare((work) => openRun(work, { kind: 'cycle', cycle: code }))
    runs.push(runId)
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
  const counted = await counts(database, office.city)
  const pagesASecond = counted.accounts > printedAtMost ? null : await measurePrint(office, runs[0]!)
  return { ...counted, ...spent, pagesASecond }
}

async function measurePrint(office: Office, runId: number): Promise<number> {
  const printFolder = await mkdtemp(join(tmpdir(), 'cartwright-bench-print-'))
  const asked = office.as(coordinator)
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
