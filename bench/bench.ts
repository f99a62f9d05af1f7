import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measurePage, type Page } from './measure-page.ts'
import type { MeasuredPresort } from './measure-presort.ts'
import type { Asked, OneSize } from './one-size.ts'
import { report, type Result } from './report.ts'
import { keptTown } from './kept-towns.ts'
import { startServer } from './temporary-server.ts'

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '10000' },
    on: { type: 'string', default: 'server,embedded' },
    books: { type: 'string' },
    page: { type: 'boolean', default: false },
    presort: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const help = `Measures a run of every cycle of an invented town, from opening to posting, against COPY of the same rows, and what
people wait for.

npm run bench -- [--accounts 10000,100000,1000000] [--on server,embedded] [--page] [--presort 1000000] [--books postgres://…]

The server is a temporary PostgreSQL from Debian's packages. With --books it is the one at that address, on this machine, which keeps
invented towns for the next time: a million accounts take long to make. --page measures the first page of the web application, which
must be built and needs Chromium. --presort sorts so many letters into trays, against bare sorts of the same keys; with --on none nothing
else is measured.
`
const oneSize = fileURLToPath(new URL('./one-size.ts', import.meta.url))
const presorting = fileURLToPath(new URL('./measure-presort.ts', import.meta.url))

async function bench(sizes: readonly number[], engines: readonly string[]): Promise<void> {
  const results: Result[] = []
  for (const accounts of sizes) {
    if (engines.includes('server')) results.push(...(await onServer(accounts)))
    if (engines.includes('embedded')) results.push(onEmbedded(accounts))
  }
  const page: Page | null = values.page ? await measurePage() : null
  process.stdout.write(
    `${report(results, { page, presort: values.presort ? presorted(values.presort) : null })}\n`,
  )
}

async function onServer(accounts: number): Promise<Result[]> {
  const exchange = mkdtempSync(join(tmpdir(), 'cartwright-bench-'))
  chmodSync(exchange, 0o777)
  const server = values.books ? null : startServer()
  if (!values.books && !server) {
    process.stderr.write('PostgreSQL is not installed here: measured on the embedded database only.\n')
    return []
  }
  try {
    if (server) {
      const place = { url: server.url }
      child({ step: 'make', place, accounts, exchange })
      return [measured('PostgreSQL', { step: 'measure', place, accounts, exchange })]
    }
    const town = await keptTown(values.books!, accounts, (url) =>
      child({ step: 'make', place: { url }, accounts, exchange }),
    )
    return [measured('PostgreSQL', { step: 'measure', place: { url: town }, accounts, exchange })]
  } finally {
    server?.stop()
    rmSync(exchange, { recursive: true, force: true })
  }
}

function onEmbedded(accounts: number): Result {
  const folder = mkdtempSync(join(tmpdir(), 'cartwright-bench-'))
  try {
    const place = { folder: join(folder, 'database') }
    child({ step: 'make', place, accounts, exchange: folder })
    return measured('embedded', { step: 'measure', place, accounts, exchange: folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const measured = (engine: Result['engine'], asked: Asked): Result => ({
  engine,
  ...(JSON.parse(child(asked)) as OneSize),
})

/** In a process of its own, whose memory is that of the sort alone. */
const presorted = (pieces: string): MeasuredPresort =>
  JSON.parse(
    execFileSync(process.execPath, [presorting, pieces], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ) as MeasuredPresort

/** Each step is a process of its own: the memory it holds is its own, and nothing is warm from the step before. */
function child(asked: Asked): string {
  return execFileSync(process.execPath, [oneSize, JSON.stringify(asked)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

if (values.help) process.stdout.write(help)
else await bench(values.accounts.split(',').map(Number), values.on.split(','))
