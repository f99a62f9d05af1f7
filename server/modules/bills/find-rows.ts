import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { BillLine } from '../billing/register-types.ts'
import type { FindRow, RowFacts } from '../rates/charge-steps.ts'
import type { Authority, Derivation } from '../rates/derivation.ts'
import { RateBody } from '../rates/stored-rates.ts'

/** The rows of the rate tables behind some lines, and the versions they stand in. */
export type RowsBehind = {
  readonly findRow: FindRow
  readonly versionOf: (rateId: number | null) => number | null
}

type Row = {
  readonly id: number
  readonly versionId: number
  readonly schedule: string
  readonly effectiveFrom: string
  readonly key: string
  readonly body: unknown
}

/** Looks up, in one query, every row that some lines were charged by or that their working names. */
export async function rowsBehind(work: Work, lines: readonly BillLine[]): Promise<RowsBehind> {
  const named = lines.flatMap(({ derivation }) => namedRows(derivation))
  const { rows } = await sql<Row>`
    select distinct r.id, r.version_id as "versionId", v.schedule, v.effective_from::text as "effectiveFrom",
      r.row_key as key, r.body
    from unnest(${named.map(({ schedule }) => schedule)}::text[], ${named.map(({ from }) => from)}::date[],
      ${named.map(({ key }) => key)}::text[]) as named (schedule, effective_from, row_key)
    join rate_version v on v.schedule = named.schedule and v.effective_from = named.effective_from
    join rate r on r.version_id = v.id and r.row_key = named.row_key`.execute(work.db)
  const found = new Map(rows.map((row) => [nameOf(row.schedule, row.effectiveFrom, row.key), factsOf(row)]))
  const versions = new Map(rows.map(({ id, versionId }) => [id, versionId]))
  return {
    findRow: ({ schedule, effectiveFrom }, key) => found.get(nameOf(schedule, effectiveFrom, key)) ?? null,
    versionOf: (rateId) => (rateId === null ? null : (versions.get(rateId) ?? null)),
  }
}

const nameOf = (schedule: string, from: string, key: string): string => `${schedule}|${from}|${key}`

function factsOf({ body }: Row): RowFacts {
  const { capCents, amountCents, rounding } = RateBody.parse(body)
  return { capCents, amountCents, rounding }
}

type Named = { readonly schedule: string; readonly from: string; readonly key: string }

function namedRows(derivation: Derivation): Named[] {
  if (derivation.kind === 'share') return namedRows(derivation.of)
  const { authority } = derivation
  if ('row' in derivation) return [named(authority, derivation.row)]
  return derivation.parts.flatMap(({ row, difference }) =>
    [row, difference?.of, difference?.less].flatMap((key) => (key ? [named(authority, key)] : [])),
  )
}

const named = ({ schedule, effectiveFrom }: Authority, key: string): Named => ({
  schedule,
  from: effectiveFrom,
  key,
})
