import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** What of the record is asked for. Days are business days, the last one included. */
export type RecordFilter = {
  /** Beginning of the subject: `run 12`, `account`. */
  readonly subject?: string | undefined
  readonly command?: string | undefined
  /** Part of the name of who did it. */
  readonly actor?: string | undefined
  /** Part of what changed or of why, in any case of letters. */
  readonly text?: string | undefined
  readonly from?: PlainDate | undefined
  readonly to?: PlainDate | undefined
  /** Only records older than this one. */
  readonly after?: number | undefined
  readonly limit: number
}

/** A page of the record, newest first, and where the next page begins. */
export async function commandRecords(work: Work, filter: RecordFilter) {
  const { subject, command, actor, text, from, to, after, limit } = filter
  let query = work.db
    .selectFrom('command_record')
    .selectAll()
    .select(
      sql<
        string | null
      >`(select d.giver_name from delegation d where d.id = command_record.delegation_id)`.as('delegated_by'),
    )
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (subject) query = query.where(sql<boolean>`starts_with(subject, ${subject})`)
  if (command) query = query.where('command', '=', command)
  if (actor) query = query.where(sql<boolean>`position(lower(${actor}) in lower(actor_name)) > 0`)
  if (text)
    query = query.where(
      sql<boolean>`position(lower(${text}) in lower(changes::text || ' ' || coalesce(reason, ''))) > 0`,
    )
  if (from) query = query.where('business_on', '>=', from)
  if (to) query = query.where('business_on', '<=', to)
  if (after) query = query.where('id', '<', after)
  const found = await query.execute()
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? String(rows.at(-1)?.id) : null }
}

export type Book = 'command' | 'entry'
export const books: readonly Book[] = ['command', 'entry']

/** The table behind each sealed book. */
export const tableOf: Record<Book, 'command_record' | 'entry'> = { command: 'command_record', entry: 'entry' }

/** The last row of a book that the chain covers; 0 when nothing is sealed yet. */
export async function sealedUpTo(work: Work, book: Book): Promise<number> {
  const { upTo } = await work.db
    .selectFrom('seal')
    .select(({ fn }) => fn.coalesce(fn.max('last_id'), sql<number>`0::bigint`).as('upTo'))
    .where('book', '=', book)
    .executeTakeFirstOrThrow()
  return upTo
}

/** How far a book is sealed. */
export async function chainState(work: Work, book: Book) {
  const { rows } = await sql<{
    rows: number
  }>`select count(*) as rows from ${sql.table(tableOf[book])}`.execute(work.db)
  const seals = await work.db
    .selectFrom('seal')
    .select(({ fn }) => [
      fn.countAll<number>().as('seals'),
      fn.sum<number | null>('row_count').as('sealedRows'),
    ])
    .where('book', '=', book)
    .executeTakeFirstOrThrow()
  const last = await work.db
    .selectFrom('seal')
    .select(['hash', 'sealed_at'])
    .where('book', '=', book)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    book,
    rows: rows[0]?.rows ?? 0,
    sealedRows: seals.sealedRows ?? 0,
    seals: seals.seals,
    lastSealedAt: last?.sealed_at.toString() ?? null,
    lastHash: last?.hash ?? null,
  }
}
