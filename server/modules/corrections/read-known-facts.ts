import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { Change, FactChanges } from './fact-changes.ts'
import type { KnownClass, KnownDiscount, KnownEvent, KnownFacts, KnownService } from './known-facts.ts'

type Of<Row> = Row & { readonly account: number }

/** The dated facts of accounts as the books have them now, by account: services with what they stand for, discounts, classes. */
export async function readKnownFacts(
  work: Work,
  accountIds: readonly number[],
): Promise<Map<number, KnownFacts>> {
  const [services, discounts, classes, events] = [
    await readServices(work, accountIds),
    await readDiscounts(work, accountIds),
    await readClasses(work, accountIds),
    await readEvents(work, accountIds),
  ]
  return new Map(
    accountIds.map((id) => [
      id,
      {
        services: services.get(id) ?? [],
        discounts: discounts.get(id) ?? [],
        classes: classes.get(id) ?? [],
        events: events.get(id) ?? [],
      },
    ]),
  )
}

async function readServices(work: Work, ids: readonly number[]): Promise<Map<number, KnownService[]>> {
  const { rows } = await sql<Of<KnownService>>`
    select s.account_id as account, s.id as "serviceId", coalesce(o.origin_id, s.id) as origin, stream, container, size, quantity,
      pickups_per_week as "pickupsPerWeek", location, units, from_on as "from", until_on as "until"
    from service s left join service_origin o on o.service_id = s.id
    where s.account_id = any(${ids}::bigint[]) order by s.account_id, s.id`.execute(work.db)
  return byAccount(rows)
}

async function readDiscounts(work: Work, ids: readonly number[]): Promise<Map<number, KnownDiscount[]>> {
  const { rows } = await sql<Of<KnownDiscount>>`
    select account_id as account, id as "discountId", code, evidence, from_on as "from", until_on as "until"
    from account_discount where account_id = any(${ids}::bigint[]) order by account_id, id`.execute(work.db)
  return byAccount(rows)
}

/** The class an account has, on all days but those of which the books say another. */
async function readClasses(work: Work, ids: readonly number[]): Promise<Map<number, KnownClass[]>> {
  const { rows } = await sql<Of<KnownClass>>`
    select account_id as account, class, from_on as "from", until_on as "until" from account_class_was
      where account_id = any(${ids}::bigint[])
    union all
    select a.id, a.class, coalesce(w.until_on, a.opened_on), null
    from account a left join lateral (select max(until_on) as until_on from account_class_was where account_id = a.id) w on true
    where a.id = any(${ids}::bigint[])
    order by 1, 3`.execute(work.db)
  return byAccount(rows)
}

/** What bills charged of what happened; what was not billed yet is changed or withdrawn where it was recorded. */
async function readEvents(work: Work, ids: readonly number[]): Promise<Map<number, KnownEvent[]>> {
  const { rows } = await sql<Of<KnownEvent>>`
    select e.account_id as account, e.id as "eventId", e.code, e.happened_on::text as "happenedOn", e.quantity, e.tons_hundredths as "tonsHundredths",
      e.container_days as "containerDays", e.absent
    from service_event e where e.account_id = any(${ids}::bigint[])
      and exists (select from bill_line l where l.event_id = e.id) order by e.account_id, e.id`.execute(
    work.db,
  )
  return byAccount(rows)
}

function byAccount<Row>(rows: readonly Of<Row>[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const { account, ...row } of rows) {
    const list = groups.get(account) ?? []
    list.push(row as Row)
    groups.set(account, list)
  }
  return groups
}

type FactRow = {
  readonly account: number
  readonly correctionId: number
  readonly throughBill: number
  readonly what: 'service' | 'discount' | 'class' | 'event'
  readonly before: unknown
  readonly after: unknown
}

/** What a posted correction changed, and the newest bill that was made before it. */
export type PostedChanges = {
  readonly correctionId: number
  readonly throughBill: number
  readonly changes: FactChanges
}

/** What posted corrections changed of the facts of accounts, the newest first. */
export async function readPostedChanges(
  work: Work,
  accountIds: readonly number[],
): Promise<Map<number, PostedChanges[]>> {
  const { rows } = await sql<FactRow>`
    select c.account_id as account, c.id as "correctionId", coalesce(c.through_bill, 0) as "throughBill", f.what, f.before, f.after
    from correction c join correction_fact f on f.correction_id = c.id
    where c.account_id = any(${accountIds}::bigint[]) and c.state = 'posted'
    order by c.id desc, f.fact_no`.execute(work.db)
  const byOwner = Map.groupBy(rows, ({ account }) => account)
  return new Map(
    [...byOwner].map(([account, facts]) => [
      account,
      [...Map.groupBy(facts, ({ correctionId }) => correctionId).values()].map((list) => ({
        correctionId: list[0]!.correctionId,
        throughBill: list[0]!.throughBill,
        changes: changesOf(list),
      })),
    ]),
  )
}

function changesOf(rows: readonly FactRow[]): FactChanges {
  const of = <Row>(what: FactRow['what']): Change<Row>[] =>
    rows
      .filter((row) => row.what === what)
      .map(({ before, after }) => ({
        before: revived(before) as Row | null,
        after: revived(after) as Row | null,
      }))
  const [classes] = of<KnownFacts['classes']>('class')
  return {
    services: of<KnownService>('service'),
    discounts: of<KnownDiscount>('discount'),
    classes: classes ?? null,
    events: of<KnownEvent>('event'),
  }
}

/** A stored row with its days as days again. */
function revived(stored: unknown): unknown {
  if (stored === null) return null
  if (Array.isArray(stored)) return stored.map((one) => revived(one))
  const { from, until = null, ...rest } = stored as { from?: string; until?: string | null }
  if (from === undefined) return rest
  return { ...rest, from: PlainDate.from(from), until: until === null ? null : PlainDate.from(until) }
}
