import { type Kysely, sql, type Transaction } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Gate } from '#kernel/gate'
import type { Actor, Later, Work } from '#kernel/work'
import { appRole } from './roles.ts'
import type { Database } from './types.ts'

/** Puts a job in the queue inside the transaction that asks for it. */
export type SendJob = (
  transaction: Transaction<Database>,
  job: { readonly name: string; readonly city: string; readonly actor: Actor; readonly data: object },
) => Promise<void>

export type WorkFor = {
  readonly city: string
  readonly actor: Actor
  readonly today: PlainDate
  readonly send: SendJob
  readonly gates: readonly Gate[]
}

/**
 * Runs a task as one transaction in one city: its schema first in the search path, its rights those of the application's
 * role. Both are set for the transaction only, so that connections can be shared by all cities.
 */
export function inTransaction<Result>(
  db: Kysely<Database>,
  { city, actor, today, send, gates }: WorkFor,
  task: (work: Work) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (transaction) => {
    await sql
      .raw(`set local search_path to "${city.replaceAll('"', '')}", public; set local role ${appRole}`)
      .execute(transaction)
    const later: Later = (name, data) => send(transaction, { name, city, actor, data })
    return task({ db: transaction, city, actor, today, later, gates })
  })
}
