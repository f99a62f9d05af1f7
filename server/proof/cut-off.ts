import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { inTransaction } from '#database/in-transaction'
import { createCity, migrate } from '#database/migrate'
import { openDatabase } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import { misfits } from '#test/misfits'
import { smallTown } from '#test/small-town'
import { gates } from '../gates.ts'
import { sealBooks } from '../modules/audit/seal-books.ts'
import { verifyBooks } from '../modules/audit/verify-books.ts'

/**
 * A run with a worker on each of two hosts, of which one is cut off from the network in the middle. The hosts are network namespaces with
 * addresses of their own, the database is on a third address. By hand, as root, with PostgreSQL reachable at 10.77.0.1:
 *
 *     node server/proof/cut-off.ts postgres://postgres@10.77.0.1:5433/postgres 20000 [begin|calculate|post]
 *
 * It calculates and posts the run of one town undisturbed, and that of its copy with the cut; both registers must be the same.
 */
const [url = '', homes = '20000', cutAt = 'calculate'] = process.argv.slice(2)
const city = { name: 'testville', title: 'City of Testville', demo: false }
const day = '2026-11-30'
const hosts = [2, 3].map((last) => ({ name: `host${last}`, address: `10.77.0.${last}` }))
const by = {
  city: city.name,
  actor: { name: 'Proof', userId: 'proof', role: 'coordinator' },
  today: PlainDate.from(day),
  send: () => Promise.resolve(),
  gates,
} as const

const ip = (...words: string[]): void => {
  execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'inherit'] })
}
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** A bridge at 10.77.0.1 and a namespace for each host behind it. */
function plugIn(): void {
  for (const { name, address } of hosts) {
    ip('netns', 'add', name)
    ip('link', 'add', `to-${name}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name)
    ip('link', 'set', `to-${name}`, 'master', 'proof0')
    ip('link', 'set', `to-${name}`, 'up')
    ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', 'eth0')
    ip('-n', name, 'link', 'set', 'eth0', 'up')
    ip('-n', name, 'link', 'set', 'lo', 'up')
  }
}
/** Takes the hosts away with their cables, which the kernel lets go of only some time after the hosts. */
function unplug(): void {
  const cables = hosts.map(({ name }) => ['link', 'delete', `to-${name}`])
  for (const words of [...cables, ...hosts.map(({ name }) => ['netns', 'delete', name])]) {
    try {
      execFileSync('ip', words, { stdio: 'ignore' })
    } catch {
      // It was never there.
    }
  }
}

const at = (database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).href

function start(database: string, what: 'works' | 'asks', host?: string): ChildProcess {
  const script = [process.execPath, `${import.meta.dirname}/run-to-posted.ts`, city.name, day, what]
  const words = host ? ['ip', 'netns', 'exec', host, ...script] : script
  return spawn(words[0]!, words.slice(1), {
    env: { ...process.env, DATABASE_URL: at(database), CARTWRIGHT_TODAY: '', CARTWRIGHT_DATA: '/tmp/proof' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function prepare(): Promise<void> {
  const server = await openDatabase({ url })
  for (const name of ['proof_base', 'proof_calm', 'proof_cut']) {
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(server.db)
  }
  await sql`create database proof_base`.execute(server.db)
  const base = await openDatabase({ url: at('proof_base') })
  await migrate(base)
  await createCity(base, city)
  await inTransaction(base.db, by, (work) =>
    smallTown(
      work,
      Array.from({ length: Number(homes) }, () => ({})),
    ),
  )
  await base.close()
  for (const name of ['proof_calm', 'proof_cut'])
    await sql`create database ${sql.id(name)} template proof_base`.execute(server.db)
  await server.close()
}

/** Takes the run of a database to posted with a worker on each host; cuts the first off once the run is in that state. */
async function run(database: string, cut: string | null): Promise<string> {
  const workers = hosts.map(({ name }) => start(database, 'works', name))
  await Promise.all(workers.map((worker) => once(worker.stdout!, 'data')))
  const since = performance.now()
  const asking = start(database, 'asks')
  let said = ''
  asking.stdout!.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  if (cut) await cutOff(database, cut)
  await once(asking, 'close')
  say(`${database}: posted after ${((performance.now() - since) / 1000).toFixed(1)} s`)
  for (const worker of workers) worker.kill('SIGKILL')
  return said.trimEnd().split('\n').at(-1)!
}

async function cutOff(database: string, when: string): Promise<void> {
  const watching = await openDatabase({ url: at(database) })
  const from = when === 'post' ? 'posting' : 'calculating'
  const done = when === 'calculate' ? 1 : 0
  for (;;) {
    const { rows } = await sql<{ state: string; done: number }>`
      select state, (select count(*) from testville.run_chunk where state = 'done') as done from testville.bill_run`.execute(
      watching.db,
    )
    if (rows[0]?.state === from && rows[0].done >= done) break
    await setTimeout(20)
  }
  ip('link', 'set', `to-${hosts[0]!.name}`, 'down')
  say(`${hosts[0]!.name} is cut off while the run is ${from}`)
  await watching.close()
}

async function audit(database: string): Promise<void> {
  const books = await openDatabase({ url: at(database) })
  await sealBooks((task) => inTransaction(books.db, by, task))
  const checked = await inTransaction(books.db, by, (work) => verifyBooks(work))
  assert.deepEqual(checked.faults, [])
  assert.deepEqual(await inTransaction(books.db, by, (work) => misfits(work)), [])
  const { rows } = await sql<{ bills: number }>`select count(*) as bills from testville.bill`.execute(
    books.db,
  )
  assert.equal(rows[0]!.bills, Number(homes))
  await books.close()
}

unplug()
plugIn()
await prepare()
const calm = await run('proof_calm', null)
const cut = await run('proof_cut', cutAt)
assert.equal(cut, calm)
await audit('proof_cut')
say(`The register is the same, every account has one bill, and the books are sound: ${cut.slice(0, 90)}…`)
unplug()
process.exit(0)
