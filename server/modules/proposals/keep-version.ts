import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { RateRow, RateVersion } from '../rates/rate-row.ts'
import type { RatesAndRules } from './proposed.ts'
import { toldPolicy } from './stored-proposals.ts'

/** What a new version says of itself. */
export type NewVersion = RatesAndRules & {
  readonly how: 'files' | 'copy' | 'percent' | 'rates'
  readonly method: string
  readonly why: string
  readonly resolution: string
  readonly effectiveFrom: string
}

/** Keeps a version of a proposal with all its rows. It is never changed again. */
export async function keepVersion(
  work: Work,
  proposalId: number,
  number: number,
  made: NewVersion,
): Promise<void> {
  await work.db
    .insertInto('proposal_version')
    .values({
      proposal_id: proposalId,
      number,
      how: made.how,
      method: made.method,
      why: made.why,
      resolution: made.resolution,
      effective_from: PlainDate.from(made.effectiveFrom),
      tables: JSON.stringify(made.versions.map(headOf)),
      policies: JSON.stringify(made.policies.map(toldPolicy)),
      made_by: work.actor.name,
    })
    .execute()
  await insertRows(work, {
    into: sql`insert into proposed_rate`,
    rows: made.versions.flatMap(({ label, rows }) => rows.map((row) => ({ label, row }))).map(placed),
    columns: {
      proposal_id: ['bigint', () => proposalId],
      number: ['bigint', () => number],
      label: ['text', ({ label }) => label],
      row_key: ['text', ({ row }) => row.key],
      place: ['bigint', ({ place }) => place],
      body: ['jsonb', ({ row }) => JSON.stringify(bodyOf(row))],
    },
  })
}

const placed = <Row extends object>(row: Row, place: number): Row & { place: number } => ({ ...row, place })

function headOf(version: RateVersion): Omit<RateVersion, 'id' | 'rows'> {
  const { id: _, rows: __, ...head } = version
  return head
}

function bodyOf(row: RateRow): Omit<RateRow, 'id'> {
  const { id: _, ...body } = row
  return body
}
