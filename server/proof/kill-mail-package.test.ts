import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction, type WorkFor } from '#database/in-transaction'
import { createCity, migrate } from '#database/migrate'
import { openDatabase } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { layBooks } from '#test/books-in-folder'
import { testCity } from '#test/database-image'
import { openPackage } from '#test/mail-package'
import { smallTown } from '#test/small-town'
import { person } from '#test/test-office'
import { gates } from '../gates.ts'
import { seededChance } from '../modules/demo/seeded-chance.ts'
import { makeJob } from '../modules/mail-jobs/make-job.ts'

const seed = Number(process.env.CARTWRIGHT_SEED ?? randomBytes(4).readUInt32LE())
const server = process.env.DATABASE_URL
const name = `kill_mail_${randomBytes(4).toString('hex')}`
const day = '2026-11-30'
const homes = 12
const worker = join(import.meta.dirname, 'make-mail-package.ts')
const by: WorkFor = {
  city: testCity.name,
  actor: person('coordinator'),
  today: PlainDate.from(day),
  send: () => Promise.resolve(),
  gates,
}
let folder: string
const url = server && Object.assign(new URL(server), { pathname: `/${name}` }).href
const place = () => (url ? { url } : { folder: join(folder, 'database') })

/** Something done in the books while nobody else has them open. */
async function inBooks<Result>(task: (work: Work) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(place())
  try {
    return await inTransaction(database.db, by, task)
  } finally {
    await database.close()
  }
}

/** The other process: it prints the run, or packs a job. */
function start(...more: readonly string[]) {
  const child = spawn(process.execPath, [worker, testCity.name, day, ...more], {
    env: { ...process.env, CARTWRIGHT_TODAY: '', CARTWRIGHT_DATA: folder, DATABASE_URL: url ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { child, gone: once(child, 'exit') as Promise<[number | null]> }
}

async function onServer(statement: string): Promise<void> {
  if (!server) return
  const { db, close } = await openDatabase({ url: server })
  await sql.raw(statement).execute(db)
  await close()
}

let jobId: number
let jobFolder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-mail-'))
  await onServer(`create database ${name}`)
  if (!url) await layBooks(folder)
  const database = await openDatabase(place())
  if (url) await migrate(database)
  await createCity(database, testCity)
  await inTransaction(database.db, by, (work) =>
    smallTown(
      work,
      Array.from({ length: homes }, () => ({})),
    ),
  )
  await database.close()
  const { child, gone } = start()
  const said = child.stdout.toArray() as Promise<Buffer[]>
  assert.equal((await gone)[0], 0)
  const runId = Number(Buffer.concat(await said).toString())
  jobId = (await inBooks((work) => makeJob(work, runId))).job.jobId
  jobFolder = (await jobRow()).folder
  await mkdir(jobFolder, { recursive: true })
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await onServer(`drop database ${name} with (force)`)
})

const jobRow = () =>
  inBooks(({ db }) => db.selectFrom('mail_job').selectAll().where('id', '=', jobId).executeTakeFirstOrThrow())

/** What lies there under the name of the package: nothing, or a whole package whose hashes are right. */
async function packageThere() {
  if (!(await readdir(jobFolder)).includes('package.zip')) return null
  const opened = openPackage(await readFile(join(jobFolder, 'package.zip')))
  for (const { file, sha256 } of opened.manifest.files)
    expect([file, createHash('sha256').update(opened.files[file]!).digest('hex')]).toEqual([file, sha256])
  return opened
}

it('a package whose making is killed is made once, whole, and nothing half is there meanwhile', async () => {
  // Killed in the middle of a file: as soon as the first of it is on the disk.
  const begun = watch(jobFolder)
  const first = start(String(jobId))
  await Promise.race([once(begun, 'change'), first.gone])
  first.child.kill('SIGKILL')
  begun.close()
  await first.gone
  const half = await packageThere()
  expect((await jobRow()).state).toBe(half ? 'ready' : 'making')

  // Killed anywhere.
  const second = start(String(jobId))
  await setTimeout(seededChance(seed).between(0, 1500))
  second.child.kill('SIGKILL')
  await second.gone
  await packageThere()

  const last = start(String(jobId))
  expect({ seed, done: (await last.gone)[0] }).toEqual({ seed, done: 0 })
  const made = await packageThere()
  const { state, package_sha256, failure } = await jobRow()
  expect({ seed, state, failure, sha256: package_sha256 }).toEqual({
    seed,
    state: 'ready',
    failure: null,
    sha256: made?.sha256,
  })
  expect(made?.pieces).toHaveLength(homes)
  expect(await readdir(jobFolder)).toEqual(['package.zip'])
})
