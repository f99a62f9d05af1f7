import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Job, Work } from '#kernel/work'

type Asked = {
  /** What whoever asks calls the request. */
  readonly key: string
  /** The operation with all that was sent. */
  readonly request: unknown
}

/**
 * Does what is asked once for each key of a person, in the transaction that does it: the same request again is answered as before, and of
 * two at once the second waits for the first. What was refused or went wrong left nothing, and may be asked again. Refuses REQUEST_KEY_USED
 * for another request under the same key. The answer is what is sent as JSON.
 */
export async function answerOnce(work: Work, asked: Asked, answer: () => Promise<unknown>): Promise<unknown> {
  const { db, actor, today } = work
  const its = { actor: actor.userId ?? actor.name, key: asked.key }
  const request = createHash('sha256').update(JSON.stringify(asked.request)).digest('hex')
  const { rows } = await sql`
    insert into answered_request (actor_key, request_key, request, answered_on)
    values (${its.actor}, ${its.key}, ${request}, ${today}) on conflict do nothing returning request_key`.execute(
    db,
  )
  if (rows.length === 0) return answeredBefore(work, its, request)
  const given = await answer()
  const own = sql`where actor_key = ${its.actor} and request_key = ${its.key}`
  // A file is made anew from what the books say.
  await (given instanceof Response
    ? sql`delete from answered_request ${own}`
    : sql`update answered_request set answer = ${JSON.stringify(given ?? null)}::jsonb ${own}`
  ).execute(db)
  return given
}

async function answeredBefore(
  { db }: Work,
  its: { readonly actor: string; readonly key: string },
  request: string,
): Promise<unknown> {
  const { rows } = await sql<{ request: string; answer: unknown }>`
    select request, answer from answered_request
    where actor_key = ${its.actor} and request_key = ${its.key}`.execute(db)
  const [found] = rows
  if (found?.request !== request) refuse('REQUEST_KEY_USED', { key: its.key })
  return found.answer
}

/** How long an answer is kept, in days: nobody sends a request again after that. */
const keptDays = 7

/** Forgets old answers, in every night. */
export const forgetAnswersJob: Job = {
  name: 'forget-answered-requests',
  run: ({ inTransaction }) =>
    inTransaction(async ({ db, today }) => {
      await sql`delete from answered_request where answered_on < ${today.subtract({ days: keptDays })}::date`.execute(
        db,
      )
    }),
}
