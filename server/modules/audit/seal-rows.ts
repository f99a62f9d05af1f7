import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import { type Book, tableOf } from './audit-queries.ts'

/** A row of a sealed book: its number, and all it says as one text. */
export type BookRow = { readonly id: number; readonly says: string }

/** One link of the chain, without its own hash. */
export type Link = {
  readonly book: Book
  readonly firstId: number
  readonly lastId: number
  readonly gaps: readonly Gap[]
  /** The short hashes of its rows in their order, one after another. */
  readonly rowHashes: string
  readonly previousHash: string
}
type Gap = readonly [first: number, last: number]

/** How many signs a row's short hash has: 96 bits, more than anybody can hit with another row. */
export const signs = 16

/** What the first link of a chain follows on. */
export const beginning = '0'.repeat(64)

/**
 * What is sealed of a row, as a JSON array whose text is the same on every server, whatever its zone and date style. The
 * columns are named one by one, so that a column added later leaves old seals as they are; one that was added later is told where it
 * has a value.
 */
const said: { readonly [B in Book]: RawBuilder<string> } = {
  command: sql`(jsonb_build_array(id, happened_at at time zone 'UTC', business_on, actor_name, actor_user, actor_role,
    command, subject, changes, reason) || case when delegation_id is null then '[]'::jsonb
    else jsonb_build_array(delegation_id) end)::text`,
  entry: sql`jsonb_build_array(id, posted_on, debit_id, credit_id, amount_cents, account_id, source, source_id,
    run_id)::text`,
}

/** The rows of a book from one number to another, in order. */
export async function bookRows(work: Work, book: Book, firstId: number, lastId: number): Promise<BookRow[]> {
  const { rows } = await sql<BookRow>`
    select id, ${said[book]} as says from ${sql.table(tableOf[book])}
    where id between ${firstId} and ${lastId} order by id`.execute(work.db)
  return rows
}

/** The short hash of one row. */
export const rowHash = ({ says }: BookRow): string =>
  createHash('sha256').update(says).digest('base64url').slice(0, signs)

/** The numbers between two others that no row has. */
export function gapsBetween(firstId: number, lastId: number, ids: readonly number[]): Gap[] {
  const gaps: Gap[] = []
  let next = firstId
  for (const id of [...ids, lastId + 1]) {
    if (id > next) gaps.push([next, id - 1])
    next = id + 1
  }
  return gaps
}

/** The hash of a link, over all its rows and the link before. */
export function linkHash(link: Link): string {
  const { book, firstId, lastId, gaps, rowHashes, previousHash } = link
  return createHash('sha256')
    .update(JSON.stringify([book, firstId, lastId, gaps, rowHashes, previousHash]))
    .digest('hex')
}
