import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction, type SendJob } from '#database/in-transaction'
import { migrate } from '#database/migrate'
import { type OpenDatabase, openDatabase } from '#database/open-database'
import { cents } from '#kernel/money'
import { layBooks } from '#test/books-in-folder'
import { postedRun } from '#test/bill-runs'
import { besides } from '#test/database-image'
import { smallTown } from '#test/small-town'
import { noMail } from '#test/mailbox'
import { person, testOffice } from '#test/test-office'
import { openJobQueue } from '../job-queue.ts'
import { sealBooks } from '../modules/audit/seal-books.ts'
import { verifyBooks } from '../modules/audit/verify-books.ts'
import { postPayments } from '../modules/payments/post-payments.ts'
import { checkBackup, restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const office = testOffice({ on: '2026-11-30', keep: true })
let folder: string
let whole: string
const opened: (() => Promise<void>)[] = []
const asked: object[] = []
const send: SendJob = (_, job) => {
  asked.push(job)
  return Promise.resolve()
}
const ofThisCity = () => ({ cities: [office.city] })

/** An empty database of its own: embedded, or a new one on the server the suite runs on. */
async function elsewhere(): Promise<OpenDatabase> {
  const url = process.env.DATABASE_URL
  const name = `restored_${randomBytes(5).toString('hex')}`
  if (url) await sql`create database ${sql.id(name)}`.execute(office.database().db)
  if (!url) await layBooks(join(folder, name))
  const database = await openDatabase(
    url ? { url: besides(url, name) } : { folder: join(folder, name, 'database') },
  )
  opened.push(async () => {
    await database.close()
    if (url) await sql`drop database ${sql.id(name)}`.execute(office.database().db)
  })
  await migrate(database)
  return database
}

const inBooks = <Result>(database: OpenDatabase, task: Parameters<typeof inTransaction<Result>>[2]) =>
  inTransaction(
    database.db,
    { city: office.city, actor: person('coordinator'), today: office.today(), send, gates: [] },
    task,
  )

const balances = (database: OpenDatabase) =>
  inBooks(database, async ({ db }) => {
    const { rows } = await sql`
      select ledger_account_id, sum(cents) as cents from (
        select debit_id as ledger_account_id, amount_cents as cents from entry
        union all select credit_id, -amount_cents from entry) moved
      group by 1 order by 1`.execute(db)
    return rows
  })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  whole = join(folder, 'whole.cwb')
  const town = [{}, {}, { services: [{ what: 'all:cart-set:64 gal', from: '2026-11-16' }] }]
  const accounts = await office.work((work) => smallTown(work, town))
  await postedRun(office)
  await office.work((work) =>
    postPayments(work, [
      {
        accountId: accounts[0]!.id,
        amount: cents(1234),
        tender: 'check',
        receivedOn: office.today(),
        receipt: 'a tab\t, a “quote”, a line\u2028of its own, a \\ and [brackets]',
      },
    ]),
  )
  await sealBooks((task) => office.work(task))
  await writeBackup(office.database(), whole, ofThisCity())
})
afterAll(async () => {
  for (const close of opened) await close()
  await rm(folder, { recursive: true })
})

describe('a backup', () => {
  it('holds every balance and both chains, and what is restored from it backs up to the same lines', async () => {
    const there = await elsewhere()
    const restored = await restoreBackup(there, whole, send)
    expect(restored.head.cities).toMatchObject([{ name: office.city, entries: expect.any(Number) }])
    expect(await balances(there)).toEqual(await balances(office.database()))
    const before = await office.work((work) => verifyBooks(work))
    const after = await inBooks(there, (work) => verifyBooks(work))
    expect(after).toEqual(before)
    expect(after).toMatchObject({ sound: true })
    const again = join(folder, 'again.cwb')
    await writeBackup(there, again, ofThisCity())
    expect(await linesOf(again)).toEqual(await linesOf(whole))
  })

  it('is worked on as the books it was made from: numbers go on, and nothing that grows can be changed', async () => {
    const there = await elsewhere()
    await restoreBackup(there, whole, send)
    const added = await inBooks(there, (work) => smallTown(work, [{}]))
    const { rows } = await office.work(({ db }) =>
      sql<{ last: number }>`select max(id) as last from account`.execute(db),
    )
    expect(added[0]!.id).toBe(rows[0]!.last + 1)
    await expect(
      inBooks(there, (work) => sql`update entry set amount_cents = 1`.execute(work.db)),
    ).rejects.toThrow(/permission denied/)
    await expect(
      inBooks(there, (work) => sql`insert into service (account_id) values (987654)`.execute(work.db)),
    ).rejects.toThrow(/violates/)
  })

  it('can be read by its owner only, and never takes the place of a file', async () => {
    expect((await stat(whole)).mode & 0o777).toBe(0o600)
    await expect(writeBackup(office.database(), whole, ofThisCity())).rejects.toThrow(/EEXIST/)
    expect(await checkBackup(whole)).toMatchObject({ rows: expect.any(Number) })
  })

  it('asks again for work that waited when it was made', async () => {
    const source = await elsewhere()
    await restoreBackup(source, whole, send)
    const parts = {
      today: office.today,
      gates: [],
      everyMinute: [],
      sendMail: noMail,
      everyNight: [],
      fault: (error: unknown) => {
        throw error
      },
    }
    const done: unknown[] = []
    const jobs = [
      {
        name: 'count',
        run: ({ data }: { data: unknown }) => {
          done.push(data)
          return Promise.resolve()
        },
      },
    ]
    const first = await openJobQueue({ ...parts, database: source, jobs })
    await inTransaction(
      source.db,
      { city: office.city, actor: person('manager'), today: office.today(), send: first.send, gates: [] },
      (work) => work.later('count', { upTo: 3 }),
    )
    const file = join(folder, 'with-work.cwb')
    await writeBackup(source, file, { cities: 'all' })
    await first.stop()
    const target = await elsewhere()
    const second = await openJobQueue({ ...parts, database: target, jobs })
    await restoreBackup(target, file, second.send)
    await second.finish()
    await second.stop()
    expect(done).toEqual([{ upTo: 3 }])
  })
})

