import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '#database/migrate'
import { type OpenDatabase, openDatabase } from '#database/open-database'
import { commit, machine, peakMemory } from './machine.ts'
import { type Copied, measureCopy } from './measure-copy.ts'
import { makeCity, type Measured, measureRuns } from './measure-run.ts'
import { type TemporaryServer, startServer } from './temporary-server.ts'

type Result = {
  readonly engine: 'PostgreSQL' | 'embedded'
  readonly measured: Measured
  readonly copied: Copied | null
  readonly peakMb: number
}

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '10000' },
    on: { type: 'string', default: 'server,embedded' },
    help: { type: 'boolean', default: false },
  },
})
const help = `Measures a run of every cycle of an invented town, from opening to posting, against COPY of the same rows.

npm run bench -- [--accounts 10000,100000] [--on server,embedded]

The server is a temporary PostgreSQL from Debian's packages.
`

async function bench(sizes: readonly number[], engines: readonly string[]): Promise<void> {
  const results: Result[] = []
  for (const accounts of sizes) {
    if (engines.includes('server')) results.push(...(await onServer(accounts)))
    if (engines.includes('embedded')) results.push(await onEmbedded(accounts))
  }
  process.stdout.write(`${report(results)}\n`)
}

async function onServer(accounts: number): Promise<Result[]> {
  const server = startServer()
  if (!server) {
    process.stderr.write('PostgreSQL is not installed here: measured on the embedded database only.\n')
    return []
  }
  try {
    return [await measure({ url: server.url }, accounts, server)]
  } finally {
    server.stop()
  }
}

async function onEmbedded(accounts: number): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'cartwright-bench-'))
  try {
    return await measure({ folder: join(folder, 'database') }, accounts, null)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  place: Parameters<typeof openDatabase>[0],
  accounts: number,
  server: TemporaryServer | null,
): Promise<Result> {
  const database: OpenDatabase = await openDatabase(place)
  try {
    await migrate(database)
    const office = await makeCity(database, accounts)
    const measured = await measureRuns(database, office, server ? 2 : 1)
    const copied = server && (await measureCopy(database, office.city, server.exchange))
    return { engine: server ? 'PostgreSQL' : 'embedded', measured, copied, peakMb: peakMemory() }
  } finally {
    await database.close()
  }
}

const head = [
  'database',
  'accounts',
  'bills',
  'lines',
  'calculate s',
  'review, release s',
  'post s',
  'bills a second',
  'B0 s',
  'B1 s',
  'rate + post / B0',
  'rate + post / B1',
  'whole run / B0 with register',
  'print, pages a second',
  'peak MB',
]

function report(results: readonly Result[]): string {
  return [
    `${machine()}, commit ${commit()}, ${Temporal.Now.plainDateISO().toString()}`,
    '',
    line(head),
    line(head.map(() => '---:')),
    ...results.map((result) => line(cellsOf(result))),
  ].join('\n')
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function cellsOf({ engine, measured, copied, peakMb }: Result): string[] {
  const { accounts, bills, lines, calculateSeconds, reviewSeconds, postSeconds } = measured
  const work = calculateSeconds + postSeconds
  const whole = work + reviewSeconds
  return [
    engine,
    ...[accounts, bills, lines].map(grouped),
    ...[calculateSeconds, reviewSeconds, postSeconds].map((seconds) => seconds.toFixed(2)),
    grouped(Math.round(bills / whole)),
    ...[copied?.bare, copied?.finished].map((seconds) => seconds?.toFixed(2) ?? ''),
    ratio(work, copied && copied.bare),
    ratio(work, copied && copied.finished),
    ratio(whole, copied && copied.bare + copied.bareRegister),
    measured.pagesASecond === null ? '' : grouped(Math.round(measured.pagesASecond)),
    grouped(peakMb),
  ]
}

const ratio = (of: number, base: number | null): string => (base ? `${(of / base).toFixed(1)} ×` : '')

const grouped = (count: number): string => count.toLocaleString('en')

if (values.help) process.stdout.write(help)
else await bench(values.accounts.split(',').map(Number), values.on.split(','))
