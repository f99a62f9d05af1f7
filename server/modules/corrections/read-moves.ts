import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { LineMove } from './posted-bill.ts'

/**
 * What was posted on bills since, by bill: by corrections of the past, and by hand before and after the first of those looked at it. An
 * adjustment that was taken back leaves nothing, for what takes it back is on the same lines.
 */
export async function readMoves(work: Work, billIds: readonly number[]): Promise<Map<number, LineMove[]>> {
  const { rows } = await sql<LineMove & { bill: number }>`
    with first as materialized (
      select b.bill_id, min(c.through_entry) as entry
      from correction_bill b join correction c on c.id = b.correction_id
      where b.bill_id = any(${billIds}::bigint[]) and c.state = 'posted' group by b.bill_id)
    select ch.bill_id as bill, (part->>'lineNo')::bigint as "lineNo",
      case when part->>'lineNo' is null then ch.about || ' ' || ch.gl_code end as about,
      sum((part->>'cents')::bigint)::bigint as "correctedCents", 0 as "adjustedCents", 0 as "adjustedSinceCents"
    from correction_charge ch join correction c on c.id = ch.correction_id
    join correction_bill b on b.correction_id = ch.correction_id and b.bill_id = ch.bill_id
    cross join lateral jsonb_array_elements(ch.parts) part
    where ch.bill_id = any(${billIds}::bigint[]) and c.state = 'posted' and b.verdict in ('within', 'overridden')
    group by 1, 2, 3
    union all
    select p.bill_id, p.line_no, null, 0,
      coalesce(sum(p.amount_cents) filter (where p.entry_id <= coalesce(first.entry, p.entry_id)), 0)::bigint,
      coalesce(sum(p.amount_cents) filter (where p.entry_id > first.entry), 0)::bigint
    from adjustment_part p join adjustment a on a.id = p.adjustment_id left join first on first.bill_id = p.bill_id
    where p.bill_id = any(${billIds}::bigint[]) and a.state = 'posted' and a.source_kind is distinct from 'correction'
    group by 1, 2
    order by 1, 2`.execute(work.db)
  const moves = new Map<number, LineMove[]>()
  for (const { bill, ...move } of rows) {
    const list = moves.get(bill) ?? []
    list.push(move)
    moves.set(bill, list)
  }
  return moves
}
