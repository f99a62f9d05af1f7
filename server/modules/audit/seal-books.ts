import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { InTransaction, Job, Work } from '#kernel/work'
import { type Book, books, sealedUpTo, tableOf } from './audit-queries.ts'
import { beginning, bookRows, gapsBetween, type Link, linkHash, rowHash } from './seal-rows.ts'

/** How many rows one seal covers at most. */
const rowsPerSeal = 5000

/** How many rows were sealed now, by book. */
export type Sealed = { readonly [B in Book]: number }

/**
 * Seals what was added to the books since the last time: the record of commands and the ledger, each its own chain, in batches
 * of rows. Each seal is a hash over its rows and over the seal before, so that no row can change, vanish or be slipped
 * in without breaking the chain. Sealing twice at the same time seals once.
 */
export async function sealBooks(inTransaction: InTransaction): Promise<Sealed> {
  const sealed = { command: 0, entry: 0 }
  const settled = await settledUpTo(inTransaction)
  for (const { book, last } of settled) {
    for (;;) {
      const rows = await inTransaction((work) => sealNext(work, book, last))
      if (rows === 0) break
      sealed[book] += rows
    }
  }
  return sealed
}

/** Seals every minute in the background. */
export const sealBooksJob: Job = {
  name: 'seal-books',
  run: async ({ inTransaction }) => {
    await sealBooks(inTransaction)
  },
}

type Settled = { readonly book: Book; readonly last: number }

/**
 * The last row of each book that may be sealed: no transaction still under way holds a number before it. Numbers are given out
 * before rows appear, so a sealed range could else gain a row. A short wait lets whoever just took a number show up as under
 * way; then all who are under way must end. Work that goes on for long leaves its rows, and those after, to the next minute.
 */
async function settledUpTo(inTransaction: InTransaction): Promise<Settled[]> {
  const added = await inTransaction(async (work) => {
    const all = await Promise.all(books.map(async (book) => ({ book, last: await lastRow(work, book) })))
    const sealed = await Promise.all(books.map((book) => sealedUpTo(work, book)))
    return all.filter(({ last }, index) => last > sealed[index]!)
  })
  if (added.length === 0) return []
  await setTimeout(200)
  const underWay = await inTransaction((work) => snapshot(work, 'xmax'))
  for (let patience = 20; patience > 0; patience--) {
    if ((await inTransaction((work) => snapshot(work, 'xmin'))) >= underWay) return added
    await setTimeout(100)
  }
  return []
}

async function lastRow(work: Work, book: Book): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(id), 0)::bigint as last from ${sql.table(tableOf[book])}`.execute(work.db)
  return rows[0]!.last
}

/** Of all transactions now: the oldest still under way, or the next to begin. */
async function snapshot(work: Work, edge: 'xmin' | 'xmax'): Promise<number> {
  const { rows } = await sql<{ edge: number }>`
    select ${sql.raw(`pg_snapshot_${edge}`)}(pg_current_snapshot())::text::bigint as edge`.execute(work.db)
  return rows[0]!.edge
}

/** Adds the next seal of a book and answers how many rows it covers: none when all are sealed up to `lastId`. */
async function sealNext(work: Work, book: Book, lastId: number): Promise<number> {
  const before = await work.db
    .selectFrom('seal')
    .select(['last_id', 'hash'])
    .where('book', '=', book)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const firstId = (before?.last_id ?? 0) + 1
  const end = await lastOfBatch(work, book, firstId, lastId)
  if (end === null) return 0
  const rows = await bookRows(work, book, firstId, end)
  const link: Link = {
    book,
    firstId,
    lastId: end,
    gaps: gapsBetween(
      firstId,
      end,
      rows.map(({ id }) => id),
    ),
    rowHashes: rows.map(rowHash).join(''),
    previousHash: before?.hash ?? beginning,
  }
  return (await store(work, link, rows.length)) ? rows.length : 0
}

async function lastOfBatch(work: Work, book: Book, firstId: number, lastId: number): Promise<number | null> {
  const { rows } = await sql<{ last: number | null }>`
    select max(id) as last from (
      select id from ${sql.table(tableOf[book])} where id between ${firstId} and ${lastId}
      order by id limit ${rowsPerSeal}) batch`.execute(work.db)
  return rows[0]!.last
}

/** Whether it was stored: another process may have sealed the same rows in the meantime. */
async function store(work: Work, link: Link, rowCount: number): Promise<boolean> {
  const stored = await work.db
    .insertInto('seal')
    .values({
      book: link.book,
      first_id: link.firstId,
      last_id: link.lastId,
      row_count: rowCount,
      gaps: JSON.stringify(link.gaps),
      row_hashes: link.rowHashes,
      previous_hash: link.previousHash,
      hash: linkHash(link),
    })
    .onConflict((conflict) => conflict.constraint('one_seal_per_row').doNothing())
    .returning('id')
    .executeTakeFirst()
  return stored !== undefined
}
