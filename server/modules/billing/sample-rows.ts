import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { becomesBill } from './run-totals.ts'

/** What tells one drawing from another. Whoever has these and the register draws the same bills. */
export type Drawing = {
  readonly seed: string
  readonly size: number
  /** How many bills of each class are in it whatever chance says. */
  readonly perClass: number
  /** How many of those that something is pointed out about. */
  readonly ofPointedOut: number
}

type DrawnFor = 'its class' | 'its exceptions' | 'chance'
export type DrawnRow = { readonly accountId: number; readonly position: number; readonly drawnFor: DrawnFor }

/** How a sample is drawn, in words that are stored with it. */
export const method =
  'Each bill has the key sha256(seed, a colon, account number), as lowercase hexadecimal. In the order of their keys: the first bills of each class, then the first of those with an exception to decide, then the first of all others, until the size is reached.'

/** How many bills of each class, and of those pointed out, a sample of a size holds at least. */
export const leastOf = (size: number): Pick<Drawing, 'perClass' | 'ofPointedOut'> => ({
  perClass: size < 10 ? 1 : 2,
  ofPointedOut: Math.ceil(size / 5),
})

/**
 * Draws bills of a register by chance. The key of a bill depends on the seed and its account number alone, so that anybody can work
 * it out, and nobody can choose who is drawn. It is worked out where the rows lie.
 */
export async function drawRows(work: Work, runId: number, drawing: Drawing): Promise<DrawnRow[]> {
  const { seed, size, perClass, ofPointedOut } = drawing
  const { rows } = await sql<DrawnRow>`
    with pointed_out as materialized (
      select distinct account_id from run_exception where run_id = ${runId} and severity <> 'note'),
    keyed as (
      select r.account_id, r.class, p.account_id is not null as pointed_out,
        encode(sha256(convert_to(${seed}::text || ':' || r.account_number, 'UTF8')), 'hex') as key
      from register_bill r left join pointed_out p using (account_id)
      where r.run_id = ${runId} and ${becomesBill}),
    ranked as (
      select account_id, key, pointed_out, row_number() over (partition by class order by key) <= ${perClass}::int as for_class,
        row_number() over (partition by pointed_out order by key) <= ${ofPointedOut}::int as first_of_its_kind
      from keyed),
    chosen as (
      select account_id, key, case when for_class then 'its class' when pointed_out and first_of_its_kind then 'its exceptions'
        else 'chance' end as drawn_for from ranked)
    select account_id as "accountId", drawn_for as "drawnFor", row_number() over (order by drawn_for = 'chance', key) as position
    from chosen order by drawn_for = 'chance', key
    limit greatest(${size}::bigint, (select count(*) from chosen where drawn_for <> 'chance'))`.execute(
    work.db,
  )
  return rows
}
