import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** Containers of one kind, on either side. No pickups is on call; what the list does not tell is null. */
export type Listed = {
  readonly container: string | null
  readonly size: string | null
  readonly pickups: number | null
  readonly quantity: number
}

/** What the list and the books say differently of one stream of one account; null where one of them has nothing. */
export type Difference = {
  readonly accountId: number
  readonly accountNumber: string
  readonly premiseId: number
  readonly class: string
  readonly zone: string | null
  readonly stream: string
  readonly line: number | null
  readonly theirs: readonly Listed[] | null
  readonly ours: readonly Listed[] | null
}

/**
 * Holds a list against our services of its day, both ways, by account and stream. Only what the list tells is compared: without a column
 * of sizes, sizes are not. What we have of kinds of containers that the list has nowhere is another hauler's.
 */
export async function compareHaulerList({ db }: Work, listId: number): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with listed as materialized (
      select account_id, stream, container, size, pickups_per_week as pickups, quantity, line from hauler_row
      where list_id = ${listId} and account_id is not null and verdict <> 'rejected'
    ), told as materialized (
      select account_id, stream, min(line) as line, bool_and(container is not null) as container,
        bool_and(size is not null) as size, bool_and(pickups is not null) as pickups
      from listed group by 1, 2
    ), served as materialized (
      select s.account_id, s.stream, s.container, s.size, coalesce(s.pickups_per_week, 0) as pickups, s.quantity
      from service s join account a on a.id = s.account_id, (select list_on from hauler_list where id = ${listId}) l
      where s.from_on <= l.list_on and (s.until_on is null or s.until_on > l.list_on)
        and (a.closed_on is null or a.closed_on > l.list_on)
    ), kinds as materialized (
      select distinct stream, container from hauler_row where list_id = ${listId} and verdict <> 'rejected'
    ), theirs as (
      select account_id, stream, container, size, pickups, sum(quantity)::bigint as quantity from (
        select l.account_id, l.stream, case when t.container then l.container end as container,
          case when t.size then l.size end as size, case when t.pickups then l.pickups end as pickups, l.quantity
        from listed l join told t using (account_id, stream)) l
      group by 1, 2, 3, 4, 5
    ), ours as (
      select account_id, stream, container, size, pickups, sum(quantity)::bigint as quantity from (
        select s.account_id, s.stream, case when coalesce(t.container, true) then s.container end as container,
          case when coalesce(t.size, true) then s.size end as size,
          case when coalesce(t.pickups, true) then s.pickups end as pickups, s.quantity
        from served s left join told t using (account_id, stream)
        where t.account_id is not null or exists (select from kinds k
          where k.stream = s.stream and (k.container is null or k.container = s.container))) s
      group by 1, 2, 3, 4, 5
    ), of_theirs as (
      select account_id, stream, ${sides} as rows from theirs group by 1, 2
    ), of_ours as (
      select account_id, stream, ${sides} as rows from ours group by 1, 2
    )
    select a.id as "accountId", a.number as "accountNumber", a.premise_id as "premiseId", a.class, p.zone, x.stream,
      t.line, x.theirs, x.ours
    from (
      select account_id, stream, of_theirs.rows as theirs, of_ours.rows as ours
      from of_theirs full join of_ours using (account_id, stream)
      where of_theirs.rows is distinct from of_ours.rows) x
    join account a on a.id = x.account_id join premise p on p.id = a.premise_id
    left join told t on t.account_id = x.account_id and t.stream = x.stream
    order by a.id, x.stream`.execute(db)
  return rows
}

/** The containers of one side, in an order in which equal ones are equal. */
const sides = sql`jsonb_agg(jsonb_build_object('container', container, 'size', size, 'pickups', pickups,
  'quantity', quantity) order by container, size, pickups)`

/** Containers as sentences have them: `2 × 4 yd bin, 3 a week`. */
export const listedWords = (rows: readonly Listed[], stream: string): string =>
  rows
    .map(({ container, size, pickups, quantity }) => {
      const often = pickups === null ? [] : [pickups === 0 ? 'on call' : `${pickups} a week`]
      const what = [size, container ?? `${stream} container`].filter(Boolean).join(' ')
      return [`${quantity} × ${what}`, ...often].join(', ')
    })
    .join(' and ')
