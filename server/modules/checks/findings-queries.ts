import type { checks } from '@cartwright/api/checks'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { refuseUnknown } from './ask-for-checks.ts'
import { conditionOf, type FindingFilter } from './finding-filter.ts'
import { asFinding, type FindingRow, findingSelect } from './finding-rows.ts'
import type { Event } from './judge-findings.ts'

type Asked = ReceivedBy<typeof checks.findings>['query']
type Shown = SuccessOf<typeof checks.show>

/** Findings of a filter, what is at stake first, page by page, with what all of them come to. */
export async function findings(
  work: Work,
  known: readonly StandingCheck[],
  { limit, after, ...filter }: Asked,
): Promise<SuccessOf<typeof checks.findings>> {
  if (filter.check !== undefined) refuseUnknown(known, filter.check)
  const condition = conditionOf(work, filter)
  const [amount, id] = after === undefined ? [null, null] : placeOf(after)
  const page =
    amount === null ? sql`true` : sql`(f.amount_cents, -f.id) < (${amount}::bigint, -(${id}::bigint))`
  const { rows } = await sql<FindingRow>`
    ${findingSelect} where ${condition} and ${page} order by f.amount_cents desc, f.id limit ${limit + 1}`.execute(
    work.db,
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map((row) => asFinding(known, row)),
    next: rows.length > limit && last ? `${last.amount_cents}.${last.id}` : null,
    ...(await sumsOf(work, filter)),
  }
}

/** How many findings a filter has, and what is at stake with them. */
export async function sumsOf(
  work: Work,
  filter: FindingFilter,
): Promise<{ findings: number; amountCents: number }> {
  const { rows } = await sql<{ findings: number; amountCents: number }>`
    select count(*) as findings, coalesce(sum(f.amount_cents), 0)::bigint as "amountCents"
    from check_finding f left join account a on a.id = f.account_id where ${conditionOf(work, filter)}`.execute(
    work.db,
  )
  return rows[0]!
}

/** One finding with the facts behind it and its history, oldest first. */
export async function findingShown(work: Work, known: readonly StandingCheck[], id: number): Promise<Shown> {
  const { rows } = await sql<FindingRow>`${findingSelect} where f.id = ${id}`.execute(work.db)
  const row = rows[0] ?? refuse('FINDING_NOT_FOUND', { findingIds: [id] })
  const events = await work.db
    .selectFrom('finding_event')
    .selectAll()
    .where('finding_id', '=', id)
    .orderBy('id')
    .execute()
  return {
    ...asFinding(known, row),
    facts: [...row.facts],
    history: events.map((event) => ({
      at: event.happened_at.toString(),
      businessOn: event.business_on.toString(),
      by: event.by_name,
      what: event.what as Event['what'],
      sentence: event.sentence,
    })),
  }
}

/** Findings by their numbers, as they are answered. */
export async function findingsById(work: Work, known: readonly StandingCheck[], ids: readonly number[]) {
  const { rows } = await sql<FindingRow>`
    ${findingSelect} where f.id = any(${ids}::bigint[]) order by f.amount_cents desc, f.id`.execute(work.db)
  return rows.map((row) => asFinding(known, row))
}

/** Where the page before ended: its last amount and number. */
function placeOf(after: string): [number, number] {
  const match = /^(\d+)\.(\d+)$/.exec(after)
  if (match) return [Number(match[1]), Number(match[2])]
  return refuse('REQUEST_INVALID', {
    faults: [{ field: 'after', message: 'Send the `next` of the page before.' }],
  })
}
