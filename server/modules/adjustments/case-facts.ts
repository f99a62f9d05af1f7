import type { CaseFacts } from '@cartwright/api/standard-cases'
import { sql } from 'kysely'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { cityCalendar } from '../city/city-queries.ts'
import { type WorkCalendar, workCalendar } from '../planning/business-days.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { policyOn } from '../policies/policy.ts'
import type { LineLeft } from './lines-left.ts'

export type Facts = z.output<typeof CaseFacts>

/** A rule of a standard case as it holds on a day. Refuses ADJUSTMENT_RULES_MISSING: no citation, no credit and no charge. */
export async function caseRule<Value>(
  work: Work,
  { policy, schema, on }: { policy: string; schema: z.ZodType<Value>; on: PlainDate },
): Promise<{ rule: Value; citation: string }> {
  const found =
    policyOn(await policiesFor(work), policy, on) ?? refuse('ADJUSTMENT_RULES_MISSING', { policy })
  return { rule: schema.parse(found.value), citation: found.citation }
}

/** The line that charges a service for a day: of several, the largest, for the others are shares and fees on it. */
export function lineOfDay(lines: readonly LineLeft[], serviceId: number, on: PlainDate): LineLeft | null {
  const day = on.toString()
  return (
    lines
      .filter(
        (line) =>
          line.serviceId === serviceId &&
          line.periodFrom.toString() <= day &&
          day < line.periodUntil.toString(),
      )
      .toSorted((a, b) => b.amountCents - a.amountCents)[0] ?? null
  )
}

const plain: WorkCalendar = { workdays: new Set([1, 2, 3, 4, 5]), closed: new Map() }

/** The days the office works; Monday to Friday until the city has said so. */
export async function officeDays(work: Work): Promise<WorkCalendar> {
  const settings = await cityCalendar(work)
  return settings ? workCalendar(settings) : plain
}

/** How many dwelling units the premise of an account has, one at least. */
export async function unitsOf(work: Work, accountId: number): Promise<number> {
  const { rows } = await sql<{ units: number }>`
    select greatest(p.dwelling_units, 1) as units from account a join premise p on p.id = a.premise_id
    where a.id = ${accountId}`.execute(work.db)
  return rows[0]?.units ?? 1
}

/** What the adjustments of a vacancy credited of each line, and its fee, those that wait counted. */
export async function creditedBefore(
  work: Work,
  caseId: number,
): Promise<{ creditedCents: Map<string, number>; feeCents: number }> {
  const { rows } = await sql<{ key: string | null; cents: number }>`
    select p.bill_id || ' ' || p.line_no as key, sum(p.amount_cents)::bigint as cents
    from adjustment a join adjustment_part p on p.adjustment_id = a.id
    where a.source_kind = 'standard-case' and a.source_id = ${caseId} and a.state in ('waiting', 'posted')
    group by 1`.execute(work.db)
  return {
    creditedCents: new Map(rows.flatMap(({ key, cents }) => (key === null ? [] : [[key, -cents] as const]))),
    feeCents: rows.find(({ key }) => key === null)?.cents ?? 0,
  }
}

/** How many times an account was warned or charged for contamination in the days before, that day included. */
export async function contaminationsBefore(
  work: Work,
  { accountId, foundOn, periodDays }: { accountId: number; foundOn: PlainDate; periodDays: number },
): Promise<number> {
  const { rows } = await sql<{ times: number }>`
    select count(*) as times from standard_case c
    where c.account_id = ${accountId} and c.kind = 'contamination' and c.happened_on <= ${foundOn}::date
      and c.happened_on > ${foundOn.subtract({ days: periodDays })}::date
      and (c.outcome = 'warned' or exists (select from adjustment a where a.source_kind = 'standard-case'
        and a.source_id = c.id and a.state in ('waiting', 'posted') and a.reverses_id is null
        and not exists (select from adjustment back where back.reverses_id = a.id and back.state = 'posted')))`.execute(
    work.db,
  )
  return rows[0]!.times
}

/** The last day within a period on which an account was given a reason's credit that stands or waits; null when there is none. */
export async function lastOfReason(
  work: Work,
  { accountId, reason, periodDays }: { accountId: number; reason: string; periodDays: number },
): Promise<PlainDate | null> {
  const { rows } = await sql<{ on: PlainDate | null }>`
    select max(asked_on) as on from adjustment a
    where account_id = ${accountId} and reason = ${reason} and state in ('waiting', 'posted') and reverses_id is null
      and asked_on > ${work.today.subtract({ days: periodDays })}::date
      and not exists (select from adjustment back where back.reverses_id = a.id and back.state = 'posted')`.execute(
    work.db,
  )
  return rows[0]?.on ?? null
}

type Same = {
  readonly accountId: number
  readonly kind: string
  readonly from: PlainDate
  readonly until: PlainDate
  readonly serviceId: number | null
}

/** The number of a case of the kind that was recorded for the same days before (and the same service); null when there is none. */
export async function recordedBefore(
  work: Work,
  { accountId, kind, from, until, serviceId }: Same,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from standard_case c
    where account_id = ${accountId} and kind = ${kind} and happened_on < ${until}::date
      and coalesce(ended_on, until_on, happened_on + 1) > ${from}::date
      and (${serviceId}::bigint is null or (facts->>'serviceId')::bigint = ${serviceId}::bigint)
      and (outcome <> 'adjusted' or exists (select from adjustment a where a.source_kind = 'standard-case'
        and a.source_id = c.id and a.state in ('waiting', 'posted')))
    order by id limit 1`.execute(work.db)
  return rows[0]?.id ?? null
}

export const dayOf = (text: string): PlainDate => PlainDate.from(text)
