import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** An account by its two numbers. */
export type MovedAccount = { readonly id: number; readonly number: string }
type Move = { readonly from: number; readonly to: number }

/** Holds the accounts of some premises until the work ends. */
export async function lockAccountsAt({ db }: Work, premiseIds: readonly number[]): Promise<void> {
  await sql`
    select from account where premise_id = any(${premiseIds}::bigint[]) order by id for no key update`.execute(
    db,
  )
}

/** Says that all accounts of one premise are at another, which is the same place. Answers those that moved. */
export async function movePremiseAccounts({ db }: Work, { from, to }: Move): Promise<MovedAccount[]> {
  const { rows } = await sql<MovedAccount>`
    update account set premise_id = ${to} where premise_id = ${from} returning id, number`.execute(db)
  return rows.toSorted((a, b) => a.id - b.id)
}

/** Takes accounts back to where they were; those that are elsewhere by now stay there. Answers those that went back. */
export async function takeAccountsBack(
  { db }: Work,
  { from, to, ids }: Move & { readonly ids: readonly number[] },
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    update account set premise_id = ${to} where premise_id = ${from} and id = any(${ids}::bigint[]) returning id`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}
