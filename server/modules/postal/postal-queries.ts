import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type LabelingKind, labelingKinds, type LabelingList } from './labeling-lists.ts'
import type { PostalItemCode } from './postal-items.ts'
import type { Mills } from './single-piece.ts'

/** A price as it stands. */
type PriceRow = {
  readonly item: PostalItemCode
  readonly mills: number
  readonly effectiveOn: PlainDate
  readonly source: string
  readonly isPractice: boolean
}

export type PricesOn = {
  /** Since when the prices of letters hold; null: none were loaded for the day. */
  readonly effective: PlainDate | null
  readonly mills: Mills
  readonly rows: readonly PriceRow[]
  readonly isPractice: boolean
}

/** Prices that a new list of letter prices does not succeed: they hold until they are given anew. */
const standing = new Set<string>(['full-service-discount', 'permit-application-fee', 'presort-mailing-fee'])

/**
 * The prices that hold on a day. Prices of letters come from the newest day that has any, together: one that this list does not have is missing, and never
 * taken from the list before.
 */
export async function pricesOn(work: Work, day: PlainDate): Promise<PricesOn> {
  const { rows } = await sql<PriceRow>`
    select p.item, p.mills, p.effective_on as "effectiveOn", p.source, l.is_practice as "isPractice"
    from postal_price_list p join postal_load l on l.id = p.load_id
    where p.withdrawn = 0 and p.effective_on <= ${day} order by p.effective_on desc, p.item`.execute(work.db)
  const effective = rows.find(({ item }) => !standing.has(item))?.effectiveOn ?? null
  const holds = rows.filter(
    ({ item, effectiveOn }, index) =>
      (effective && !standing.has(item) && effectiveOn.equals(effective)) ||
      (standing.has(item) && rows.findIndex((other) => other.item === item) === index),
  )
  return {
    effective,
    mills: Object.fromEntries(holds.map(({ item, mills }) => [item, mills])),
    rows: holds,
    isPractice: holds.some(({ isPractice }) => isPractice),
  }
}

/** A labeling list without its rows. */
export type ListDays = {
  readonly id: number
  readonly kind: LabelingKind
  readonly effectiveOn: PlainDate
  readonly lastOn: PlainDate
  readonly isPractice: boolean
  readonly rows: number
}

/** The newest list of each kind that has begun on a day, whether it has run out or not; or else the next that begins. */
export async function listsAround(work: Work, day: PlainDate): Promise<ListDays[]> {
  const { rows } = await sql<ListDays>`
    select distinct on (l.kind) l.id, l.kind, l.effective_on as "effectiveOn", l.last_on as "lastOn",
      d.is_practice as "isPractice", (select count(*) from labeling_row r where r.list_id = l.id) as rows
    from labeling_list l join postal_load d on d.id = l.load_id
    where l.withdrawn = 0
    order by l.kind, (l.effective_on > ${day}), (l.last_on < ${day}), abs(l.effective_on - ${day}::date)`.execute(
    work.db,
  )
  return labelingKinds.flatMap((kind) => rows.filter((row) => row.kind === kind))
}

export type ListsOn = {
  readonly lists: Readonly<Partial<Record<LabelingKind, LabelingList>>>
  /** Lists that were loaded, and have run out before the day. */
  readonly expired: readonly ListDays[]
  /** Kinds of which nothing holds, was loaded or not. */
  readonly missing: readonly LabelingKind[]
  /** The first of the last days of the lists in force. */
  readonly expiresOn: PlainDate | null
}

/** The labeling lists in force on a day, whole. One that has run out is not among them and is told. */
export async function labelingListsOn(work: Work, day: PlainDate): Promise<ListsOn> {
  const around = await listsAround(work, day)
  const holds = around.filter((list) => !isBefore(day, list.effectiveOn) && !isBefore(list.lastOn, day))
  const rows = await work.db
    .selectFrom('labeling_row')
    .select(['list_id', 'zip_from as from', 'zip_to as to', 'label'])
    .where('list_id', 'in', [0, ...holds.map(({ id }) => id)])
    .orderBy('list_id')
    .orderBy('zip_from')
    .execute()
  const byList = Map.groupBy(rows, ({ list_id }) => list_id)
  const lists = holds.map(
    ({ id, kind, effectiveOn, lastOn, isPractice }): LabelingList => ({
      kind,
      effectiveOn: effectiveOn.toString(),
      lastOn: lastOn.toString(),
      isPractice,
      rows: byList.get(id) ?? [],
    }),
  )
  return {
    lists: Object.fromEntries(lists.map((list) => [list.kind, list])),
    expired: around.filter(({ lastOn }) => isBefore(lastOn, day)),
    missing: labelingKinds.filter((kind) => !holds.some((list) => list.kind === kind)),
    expiresOn: holds.map(({ lastOn }) => lastOn).toSorted((a, b) => (isBefore(a, b) ? -1 : 1))[0] ?? null,
  }
}
