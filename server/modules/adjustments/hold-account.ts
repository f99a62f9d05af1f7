import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** The account an adjustment is for, as far as adjusting needs it. */
export type AdjustedAccount = { readonly id: number; readonly number: string; readonly class: string }

/**
 * The account with this id; `hold`: nobody else changes or adjusts it until the work ends. Whoever adjusts several accounts in one
 * work holds them in the order of their ids.
 */
export async function accountToAdjust(
  work: Work,
  accountId: number,
  hold: boolean,
): Promise<AdjustedAccount> {
  const { rows } = await sql<AdjustedAccount>`
    select id, number, class from account where id = ${accountId} ${hold ? sql`for no key update` : sql``}`.execute(
    work.db,
  )
  return rows[0] ?? refuse('ACCOUNT_NOT_FOUND', { accountNumber: String(accountId) })
}

/** Holds the row of a person until the work ends, so that what they post without approval is counted one after the other. */
export async function holdAdjuster(work: Work, personKey: string): Promise<void> {
  await sql`insert into adjuster (person_key) values (${personKey}) on conflict do nothing`.execute(work.db)
  await sql`select person_key from adjuster where person_key = ${personKey} for update`.execute(work.db)
}
