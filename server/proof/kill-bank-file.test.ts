import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
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
import { checkFor, lockboxText } from '#test/bank-uploads'
import { testCity } from '#test/database-image'
import { smallTown } from '#test/small-town'
import { person } from '#test/test-office'
import { gates } from '../gates.ts'
import { sealBooks } from '../modules/audit/seal-books.ts'
import { verifyBooks } from '../modules/audit/verify-books.ts'
import { bankFileById } from '../modules/bank-intake/bank-file-rows.ts'
import { loadBankFile } from '../modules/bank-intake/load-bank-file.ts'
import { askToPostFile } from '../modules/bank-intake/post-bank-file.ts'
import { seededChance } from '../modules/demo/seeded-chance.ts'
import { suspenseDiffers } from '../modules/suspense/standing-checks.ts'

const url = process.env.DATABASE_URL
const seed = Number(process.env.CARTWRIGHT_SEED ?? randomBytes(4).readUInt32LE())
const checks = 160
const city = `kill_${randomBytes(4).toString('hex')}`
const day = '2026-11-24'
const worker = join(import.meta.dirname, 'post-bank-file.ts')
const by: WorkFor = {
  city,
  actor: person('coordinator'),
  today: PlainDate.from(day),
  send: () => Promise.resolve(),
  gates,
}
let folder: string
let fileId: number
const place = () => (url ? { url } : { folder: join(folder, 'database') })

/** Something done in the books while nobody else has them open. */
async function inBooks<Result>(
  task: (work: <R>(one: (work: Work) => Promise<R>) => Promise<R>) => Promise<Result>,
) {
  const database = await openDatabase(place())
  try {
    return await task((one) => inTransaction(database.db, by, one))
  } finally {
    await database.close()
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-bank-'))
  const database = await openDatabase(place())
  await migrate(database)
  await createCity(database, { ...testCity, name: city })
  await database.close()
  fileId = await inBooks(async (work) => {
    const homes = await work((one) =>
      smallTown(
        one,
        Array.from({ length: 40 }, () => ({})),
      ),
    )
    const text = lockboxText(
      Array.from({ length: checks }, (_, index) =>
        // Every eighth finds no account.
        checkFor(index % 8 === 7 ? '4711' : homes[index % 40]!.number, {
          cents: 100 + index,
          checkNumber: 1000 + index,
        }),
      ),
    )
    const id = await work((one) =>
      loadBankFile(one, {
        bytes: new TextEncoder().encode(text),
        fileName: 'box.txt',
        format: 'lockbox',
        mode: 'strict',
        modeReason: null,
        layout: null,
        mapping: null,
        receivedOn: null,
      }),
    )
    await work((one) => askToPostFile(one, id))
    return id
  })
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  if (!url) return
  const { db, close } = await openDatabase({ url })
  await sql`delete from directory.city where name = ${city}`.execute(db)
  await sql`drop schema ${sql.id(city)} cascade`.execute(db)
  await close()
})

/** Posts in a process of its own, which is killed after so long when it is not done before. Answers whether it was done. */
async function posted(killAfter?: number): Promise<boolean> {
  const child = spawn(process.execPath, [worker, city, day, String(fileId)], {
    env: { ...process.env, DATABASE_URL: '', PROOF_URL: url ?? '', PROOF_FOLDER: join(folder, 'database') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit') as Promise<[number | null]>
  await once(child.stdout, 'data')
  if (killAfter !== undefined) {
    await setTimeout(killAfter)
    child.kill('SIGKILL')
  }
  return (await gone)[0] === 0
}

it('a file whose posting is killed is posted once, to the cent', async () => {
  const chance = seededChance(seed)
  const moment = chance.between(0, 300)
  await posted(moment)
  expect({ seed, done: await posted() }).toEqual({ seed, done: true })
  const found = await inBooks(async (work) => {
    const { file, sum } = await work(async (one) => ({
      file: await bankFileById(one, fileId),
      sum: await sql<{ payments: number; cents: number }>`
        select count(*) as payments, sum(amount_cents)::bigint as cents from payment`.execute(one.db),
    }))
    await sealBooks(work)
    const { sound } = await work((one) => verifyBooks(one))
    return { file, sum: sum.rows[0], sound, differs: await work((one) => suspenseDiffers.find(one)) }
  })
  const { posted: money, suspended, done } = found.file.totals
  expect({ seed, ...found }).toMatchObject({
    file: { state: 'posted' },
    sum: { payments: money.count, cents: money.cents },
    sound: true,
    differs: [],
  })
  expect(done).toEqual({ count: checks, cents: money.cents + suspended.cents })
}, 600_000)
