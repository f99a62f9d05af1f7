import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { AccountFacts } from '../billing/bill-facts.ts'
import { readKnownFacts } from './read-known-facts.ts'
import type { AccountBehind } from './rerate-bill.ts'

/**
 * What stands behind events on the bills of accounts: by which bill each was first billed to the account it happened for, and what the books
 * say of accounts whose services they pay a part of. Nothing is read where the bills charge no event.
 */
export async function readBehind(
  work: Work,
  accounts: readonly AccountFacts[],
): Promise<Pick<AccountBehind, 'firstBilled' | 'owners'>> {
  const isCharged = accounts.some(
    ({ events, sharedFrom }) => events.length > 0 || sharedFrom.some(({ owner }) => owner.events.length > 0),
  )
  if (!isCharged) return {}
  const owners = [
    ...new Set(accounts.flatMap(({ sharedFrom }) => sharedFrom.map(({ owner }) => owner.accountId))),
  ]
  const ids = [...new Set([...accounts.map(({ accountId }) => accountId), ...owners])]
  const { rows } = await sql<{ eventId: number; billId: number; runId: number }>`
    select e.id as "eventId", min(b.id) as "billId", min(b.run_id) as "runId"
    from service_event e join bill_line l on l.event_id = e.id
    join bill b on b.id = l.bill_id and b.account_id = e.account_id
    where e.account_id = any(${ids}::bigint[]) group by e.id`.execute(work.db)
  return {
    firstBilled: new Map(rows.map(({ eventId, ...first }) => [eventId, first])),
    owners: owners.length > 0 ? await readKnownFacts(work, owners) : new Map(),
  }
}
