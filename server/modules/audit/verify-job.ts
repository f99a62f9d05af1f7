import { sql } from 'kysely'
import type { Job, Work } from '#kernel/work'
import { recordCommand } from './record-command.ts'
import { type CheckedBooks, verifyBooks } from './verify-books.ts'

/** How many earlier verifications are told. */
const told = 20

/** Verifies the books in the background and keeps what was found. Done again it changes nothing. */
export const verifyBooksJob: Job = {
  name: 'verify-books',
  run: async ({ data, inTransaction }) => {
    const { id } = data as { id: number }
    // The reading is a transaction of its own: it sees one moment and writes nothing.
    const { sound, ...found } = await inTransaction((work) => verifyBooks(work))
    await inTransaction((work) =>
      work.db
        .updateTable('books_check')
        .set({ finished_at: sql`now()`, sound, found: JSON.stringify(found) })
        .where('id', '=', id)
        .where('finished_at', 'is', null)
        .execute(),
    )
  },
}

/** Asks for the books to be verified. While one waits or is under way, that one is told and no other begins. */
export async function askToVerify(work: Work) {
  await sql`lock table books_check in share row exclusive mode`.execute(work.db)
  const [latest] = await booksChecks(work)
  if (latest?.finishedAt === null) return latest
  const { id } = await work.db
    .insertInto('books_check')
    .values({ asked_by: work.actor.name, finished_at: null, sound: null, found: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, { command: 'ask-to-verify-books', subject: `verification ${id}`, changes: {} })
  await work.later(verifyBooksJob.name, { id })
  return (await booksChecks(work))[0]!
}

/** When the books were verified, newest first, with what did not fit. */
export async function booksChecks(work: Work) {
  const rows = await work.db.selectFrom('books_check').selectAll().orderBy('id', 'desc').limit(told).execute()
  return rows.map((row) => ({
    id: row.id,
    askedAt: row.asked_at.toString(),
    askedBy: row.asked_by,
    finishedAt: row.finished_at?.toString() ?? null,
    sound: row.sound,
    faults: [...((row.found as Pick<CheckedBooks, 'faults'> | null)?.faults ?? [])],
  }))
}
