import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { StatedFact } from './known-facts.ts'

/** A bill that charges what happened, or what of its kind is free by the calendar year and came after it. */
export type BillOfYear = { readonly accountId: number; readonly billId: number }

/**
 * The bills whose charges follow what is stated of events, of whatever account: those that charge the events, and later ones that charge
 * others of the kind of which some are free in a calendar year. None, where nothing is stated of events.
 */
export async function billsOfYears({ db }: Work, facts: readonly StatedFact[]): Promise<BillOfYear[]> {
  const ids = facts.flatMap((fact) =>
    fact.kind === 'event-was' || fact.kind === 'event-absent' ? fact.eventId : [],
  )
  if (ids.length === 0) return []
  const { rows } = await sql<BillOfYear>`
    with stated as (
      select s.account_id, s.code, extract(year from s.happened_on) as year, min(l.bill_id) as first_bill
      from service_event s join bill_line l on l.event_id = s.id
      where s.id = any(${ids}::bigint[]) group by 1, 2, 3)
    select distinct b.account_id as "accountId", b.id as "billId"
    from stated join service_event e
      on e.account_id = stated.account_id and e.code = stated.code and extract(year from e.happened_on) = stated.year
    join bill_line l on l.event_id = e.id join bill b on b.id = l.bill_id
    where b.id >= stated.first_bill and b.period_until > b.period_from
      and (e.id = any(${ids}::bigint[])
        or jsonb_typeof(coalesce(l.derivation #> '{of,free}', l.derivation -> 'free')) = 'object')
    order by 1, 2`.execute(db)
  return rows
}

/** Those of one account, by their numbers in the books. */
export const billsOf = (bills: readonly BillOfYear[], accountId: number): ReadonlySet<number> =>
  new Set(bills.filter((bill) => bill.accountId === accountId).map(({ billId }) => billId))
