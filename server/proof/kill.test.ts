import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction, type WorkFor } from '#database/in-transaction'
import { createCity, migrate } from '#database/migrate'
import { type OpenDatabase, openDatabase } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import { testCity } from '#test/database-image'
import { misfits } from '#test/misfits'
import { askForReview, type Household, smallTown } from '#test/small-town'
import { person } from '#test/test-office'
import { gates } from '../gates.ts'
import { sealBooks } from '../modules/audit/seal-books.ts'
import { verifyBooks } from '../modules/audit/verify-books.ts'
import { seededChance } from '../modules/demo/seeded-chance.ts'

/** How often a run is killed, and the seed of the moments: a failure prints both. */
const kills = Number(process.env.CARTWRIGHT_KILLS ?? 10)
const seed = Number(process.env.CARTWRIGHT_SEED ?? randomBytes(4).readUInt32LE())
/** More than 5,000 are several chunks; the suite has little time. */
const accounts = Number(process.env.CARTWRIGHT_KILL_ACCOUNTS ?? 600)
const url = process.env.DATABASE_URL
/** On a server most of the time is waiting for the queue to miss the dead, and many can wait at once. */
const atOnce = url ? 5 : 2
const day = '2026-11-30'
const homes: Household[] = Array.from({ length: accounts }, (_, index) => ({
  services: [
    {
      what: `all:cart-set:${index % 3 === 0 ? '64' : '96'} gal`,
      from: index % 7 === 0 ? '2026-11-09' : '2026-01-01',
    },
  ],
}))
const worker = join(import.meta.dirname, 'run-to-posted.ts')

/** A database as it was before the run: every kill begins with a copy. */
type Copy = {
  readonly environment: Record<string, string>
  readonly place: { url: string } | { folder: string }
}
let folder: string
let base: Copy
const made: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-'))
  base = await place('base')
  const database = await openDatabase(base.place)
  await migrate(database)
  await createCity(database, testCity)
  await inTransaction(database.db, by, async (work) => {
    await smallTown(work, homes)
    await askForReview(work, { sample: 3, previousRun: 'posted' })
  })
  await database.close()
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  if (!url) return
  const server = await openDatabase({ url })
  for (const name of made) await sql`drop database if exists ${sql.id(name)} with (force)`.execute(server.db)
  await server.close()
})

const by: WorkFor = {
  city: testCity.name,
  actor: person('coordinator'),
  today: PlainDate.from(day),
  send: () => Promise.resolve(),
  gates,
}

async function place(name: string, from?: string): Promise<Copy> {
  const data = join(folder, name)
  if (!url) {
    if (from) await cp(join(folder, from), data, { recursive: true })
    return { environment: { CARTWRIGHT_DATA: data }, place: { folder: join(data, 'database') } }
  }
  const database = nameOnServer(name)
  const server = await openDatabase({ url })
  await (from
    ? sql`create database ${sql.id(database)} template ${sql.id(nameOnServer(from))}`
    : sql`create database ${sql.id(database)}`
  ).execute(server.db)
  await server.close()
  made.unshift(database)
  const there = Object.assign(new URL(url), { pathname: `/${database}` }).href
  return { environment: { CARTWRIGHT_DATA: data, DATABASE_URL: there }, place: { url: there } }
}
const mark = randomBytes(4).toString('hex')
const nameOnServer = (name: string): string => `kill_${mark}_${name}`

type Posted = { readonly totals: object }
type Office = { readonly child: ChildProcess; readonly lines: string[]; readonly open: Promise<void> }

/** An office in a process of its own, at work on the run. */
function startOffice({ environment }: Copy): Office {
  const child = spawn(process.execPath, [worker, testCity.name, day], {
    env: { ...process.env, DATABASE_URL: '', CARTWRIGHT_TODAY: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const open = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      if (line === 'open') resolve()
    })
    child.on('exit', () => resolve())
  })
  return { child, lines, open }
}

/** Lets an office end by itself, and answers the run it posted and how long it worked on it. */
async function posted(copy: Copy): Promise<Posted & { milliseconds: number }> {
  const office = startOffice(copy)
  await office.open
  const since = performance.now()
  const [code] = (await once(office.child, 'close')) as [number]
  expect(code).toBe(0)
  const result = JSON.parse(office.lines.at(-1)!) as Posted
  return { ...result, milliseconds: performance.now() - since }
}

async function killedAfter(copy: Copy, milliseconds: number): Promise<void> {
  const { child, open } = startOffice(copy)
  await open
  await setTimeout(milliseconds)
  const gone = child.exitCode === null ? once(child, 'exit') : null
  child.kill('SIGKILL')
  await gone
}

/** The register without the number of its run: a run that was killed while it was opened leaves its number to nobody. */
const registerRows = sql<{ register: string }>`
  select md5(string_agg(row, '' order by row)) as register
  from (select (to_jsonb(r) - 'run_id')::text as row from register_bill r
    union all select (to_jsonb(l) - 'run_id')::text from register_line l) rows`

async function audited({ place: at }: Copy): Promise<object> {
  const database: OpenDatabase = await openDatabase(at)
  try {
    const work = <Result>(task: Parameters<typeof inTransaction<Result>>[2]) =>
      inTransaction(database.db, by, task)
    await sealBooks(work)
    const { sound, faults } = await work((one) => verifyBooks(one))
    const bills = await work(({ db }) =>
      sql<{ bills: number }>`select count(*) as bills from bill`.execute(db),
    )
    const runs = await work(({ db }) => sql`select id from bill_run`.execute(db))
    const { rows } = await work(({ db }) => registerRows.execute(db))
    return {
      ...rows[0],
      sound,
      faults,
      misfits: await work((one) => misfits(one)),
      ...bills.rows[0],
      runs: runs.rows.length,
    }
  } finally {
    await database.close()
  }
}

it(`a run that is killed at ${kills} moments is posted as if nothing had happened`, async () => {
  const undisturbed = await place('undisturbed', 'base')
  const { totals, milliseconds } = await posted(undisturbed)
  const { register } = (await audited(undisturbed)) as { register: string }
  const chance = seededChance(seed)
  const moments = Array.from({ length: kills }, (_, index) => ({
    kill: index + 1,
    after: chance.between(0, Math.round(milliseconds)),
  }))
  const one = async ({ kill, after }: (typeof moments)[number]): Promise<void> => {
    const copy = await place(`kill${kill}`, 'base')
    await killedAfter(copy, after)
    const what = { seed, kill, after }
    expect({ ...what, ...(await posted(copy)) }).toMatchObject({ ...what, totals })
    expect({ ...what, ...(await audited(copy)) }).toMatchObject({
      ...what,
      register,
      sound: true,
      faults: [],
      misfits: [],
      bills: homes.length,
      runs: 1,
    })
    if (!url) await rm(join(folder, `kill${kill}`), { recursive: true })
  }
  const next = moments.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const moment of next) await one(moment)
    }),
  )
}, 3_600_000)
