import { type RawBuilder, sql } from 'kysely'
import type { RegisterFilter } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import { movedIn } from './change-causes.ts'
import { beforeOf, differencesFrom } from './compared-run.ts'
import { becomesBill } from './run-totals.ts'

export type Filter = z.output<typeof RegisterFilter>

/** Which rows `r` of the register of a run fit a filter. The screen, its files and decisions on many all ask this. */
export function fits(runId: number, filter: Filter): RawBuilder<boolean> {
  const conditions = [
    sql<boolean>`r.run_id = ${runId}`,
    ...flags(filter),
    ...changes(runId, filter),
    ...(filter.class === undefined ? [] : [sql<boolean>`r.class = ${filter.class}`]),
    ...parts(filter),
    ...(filter.search?.trim() ? [found(filter.search.trim())] : []),
    ...exceptions(filter),
  ]
  return sql.join(conditions, sql` and `)
}

function flags(filter: Filter): RawBuilder<boolean>[] {
  const asked = [
    ['is_new', filter.isNew],
    ['is_final', filter.isFinal],
    ['is_prorated', filter.isProrated],
    ['held', filter.held],
  ] as const
  return [
    ...asked.flatMap(([column, value]) =>
      value === undefined ? [] : [sql<boolean>`r.${sql.ref(column)} = ${value === 'true'}`],
    ),
    ...(filter.suppressed === undefined
      ? []
      : [sql<boolean>`${becomesBill} and (r.document ? 'suppressed') = ${filter.suppressed === 'true'}`]),
  ]
}

function changes(runId: number, filter: Filter): RawBuilder<boolean>[] {
  const { cause, changeOverPercent, changeOverCents, against } = filter
  const before = beforeOf(against)
  return [
    ...bar(filter),
    ...(changeOverPercent === undefined
      ? []
      : [sql<boolean>`abs(r.charges_cents - ${before}) * 100 > abs(${before}) * ${changeOverPercent}`]),
    ...(changeOverCents === undefined
      ? []
      : [sql<boolean>`abs(r.charges_cents - ${before}) > ${changeOverCents}`]),
    ...(cause === undefined ? [] : [causedBy(runId, cause, against)]),
  ]
}

/** Rows of bills that differ for a cause. */
function causedBy(runId: number, cause: string, against: number | undefined): RawBuilder<boolean> {
  return against === undefined
    ? sql<boolean>`(${becomesBill} and r.document->'differences' @> ${JSON.stringify([{ cause }])}::jsonb)`
    : sql<boolean>`r.account_id in (select m.account_id from ${movedIn(runId, against)} m where m.cause = ${cause})`
}

/** A bar of the histogram: bills that changed by so many percent of what they were, from and below. */
function bar({ fromPercent, untilPercent, against }: Filter): RawBuilder<boolean>[] {
  if (fromPercent === undefined && untilPercent === undefined) return []
  const before = beforeOf(against)
  const change = sql`(r.charges_cents - ${before}) * 100.0 / nullif(${before}, 0)`
  return [
    sql<boolean>`${becomesBill} and ${before} > 0`,
    ...(fromPercent === undefined ? [] : [sql<boolean>`${change} >= ${fromPercent}::int`]),
    ...(untilPercent === undefined ? [] : [sql<boolean>`${change} < ${untilPercent}::int`]),
  ]
}

function parts({ gl, billed }: Filter): RawBuilder<boolean>[] {
  return [
    ...(billed === undefined ? [] : [sql<boolean>`${becomesBill} = ${billed === 'true'}`]),
    ...(gl === undefined
      ? []
      : [
          sql<boolean>`${becomesBill} and exists (select from register_line l
            where l.run_id = r.run_id and l.account_id = r.account_id and l.gl_code = ${gl})`,
        ]),
  ]
}

/** What of a row `r` a filter asks about, when that is not its whole bill: a cause of its change, or one ledger account. */
export function partOf({ cause, gl, against }: Filter): RawBuilder<number | null> {
  if (cause !== undefined)
    return sql<
      number | null
    >`(select sum(one."amountCents")::bigint from ${differencesFrom(against)} one where one.cause = ${cause})`
  if (gl !== undefined)
    return sql<number | null>`(select sum(l.amount_cents)::bigint from register_line l
      where l.run_id = r.run_id and l.account_id = r.account_id and l.gl_code = ${gl})`
  return sql<number | null>`null::bigint`
}

/** A part of a name or address as it is written, or of an account number with or without its dashes. */
function found(search: string): RawBuilder<boolean> {
  const part = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const digits = search.replaceAll(/[- ]/g, '')
  const isNumber = /^[\d- ]+$/.test(search)
  return isNumber
    ? sql<boolean>`(${atAddress(part)} or translate(r.account_number, '- ', '') like ${`%${digits}%`})`
    : sql<boolean>`(r.payer_name ilike ${part} or ${atAddress(part)})`
}

/** Nobody is found by an address that is hidden: it would tell who lives there. */
const atAddress = (part: string): RawBuilder<boolean> => sql<boolean>`(r.service_address ilike ${part}
  and r.document ->> 'confidential' is distinct from 'true')`

/** All that is asked about exceptions is asked of one and the same: undecided `no-rate` is not any undecided one beside a `no-rate`. */
function exceptions({ exception, severity, undecided }: Filter): RawBuilder<boolean>[] {
  const asked = [
    ...(exception === undefined ? [] : [sql`e.code = ${exception}`]),
    ...(severity === undefined ? [] : [sql`e.severity = ${severity}`]),
    ...(undecided === 'true' ? [isUndecided] : []),
  ]
  const any = sql`select from run_exception e where e.run_id = r.run_id and e.account_id = r.account_id`
  return [
    ...(asked.length > 0 ? [sql<boolean>`exists (${any} and ${sql.join(asked, sql` and `)})`] : []),
    ...(undecided === 'false' ? [sql<boolean>`not exists (${any} and ${isUndecided})`] : []),
  ]
}

/** Exceptions `e` of rows `r` that still need a person: no notes, and none of an account that is held. */
export const isUndecided = sql<boolean>`(e.severity <> 'note' and e.decision is null and not r.held)`
