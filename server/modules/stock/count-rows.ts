import type { stockCounts } from '@cartwright/api/stock-counts'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { differenceOf, type Entry, lineStands, valueOf } from './count-line.ts'

/** A count with its lines. */
export type WholeCount = SuccessOf<typeof stockCounts.show>
export type CountShown = WholeCount['count']
export type LineShown = WholeCount['lines'][number]

/** The newest counts. */
export async function stockCountList(work: Work): Promise<{ rows: CountShown[] }> {
  const counts = await readCounts(work, sql`true order by c.id desc limit 100`)
  const lines = Map.groupBy(
    await readLines(
      work,
      counts.map(({ countId }) => countId),
    ),
    ({ countId }) => countId,
  )
  return {
    rows: counts.map((count) =>
      countShown(
        count,
        (lines.get(count.countId) ?? []).map((line) => lineShown(line, count)),
      ),
    ),
  }
}

/** One count with its lines by location, item and lot. Refuses STOCK_COUNT_NOT_FOUND. */
export async function wholeCount(work: Work, countId: number): Promise<WholeCount> {
  const [count] = await readCounts(work, sql`c.id = ${countId}`)
  if (!count) return refuse('STOCK_COUNT_NOT_FOUND', { countId })
  const lines = (await readLines(work, [countId])).map((line) => lineShown(line, count))
  return { count: countShown(count, lines), lines }
}

/** The same while nobody else decides about it. Refuses one that is in another state. */
export async function lockCount(
  work: Work,
  countId: number,
  needed: readonly CountShown['state'][],
): Promise<WholeCount> {
  await sql`select from stock_count where id = ${countId} for no key update`.execute(work.db)
  const whole = await wholeCount(work, countId)
  const { state } = whole.count
  if (!needed.includes(state)) refuse('STOCK_COUNT_NOT_IN_STATE', { countId, state })
  return whole
}

type CountRow = Omit<
  CountShown,
  | 'asOf'
  | 'openedOn'
  | 'submittedOn'
  | 'endedOn'
  | 'lines'
  | 'toCount'
  | 'toRecount'
  | 'differences'
  | 'valueCents'
> & {
  readonly asOf: Temporal.Instant
  readonly openedOn: PlainDate
  readonly submittedOn: PlainDate | null
  readonly endedOn: PlainDate | null
}

async function readCounts({ db }: Work, which: RawBuilder<unknown>): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`
    select c.id as "countId", p.code as location, c.state, c.as_of as "asOf", c.recount_cents as "recountCents",
      c.recount_percent as "recountPercent", c.note, c.opened_by as "openedBy", c.opened_on as "openedOn",
      c.submitted_by as "submittedBy", c.submitted_on as "submittedOn", c.ended_by as "endedBy", c.ended_on as "endedOn",
      c.ended_reason as "endedReason"
    from stock_count c left join stock_location p on p.id = c.location_id where ${which}`.execute(db)
  return rows
}

type LineRow = Pick<
  LineShown,
  | 'lineId'
  | 'item'
  | 'name'
  | 'lotId'
  | 'version'
  | 'location'
  | 'piecesPerPack'
  | 'packsPerCarton'
  | 'movedSince'
> & {
  readonly countId: number
  readonly thousandCents: number | null
  readonly entries: readonly (Entry & { readonly at: string; readonly by: string })[]
}

async function readLines({ db }: Work, countIds: readonly number[]): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select l.id as "lineId", l.count_id as "countId", i.code as item, i.name, l.lot_id as "lotId", v.name as version, p.code as location,
      i.pieces_per_pack as "piecesPerPack", i.packs_per_carton as "packsPerCarton", i.thousand_cents as "thousandCents",
      coalesce(entry.listed, '[]') as entries,
      coalesce((select sum(m.quantity) from stock_move m where m.item_id = l.item_id and m.lot_id = l.lot_id
        and m.location_id = l.location_id and m.made_at > entry.at and m.count_line_id is distinct from l.id), 0)::bigint as "movedSince"
    from stock_count_line l join stock_item i on i.id = l.item_id join stock_location p on p.id = l.location_id
    join stock_lot lot on lot.id = l.lot_id join stock_form_version v on v.id = lot.version_id
    left join lateral (select jsonb_agg(jsonb_build_object('quantity', e.quantity, 'expected', e.expected, 'at', e.counted_at,
        'by', e.entered_by) order by e.id) as listed, (array_agg(e.counted_at order by e.id desc))[1] as at
      from stock_count_entry e where e.line_id = l.id) entry on true
    where l.count_id = any(${[...countIds]}::bigint[]) order by p.code, i.code, l.lot_id`.execute(db)
  return rows
}

function lineShown(row: LineRow, rule: CountRow): LineShown {
  const { countId: _, entries, thousandCents, ...line } = row
  const last = entries.at(-1)
  const difference = last ? differenceOf(last) : null
  return {
    ...line,
    standing: lineStands(entries, { ...rule, thousandCents }),
    quantity: last?.quantity ?? null,
    expected: last?.expected ?? null,
    difference,
    valueCents: difference === null ? null : valueOf(difference, thousandCents),
    countedAt: last?.at ?? null,
    countedBy: last?.by ?? null,
    counts: entries.length,
  }
}

function countShown(count: CountRow, lines: readonly LineShown[]): CountShown {
  const stand = (which: LineShown['standing']) => lines.filter(({ standing }) => standing === which).length
  return {
    ...count,
    asOf: count.asOf.toString(),
    openedOn: count.openedOn.toString(),
    submittedOn: count.submittedOn?.toString() ?? null,
    endedOn: count.endedOn?.toString() ?? null,
    lines: lines.length,
    toCount: stand('to-count'),
    toRecount: stand('recount'),
    differences: lines.filter(({ difference }) => difference !== null && difference !== 0).length,
    valueCents: lines.reduce((sum, { valueCents }) => sum + (valueCents ?? 0), 0),
  }
}
