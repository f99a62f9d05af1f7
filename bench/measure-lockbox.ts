import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import type { OpenDatabase } from '#database/open-database'
import type { InTransaction, Work } from '#kernel/work'
import { checkFor, lockboxText } from '#test/bank-uploads'
import { bankFileById } from '../server/modules/bank-intake/bank-file-rows.ts'
import { loadBankFile } from '../server/modules/bank-intake/load-bank-file.ts'
import { askToPostFile } from '../server/modules/bank-intake/post-bank-file.ts'
import { timed } from './machine.ts'
import { coordinator, type Office } from './make-city.ts'
import { finishedCopies } from './measure-copy.ts'

/** What became of a day of checks at the bank's lockbox, each for the whole of what its account owes, and the seconds it took. */
export type Lockbox = {
  readonly items: number
  readonly allocations: number
  /** From the bytes of the files to items that are judged; from those to payments that are allocated. */
  readonly loadSeconds: number
  readonly postSeconds: number
  /** The very rows inserted into copies of the finished tables, with nothing else done. Null where the database takes no `COPY`. */
  readonly insertSeconds: number | null
}

/** The bank counts the checks of a file with four digits, those of a batch with three. */
const checksInFile = 9_000
const checksInBatch = 900

type Owing = { readonly number: string; readonly cents: number }

/** Takes in and posts lockbox files with one check for every account that owes, and holds that against inserting the same rows. */
export async function measureLockbox(database: OpenDatabase, office: Office): Promise<Lockbox> {
  const ask = office.as(coordinator)
  const owing = await ask(accountsThatOwe)
  const before = await ask(lastIds)
  const files = inPieces(owing, checksInFile).map((some, at) =>
    new TextEncoder().encode(fileFor(some, 1_000 + at * checksInFile)),
  )
  const loaded: number[] = []
  const load = await timed(async () => {
    for (const bytes of files) loaded.push(await ask((work) => taken(work, bytes)))
  })
  const post = await timed(async () => {
    for (const fileId of loaded) await ask((work) => askToPostFile(work, fileId))
    await office.finish(1)
  })
  for (const fileId of loaded) await assertPosted(ask, fileId)
  const added = await ask((work) => rowsSince(work, before))
  return {
    items: owing.length,
    allocations: added.find(({ table }) => table === 'allocation')!.rows.length,
    loadSeconds: load.seconds,
    postSeconds: post.seconds,
    insertSeconds: database.engine === 'server' ? await insertAgain(database, office, added) : null,
  }
}

async function accountsThatOwe({ db }: Work): Promise<Owing[]> {
  const { rows } = await sql<Owing>`
    select a.number, sum(e.amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int))::bigint as cents
    from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
    join account a on a.id = e.account_id where a.closed_on is null group by a.id
    having sum(e.amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int)) > 0 order by a.id`.execute(
    db,
  )
  return rows
}

/** A file of several batches; no number of a check is there twice, in this file or another: it would be taken for the same check. */
const fileFor = (owing: readonly Owing[], firstNumber: number): string =>
  lockboxText(
    ...inPieces(owing, checksInBatch).map((some, batch) =>
      some.map(({ number, cents }, index) =>
        checkFor(number, { cents, checkNumber: firstNumber + batch * checksInBatch + index }),
      ),
    ),
  )

function inPieces<One>(all: readonly One[], size: number): One[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )
}

const taken = (work: Work, bytes: Uint8Array<ArrayBuffer>): Promise<number> =>
  loadBankFile(work, {
    bytes,
    fileName: 'lockbox.txt',
    format: 'lockbox',
    mode: 'strict',
    modeReason: null,
    layout: null,
    mapping: null,
    receivedOn: null,
  })

/** A measure of what was suspended instead would tell nothing. */
async function assertPosted(ask: InTransaction, fileId: number): Promise<void> {
  const { state, totals } = await ask((work) => bankFileById(work, fileId))
  assert.equal(state, 'posted')
  assert.deepEqual(totals.posted, totals.file)
}

/** What a posted item leaves in the books, in the order in which rows name each other; each table numbers its rows. */
const tables = ['entry', 'payment', 'bank_file_item', 'allocation'] as const
type Added = { readonly table: (typeof tables)[number]; readonly rows: Readonly<Record<string, string>>[] }

async function lastIds({ db }: Work): Promise<Map<string, number>> {
  const last = new Map<string, number>()
  for (const table of tables) {
    const { rows } = await sql<{
      id: number
    }>`select coalesce(max(id), 0) as id from ${sql.id(table)}`.execute(db)
    last.set(table, rows[0]!.id)
  }
  return last
}

/** The rows that were added, every value as text. */
async function rowsSince({ db }: Work, before: ReadonlyMap<string, number>): Promise<Added[]> {
  const all: Added[] = []
  for (const table of tables) {
    const { rows: columns } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = ${table} order by ordinal_position`.execute(db)
    const asText = columns.map(({ name }) => sql`${sql.id(name)}::text`)
    const { rows } = await sql<Added['rows'][number]>`
      select ${sql.join(asText)} from ${sql.id(table)} where id > ${before.get(table)} order by id`.execute(
      db,
    )
    all.push({ table, rows })
  }
  return all
}

/** Inserts the rows once more as our own code writes rows, so many at a time as a file is posted, into copies with all keys and indexes. */
async function insertAgain(database: OpenDatabase, office: Office, added: readonly Added[]): Promise<number> {
  const copies = await finishedCopies(database, office.city, tables)
  const { seconds } = await timed(async () => {
    for (const { table, rows } of added)
      for (const some of inPieces(rows, 5_000))
        await office.as(coordinator)((work) =>
          insertRows(work, {
            into: sql`insert into ${sql.id(copies.schema, table)}`,
            rows: some,
            columns: Object.fromEntries(
              Object.keys(some[0]!).map((name) => [
                name,
                ['text', (row: (typeof some)[number]) => row[name]],
              ]),
            ),
          }),
        )
  })
  await copies.drop()
  return seconds
}
