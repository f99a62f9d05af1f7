import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Role } from '@cartwright/api/roles'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { inTransaction, type SendJob } from '#database/in-transaction'
import { directorySchema } from '#database/migrate'
import { type OpenDatabase, openDatabase } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import type { Gate } from '#kernel/gate'
import type { MailHouse } from '#kernel/mail-house'
import type { Actor, JobVisit, Work } from '#kernel/work'
import { gates as standing } from '../gates.ts'
import { jobs } from '../jobs.ts'
import { createApp } from '../app.ts'
import type { Caller } from '../door.ts'
import { makeSignIn, type SignIn } from '../modules/staff/sign-in.ts'
import { besides, testCity } from './database-image.ts'
import { mailbox } from './mailbox.ts'
import { practicePostOffice } from './practice-post-office.ts'
import { practiceProvider } from './practice-provider.ts'

export type TestOffice = ReturnType<typeof testOffice>

const people = ['coordinator', 'clerk', 'manager', 'auditor', 'administrator', 'customer'] as const

/** Who a test works as: one invented person for each role. */
export const person = (role: Role): Actor => ({ name: `Test ${role}`, userId: `user-${role}`, role })

type TestOfficeAsked = {
  readonly on: string
  readonly keep?: boolean
  /** What stands before the steps of runs: all that the product has, unless a test has others. */
  readonly gates?: readonly Gate[]
  /** Who takes packages; nobody, unless a test has somebody. */
  readonly mailHouse?: () => MailHouse | null
}

/**
 * A sanitation office with empty books, on a day the test chooses: on an embedded database, or on the PostgreSQL server
 * that DATABASE_URL names, where each test file has its own database. The books are emptied before each test, unless the file
 * `keeps` what an earlier test left.
 */
export function testOffice({ on, keep = false, gates = standing, mailHouse = nobody }: TestOfficeAsked) {
  let opened: OpenDatabase
  let signIn: SignIn
  let app: ReturnType<typeof createApp>
  let today = PlainDate.from(on)
  let printFolder: string
  const { send, forget, finish } = waitingJobs()
  const mailServer = mailbox()
  const city = testCity.name
  const { provider, desk, online } = practiceProvider(() => app, city)

  beforeAll(async () => {
    opened = await openTestDatabase(city)
    printFolder = await mkdtemp(join(tmpdir(), 'cartwright-print-'))
    signIn = testSignIn(opened, () => today)
    const parts = { database: opened, today: () => today, send, gates, signIn, printFolder, online }
    app = createApp({ ...parts, ...usualParts(mailHouse), identify: identifyIn(city) })
  })
  beforeEach(async () => {
    today = PlainDate.from(on)
    forget()
    mailServer.empty()
    if (!keep) await emptyBooks(opened, city)
  })
  afterAll(async () => {
    await signIn?.close()
    if (opened) await closeBooks(opened)
    if (printFolder) await rm(printFolder, { recursive: true, force: true })
  })

  const workAs = <Result>(actor: Actor, task: (work: Work) => Promise<Result>): Promise<Result> =>
    inTransaction(opened.db, { city, actor, today, send, gates }, task)

  const as = callers(() => app)

  return {
    city,
    /** Runs a task in one transaction, as the coordinator unless another role is named. */
    work: <Result>(task: (work: Work) => Promise<Result>, role: Role = 'coordinator'): Promise<Result> =>
      workAs(person(role), task),
    /** Does all the jobs that were asked for, and those they ask for in turn. One that fails is thrown, and waits again. */
    finishJobs: (): Promise<void> =>
      finish((actor) => ({
        city,
        sendMail: mailServer.send,
        paymentProvider: provider,
        mailHouse: () => Promise.resolve(mailHouse()),
        inTransaction: (task) => workAs(actor, task),
      })),
    /** Forgets the jobs that wait. */
    forgetJobs: forget,
    /** Moves the office to another day. */
    move: (day: string) => {
      today = PlainDate.from(day)
    },
    today: () => today,
    /** The mail server of the office: what arrived, and how it answers. */
    mailServer,
    /** The provider of payments of the office: what happens there, and what it tells. */
    payments: { provider, desk },
    /** Sign-in as the product has it, for tests that come in by the front door. */
    signIn: () => signIn,
    app: () => app,
    as,
    ...as('coordinator'),
    database: () => opened,
  }
}

/** A server has a database for each test file: it is dropped. The embedded database is shared by the files, and stays open. */
async function closeBooks(opened: OpenDatabase): Promise<void> {
  if (opened.engine !== 'server') return
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(opened.db)
  await opened.close()
  await onTheServer(({ db }) => sql`drop database ${sql.id(rows[0]!.name)} with (force)`.execute(db))
}

/** Only for tests: what they keep of bank numbers is kept with it. */
const testBankKey = new Uint8Array(32).fill(7)

const nobody = (): null => null

const thrown = (error: unknown): never => {
  throw error
}

const usualParts = (mailHouse: () => MailHouse | null) => ({
  trustProxy: false,
  fault: thrown,
  bankKey: testBankKey,
  postOfficeOf: () => Promise.resolve(practicePostOffice()),
  mailHouseOf: () => Promise.resolve(mailHouse()),
})

