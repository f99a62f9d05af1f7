import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { ReadItem } from './read-item.ts'

/** What tells one check from another: bank account, number and amount. Null for what is none, or whose payer is not told. */
const checkKey = ({ payerRouting, payerLast4, checkNumber, amountCents }: ReadItem): string | null =>
  payerRouting === null || checkNumber === null
    ? null
    : [payerRouting, payerLast4 ?? '', checkNumber, amountCents].join(' ')

/** What tells one electronic payment from another: its trace, amount and payer. */
const traceKey = ({ trace, amountCents, payerRouting }: ReadItem): string | null =>
  trace === null ? null : [trace, amountCents, payerRouting ?? ''].join(' ')

/**
 * Which items of a file came before: in another file within so many days, or on an earlier line of this one. What is several parts of one
 * check is one check.
 */
export async function findDuplicates(
  work: Work,
  items: readonly ReadItem[],
  withinDays: number,
): Promise<ReadonlySet<ReadItem>> {
  const found = new Set(await inOtherFiles(work, items, withinDays))
  const seen = new Map<string, ReadItem>()
  for (const item of items)
    for (const key of [checkKey(item), traceKey(item)]) {
      if (key === null || item.rejected !== null) continue
      const first = seen.get(key)
      if (first === undefined) seen.set(key, item)
      else if (!areParts(first, item)) found.add(item)
    }
  return found
}

/** `1-2-1` and `1-2-2` are parts of check `1-2`. */
const areParts = (a: ReadItem, b: ReadItem): boolean =>
  a.checkNumber !== null &&
  a.place.split('-').length === 3 &&
  a.place.replace(/-\d+$/, '') === b.place.replace(/-\d+$/, '')

async function inOtherFiles(work: Work, items: readonly ReadItem[], withinDays: number): Promise<ReadItem[]> {
  const some = items.filter((item) => item.rejected === null && (checkKey(item) ?? traceKey(item)) !== null)
  if (some.length === 0) return []
  const { rows } = await sql<{ place: number }>`
    with given as (
      select * from unnest(${some.map(({ payerRouting }) => payerRouting)}::text[], ${some.map(({ payerLast4 }) => payerLast4)}::text[],
        ${some.map(({ checkNumber }) => checkNumber)}::text[], ${some.map(({ trace }) => trace)}::text[],
        ${some.map(({ amountCents }) => amountCents)}::bigint[], ${some.map(({ receivedOn }) => receivedOn)}::date[])
        with ordinality as given (routing, last4, check_number, trace, cents, received_on, place))
    select g.place::int as place from given g join bank_file_item i on i.check_number = g.check_number and i.amount_cents = g.cents
      join bank_file f on f.id = i.file_id
    where i.payer_routing = g.routing and i.payer_last4 is not distinct from g.last4 and i.verdict <> 'rejected'
      and f.state not in ('refused', 'discarded') and abs(i.received_on - g.received_on) <= ${withinDays}
    union
    select g.place::int from given g join bank_file_item i on i.trace = g.trace and i.amount_cents = g.cents
      join bank_file f on f.id = i.file_id
    where i.payer_routing is not distinct from g.routing and i.verdict <> 'rejected'
      and f.state not in ('refused', 'discarded') and abs(i.received_on - g.received_on) <= ${withinDays}
    order by place`.execute(work.db)
  return rows.map(({ place }) => some[place - 1]!)
}
