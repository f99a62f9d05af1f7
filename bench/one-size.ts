import { sql } from 'kysely'
import { migrate } from '#database/migrate'
import { openDatabase } from '#database/open-database'
import { peakMemory, watchServer } from './machine.ts'
import { makeCity, openOffice } from './make-city.ts'
import { type Copied, measureCopy } from './measure-copy.ts'
import { type Lockbox, measureLockbox } from './measure-lockbox.ts'
import { type Measured, measurePrint, measureRuns } from './measure-run.ts'
import { measureWaiting, type Waiting } from './measure-waiting.ts'

/** What one process does: it makes a town, or measures it, so that neither's memory is counted with the other's. */
export type Asked = {
  readonly step: 'make' | 'measure'
  readonly place: { readonly url: string } | { readonly folder: string }
  readonly accounts: number
  /** A folder that this process and the server may both write. */
  readonly exchange: string
}

export type OneSize = {
  readonly measured: Measured
  readonly copied: Copied | null
  readonly waiting: Waiting
  readonly lockbox: Lockbox
  /** Pages a second of the print files of the largest cycle; null where they were not made. */
  readonly pagesASecond: number | null
  /** The most memory this process held while it calculated, reviewed and posted; and the server's processes beside what they share. */
  readonly peakMb: number
  readonly serverMb: number | null
}

/** Larger cities are not printed: it would take minutes and tell the same. */
const printedAtMost = 20_000
/** Jobs at once. On a server each has its thread, and one more than there are cores has work while another waits for the disk. */
const workersOnServer = 3

const asked = JSON.parse(process.argv[2]!) as Asked
const database = await openDatabase(asked.place)
if (asked.step === 'make') {
  await migrate(database)
  await makeCity(database, asked.accounts)
} else process.stdout.write(`${JSON.stringify(await measure())}\n`)
await database.close()
process.exit(0)

async function measure(): Promise<OneSize> {
  await migrate(database)
  const office = await openOffice(database)
  const onServer = database.engine === 'server'
  const workers = onServer ? workersOnServer : 1
  const watched = onServer ? watchServer(await backend()) : null
  const measured = await measureRuns(database, office, workers)
  const [peakMb, serverMb] = [peakMemory(), watched?.peakMb() ?? null]
  process.stderr.write(`${JSON.stringify({ ...measured, peakMb, serverMb })}\n`)
  const copied = onServer ? await measureCopy(database, office.city, asked.exchange) : null
  process.stderr.write(`${JSON.stringify(copied)}\n`)
  const waiting = await measureWaiting(office, workers)
  const lockbox = await measureLockbox(database, office)
  process.stderr.write(`${JSON.stringify(lockbox)}\n`)
  const pagesASecond = measured.accounts > printedAtMost ? null : await measurePrint(office)
  await office.close()
  return { measured, copied, waiting, lockbox, pagesASecond, peakMb, serverMb }
}

async function backend(): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.db)
  return rows[0]!.pid
}