const testSignIn = (database: OpenDatabase, today: () => PlainDate): SignIn =>
  makeSignIn({
    database,
    secret: 'only for tests, at least 32 signs',
    secure: false,
    publicUrl: 'http://localhost',
    oidc: null,
    today,
  })

type VisitOf = (actor: Actor) => Omit<JobVisit, 'data'>

/** A queue in memory: what a test asked for waits until the test wants it done. */
function waitingJobs() {
  const asked: Parameters<SendJob>[1][] = []
  const send: SendJob = (_, job) => {
    // What travels through the queue arrives as JSON, in the tests as in the product.
    asked.push(JSON.parse(JSON.stringify(job)))
    return Promise.resolve()
  }
  const finish = async (visitOf: VisitOf): Promise<void> => {
    for (let next = asked.shift(); next; next = asked.shift()) {
      const { name, actor, data } = next
      const job = jobs.find((one) => one.name === name)
      assert(job, `there is a job ${name}`)
      try {
        await job.run({ ...visitOf(actor), data })
      } catch (error) {
        // The queue tries again what failed.
        asked.push(next)
        throw error
      }
    }
  }
  return {
    send,
    forget: () => {
      asked.length = 0
    },
    finish,
  }
}

/** Requests to the API as the person of a role, or as nobody. */
function callers(app: () => ReturnType<typeof createApp>) {
  const request = (
    role: Role | null,
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Response> => {
    const form = body instanceof FormData
    return Promise.resolve(
      app().request(`/api${path}`, {
        method,
        headers: {
          ...(role && { 'x-test-role': role }),
          ...(key && { 'idempotency-key': key }),
          ...(body !== undefined && !form && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
      }),
    )
  }
  return (role: Role | null) => ({
    get: (path: string) => request(role, 'GET', path),
    post: (path: string, body: unknown = {}, key?: string) => request(role, 'POST', path, body, key),
    put: (path: string, body: unknown = {}) => request(role, 'PUT', path, body),
    delete: (path: string) => request(role, 'DELETE', path),
  })
}

const identifyIn =
  (city: string) =>
  (request: Request): Promise<Caller | null> => {
    const role = people.find((one) => one === request.headers.get('x-test-role'))
    return Promise.resolve(role ? { actor: person(role), city } : null)
  }

/** The embedded database of this process, which the next test file works in too: to open one takes longer than most files. */
let embedded: OpenDatabase | undefined

async function openTestDatabase(city: string): Promise<OpenDatabase> {
  const url = process.env.DATABASE_URL
  if (!url) {
    if (embedded) await makeAsNew(embedded, city)
    else embedded = await openEmbedded()
    return embedded
  }
  const template = inject('databaseTemplate')
  assert(template, 'the template is made once per test run')
  const name = `office_${randomBytes(5).toString('hex')}`
  await onTheServer(({ db }) =>
    sql`create database ${sql.id(name)} template ${sql.id(template)} strategy file_copy`.execute(db),
  )
  return openDatabase({ url: besides(url, name) })
}

/** Does something from outside the databases of the tests. */
async function onTheServer(task: (server: OpenDatabase) => Promise<unknown>): Promise<void> {
  const server = await openDatabase({ url: process.env.DATABASE_URL! })
  await task(server).finally(() => server.close())
}

async function openEmbedded(): Promise<OpenDatabase> {
  const image = inject('databaseImage')
  assert(image, 'the embedded image is made once per test run')
  return openDatabase({ image: new Uint8Array(await readFile(image)) })
}

/** Leaves nothing of the file before: its people, its other cities, and the room its rows took. */
async function makeAsNew({ db }: OpenDatabase, city: string): Promise<void> {
  const { rows: others } = await sql<{ name: string }>`
    delete from directory.city where name <> ${city} returning name`.execute(db)
  for (const { name } of others) await sql`drop schema if exists ${sql.id(name)} cascade`.execute(db)
  const { title, demo } = testCity
  await sql`update directory.city set title = ${title}, demo = ${demo}`.execute(db)
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in (${city}, ${directorySchema}) and table_type = 'BASE TABLE'
      and table_name not in ('migration', 'city')`.execute(db)
  await sql.raw(`truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`).execute(db)
}

/**
 * Empties the tables that have rows, and starts every number again. Truncating all tables would make their files anew, which took
 * longer than most tests. Keys are not checked meanwhile: all rows go.
 */
async function emptyBooks({ db }: OpenDatabase, city: string): Promise<void> {
  const filled = await filledTables(db, city)
  await db.transaction().execute(async (transaction) => {
    const deletes = filled.map((table) => `delete from ${table}`)
    await sql
      .raw(['set local session_replication_role = replica', ...deletes].join('; '))
      .execute(transaction)
    await sql`select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) from pg_sequences
      where schemaname = ${city} and last_value is not null`.execute(transaction)
  })
}

async function filledTables(db: OpenDatabase['db'], city: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema = ${city} and table_type = 'BASE TABLE' and table_name <> 'migration'`.execute(db)
  const looks = tables.map(({ name }) => `select '${name}' as name where exists (select from ${name})`)
  const { rows } = await sql.raw<{ name: string }>(looks.join(' union all ')).execute(db)
  return rows.map(({ name }) => name)
}