describe('a restore is refused, and leaves nothing behind,', () => {
  it('into books that have the city already', async () => {
    await expect(restoreBackup(office.database(), whole, send)).rejects.toThrow(
      /These books already have City of Testville. A backup never overwrites books/,
    )
  })

  it.each([
    ['cut off in the middle', (lines: string[]) => lines.slice(0, -20), /cut off after line \d+/],
    ['cut off before its end', (lines: string[]) => lines.slice(0, -1), /cut off after line \d+/],
    [
      'with one amount changed',
      (lines: string[]) => lines.map((line) => line.replace('"1234"', '"1235"')),
      /its hash is another/,
    ],
    [
      'with a row less',
      (lines: string[]) =>
        lines.toSpliced(
          lines.findIndex((line) => line.startsWith('[')),
          1,
        ),
      /says it has \d+ rows and has \d+/,
    ],
    ['with a line of nonsense', (lines: string[]) => lines.toSpliced(5, 0, '{"x":1}'), /Line 6/],
    ['that is something else', () => ['{"hello":1}'], /no backup of Cartwright/],
  ])('from a backup %s', async (name, spoil, sentence) => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.cwb`)
    await writeFile(file, gzipSync(`${spoil(await linesOf(whole, 0)).join('\n')}\n`))
    await expect(checkBackup(file)).rejects.toThrow(sentence)
    await expect(restoreBackup(office.database(), file, send)).rejects.toThrow(sentence)
  })

  it('from a file that is no archive, or was cut off in its packing', async () => {
    const file = join(folder, 'plain.cwb')
    await writeFile(file, 'hello')
    await expect(checkBackup(file)).rejects.toThrow(/cannot be unpacked/)
    const packed = await readFile(whole)
    await writeFile(file, packed.subarray(0, packed.length - 100))
    await expect(checkBackup(file)).rejects.toThrow(/cannot be unpacked/)
  })

  it('from a newer Cartwright', async () => {
    const file = join(folder, 'newer.cwb')
    const lines = await linesOf(whole, 0)
    const head = JSON.parse(lines[0]!)
    head.cities[0].migrations.push({ name: '9999-of-tomorrow.sql', sha256: 'x' })
    await rewrite(file, [JSON.stringify(head), ...lines.slice(1, -1)])
    const there = await elsewhere()
    await expect(restoreBackup(there, file, send)).rejects.toThrow(/newer Cartwright.*9999-of-tomorrow/)
  })

  it('when a row does not fit the tables', async () => {
    const file = join(folder, 'misfit.cwb')
    const lines = await linesOf(whole, 0)
    const at = lines.findIndex((line) => line.includes('"table":"payment"'))
    await rewrite(file, lines.slice(0, -1).toSpliced(at + 1, 0, '["no number"]'))
    const there = await elsewhere()
    await expect(restoreBackup(there, file, send)).rejects.toThrow(/no number/)
    const { rows } = await sql`select from directory.city`.execute(there.db)
    expect(rows).toHaveLength(0)
    const schemas = await sql`select from pg_namespace where nspname = ${office.city}`.execute(there.db)
    expect(schemas.rows).toHaveLength(0)
  })
})

/** The lines of a backup, without its head (which says when it was made) and its end, or from the given one on. */
async function linesOf(file: string, from = 1): Promise<string[]> {
  const lines = gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n')
  return from === 1 ? lines.slice(1, -1) : lines
}

/** A backup of these lines whose end fits them. */
async function rewrite(file: string, lines: readonly string[]): Promise<void> {
  const text = lines.map((line) => `${line}\n`).join('')
  const rows = lines.slice(1).filter((line) => line.startsWith('[')).length
  const sha256 = createHash('sha256').update(text).digest('hex')
  await writeFile(file, gzipSync(`${text}${JSON.stringify({ end: true, rows, sha256 })}\n`))
}
