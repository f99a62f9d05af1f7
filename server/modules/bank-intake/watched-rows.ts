import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { SeenFile } from './folder-files.ts'

/** A file of the folder that is not moved away yet, as the books know it. */
export type WatchedRow = {
  readonly id: number
  readonly name: string
  readonly bytes: number
  readonly modifiedMs: number
  readonly state: 'arriving' | 'taken' | 'refused'
  readonly tries: number
  readonly reason: string | null
}

/** All files of the folder that are not moved away yet. */
export async function watchedRows({ db }: Work): Promise<readonly WatchedRow[]> {
  const { rows } = await sql<WatchedRow>`
    select id, file_name as name, size_bytes as bytes, modified_ms as "modifiedMs", state, tries, reason
    from watched_file where moved_at is null order by id`.execute(db)
  return rows
}

/** Keeps how a file looked: of one that is known, its new size and time. */
export async function keepLook(work: Work, { name, bytes, modifiedMs }: SeenFile): Promise<void> {
  await sql`
    insert into watched_file (file_name, size_bytes, modified_ms, seen_on)
    values (${name}, ${bytes}, ${modifiedMs}, ${work.today})
    on conflict (file_name) where moved_at is null
    do update set size_bytes = excluded.size_bytes, modified_ms = excluded.modified_ms, tries = 0`.execute(
    work.db,
  )
}

/** Counts that a file is begun to be read, before it is. */
export const keepTry = ({ db }: Work, id: number) =>
  sql`update watched_file set tries = tries + 1 where id = ${id}`.execute(db)

export type Ended = {
  readonly id: number
  readonly state: 'taken' | 'refused'
  readonly fileId: number | null
  readonly reason: string | null
}

/** Holds a file until the work ends. Answers whether it is still to be read: of two who would, the second is told that it is not. */
export async function holdArriving({ db }: Work, id: number): Promise<boolean> {
  const { rows } = await sql`
    select from watched_file where id = ${id} and state = 'arriving' and moved_at is null for no key update`.execute(
    db,
  )
  return rows.length === 1
}

/** What became of a file that is held. */
export const keepEnd = ({ db }: Work, { id, state, fileId, reason }: Ended) =>
  sql`update watched_file set state = ${state}, file_id = ${fileId}::bigint, reason = ${reason}::text where id = ${id}`.execute(
    db,
  )

/** That a file is out of the folder, and under which name it lies there; null: somebody else took it away. */
export const keepMoved = ({ db }: Work, id: number, movedAs: string | null) =>
  sql`update watched_file set moved_at = clock_timestamp(), moved_as = ${movedAs}::text where id = ${id}`.execute(
    db,
  )

/** Forgets a file that went away before it was read. */
export const forgetFile = ({ db }: Work, id: number) =>
  sql`delete from watched_file where id = ${id} and state = 'arriving'`.execute(db)

/** That the folder was looked into, or what kept us from it. */
export const keepLookedInto = ({ db }: Work, failure: string | null) =>
  sql`insert into watched_look (id, looked_at, failure) values (1, clock_timestamp(), ${failure}::text)
    on conflict (id) do update set looked_at = excluded.looked_at, failure = excluded.failure`.execute(db)
