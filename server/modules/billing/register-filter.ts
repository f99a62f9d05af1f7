import { type RawBuilder, sql } from 'kysely'
import type { RegisterFilter } from '@cartwright/api/run-shapes'
import type { z } from 'zod'

export type Filter = z.output<typeof RegisterFilter>

/** Which rows `r` of the register of a run fit a filter. The screen, its files and decisions on many all ask this. */
export function fits(runId: number, filter: Filter): RawBuilder<boolean> {
  const conditions = [
    sql<boolean>`r.run_id = ${runId}`,
    ...flags(filter),
    ...changes(filter),
    ...(filter.class === undefined ? [] : [sql<boolean>`r.class = ${filter.class}`]),
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
  return asked.flatMap(([column, value]) =>
    value === undefined ? [] : [sql<boolean>`r.${sql.ref(column)} = ${value === 'true'}`],
  )
}

function changes({ cause, changeOverPercent, changeOverCents }: Filter): RawBuilder<boolean>[] {
  return [
    ...(changeOverPercent === undefined
      ? []
      : [
          sql<boolean>`abs(r.charges_cents - r.last_charges_cents) * 100 > abs(r.last_charges_cents) * ${changeOverPercent}`,
        ]),
    ...(changeOverCents === undefined
      ? []
      : [sql<boolean>`abs(r.charges_cents - r.last_charges_cents) > ${changeOverCents}`]),
    ...(cause === undefined
      ? []
      : [sql<boolean>`r.document->'differences' @> ${JSON.stringify([{ cause }])}::jsonb`]),
  ]
}

/** A part of a name or address as it is written, or of an account number with or without its dashes. */
function found(search: string): RawBuilder<boolean> {
  const part = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const digits = search.replaceAll(/[- ]/g, '')
  const isNumber = /^[\d- ]+$/.test(search)
  return isNumber
    ? sql<boolean>`(r.service_address ilike ${part} or translate(r.account_number, '- ', '') like ${`%${digits}%`})`
    : sql<boolean>`(r.payer_name ilike ${part} or r.service_address ilike ${part})`
}

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
