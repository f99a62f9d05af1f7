import { type Selectable, sql } from 'kysely'
import type { Database } from '#database/types'
import type { Work } from '#kernel/work'
import { type Book, tableOf } from './audit-queries.ts'
import { beginning, bookRows, type BookRow, type Link, linkHash, rowHash, signs } from './seal-rows.ts'

/** Something in the books that does not fit, named so that it can be found. */
export type BookFault = {
  /** Where it is: `entry 12`, `seal 3 of the ledger`, `bill 2026-000017`, `account 100-20417-3`. */
  readonly where: string
  readonly what: string
}

/** What was found of one chain. */
export type CheckedChain = {
  readonly book: Book
  readonly seals: number
  readonly sealedRows: number
  readonly lastHash: string | null
  readonly faults: readonly BookFault[]
}

type Seal = Selectable<Database['seal']>

/** How a book's rows are called. */
const nameOf: { readonly [B in Book]: string } = { command: 'record', entry: 'entry' }
const titleOf: { readonly [B in Book]: string } = { command: 'the record', entry: 'the ledger' }

/**
 * Recomputes a chain from its first seal to its last. Each row is hashed again and compared with what was sealed, each seal with
 * the one before; whatever was changed, taken out or slipped in is named by its number.
 */
export async function verifyChain(work: Work, book: Book): Promise<CheckedChain> {
  const faults: BookFault[] = []
  let [expected, next, seals, sealedRows, after] = [beginning, 1, 0, 0, 0]
  for (
    let page = await sealsAfter(work, book, after);
    page.length > 0;
    page = await sealsAfter(work, book, after)
  ) {
    const rows = await rowsOf(work, book, page)
    for (const seal of page) {
      const where = `seal ${seal.id} of ${titleOf[book]}`
      if (seal.previous_hash !== expected || seal.first_id !== next)
        faults.push({
          where,
          what: 'It does not follow on the seal before it: one was changed or taken out.',
        })
      const link = linkOf(book, seal)
      if (linkHash(link) !== seal.hash)
        faults.push({ where, what: 'Its hash is not the one of what it covers.' })
      faults.push(
        ...compare(
          book,
          link,
          rows.filter(({ id }) => id >= link.firstId && id <= link.lastId),
        ),
      )
      ;[expected, next, after] = [seal.hash, seal.last_id + 1, seal.id]
      seals += 1
      sealedRows += seal.row_count
    }
  }
  return { book, seals, sealedRows, lastHash: seals > 0 ? expected : null, faults }
}

/** Whether a hash that was written down elsewhere is still in one of the chains. */
export async function isInChain(work: Work, hash: string): Promise<boolean> {
  const found = await work.db.selectFrom('seal').select('id').where('hash', '=', hash).executeTakeFirst()
  return found !== undefined
}

/** What is read at once: quiet minutes have seals of a row or two, and a call for each would take most of the time. */
const [sealsAtOnce, rowsAtOnce] = [100, 5000]

/** The next seals of a book: as many as cover what may be read at once, and one at least. */
function sealsAfter(work: Work, book: Book, id: number): Promise<Seal[]> {
  return work.db
    .with('next', (db) =>
      db
        .selectFrom('seal')
        .selectAll()
        .select(sql<number>`sum(row_count) over (order by id)::bigint - row_count`.as('rows_before'))
        .where('book', '=', book)
        .where('id', '>', id)
        .orderBy('id')
        .limit(sealsAtOnce),
    )
    .selectFrom('next')
    .selectAll()
    .where('rows_before', '<', rowsAtOnce)
    .orderBy('id')
    .execute()
}

/** All rows from the first that these seals cover to the last. */
const rowsOf = (work: Work, book: Book, seals: readonly Seal[]): Promise<readonly BookRow[]> =>
  bookRows(
    work,
    book,
    Math.min(...seals.map(({ first_id }) => first_id)),
    Math.max(...seals.map(({ last_id }) => last_id)),
  )

const linkOf = (book: Book, seal: Seal): Link => ({
  book,
  firstId: seal.first_id,
  lastId: seal.last_id,
  gaps: seal.gaps as Link['gaps'],
  rowHashes: seal.row_hashes,
  previousHash: seal.previous_hash,
})

/** The rows of a range against what was sealed of them. */
function compare(book: Book, link: Link, rows: readonly BookRow[]): BookFault[] {
  const sealed = sealedHashes(link)
  const found = new Map(rows.map((row) => [row.id, row]))
  const faults: BookFault[] = []
  for (const [id, hash] of sealed) {
    const row = found.get(id)
    const where = `${nameOf[book]} ${id}`
    if (!row)
      faults.push({ where, what: `It was taken out of the table ${tableOf[book]} after it was sealed.` })
    else if (rowHash(row) !== hash)
      faults.push({ where, what: `It was changed after it was sealed. It says now: ${row.says}` })
  }
  for (const id of found.keys())
    if (!sealed.has(id))
      faults.push({
        where: `${nameOf[book]} ${id}`,
        what: 'It was slipped in between rows that were sealed.',
      })
  return faults
}

/** The short hash of each row that was sealed, by number. */
function sealedHashes({ firstId, lastId, gaps, rowHashes }: Link): Map<number, string> {
  const hashes = new Map<number, string>()
  const absent = gaps.flatMap(([first, last]) => [first - 1, last + 1])
  const runs = [firstId, ...absent, lastId]
  let place = 0
  for (let index = 0; index < runs.length; index += 2)
    for (let id = runs[index]!; id <= runs[index + 1]!; id++) {
      hashes.set(id, rowHashes.slice(place, place + signs))
      place += signs
    }
  return hashes
}
