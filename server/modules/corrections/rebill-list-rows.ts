import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** The rows of one account on a list that are cancelled and billed anew together. */
export type ListAccount = {
  readonly accountId: number
  readonly accountNumber: string
  /** The one service of all of them, or null. */
  readonly serviceId: number | null
  readonly fingerprint: string | null
  readonly rows: readonly { readonly line: number; readonly bill: string; readonly billId: number }[]
}

type StoredList = { readonly id: number; readonly reason: string }

/** Holds a list until the work ends, so that two people who take the same step do each account once. Refuses an unknown one. */
export async function lockList({ db }: Work, listId: number): Promise<StoredList> {
  const { rows } =
    await sql<StoredList>`select id, reason from rebill_list where id = ${listId} for update`.execute(db)
  return rows[0] ?? refuse('REBILL_LIST_NOT_FOUND', { listId })
}

/** The next accounts of a list with rows in a state, in the order of the file. */
export async function accountsOfList(
  { db }: Work,
  {
    listId,
    state,
    limit,
  }: { readonly listId: number; readonly state: 'new' | 'ready'; readonly limit: number },
): Promise<ListAccount[]> {
  const { rows } = await sql<ListAccount>`
    select r.account_id as "accountId", a.number as "accountNumber", min(r.service_id) as "serviceId",
      min(r.fingerprint) as fingerprint,
      jsonb_agg(jsonb_build_object('line', r.line, 'bill', b.number, 'billId', b.id) order by r.line) as rows
    from rebill_row r join account a on a.id = r.account_id join bill b on b.id = r.bill_id
    where r.list_id = ${listId} and r.state = ${state} group by 1, 2 order by min(r.line) limit ${limit}`.execute(
    db,
  )
  return rows
}
