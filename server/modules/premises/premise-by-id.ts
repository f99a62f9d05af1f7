import type { Premise } from '@cartwright/api/account-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { addressText } from './address-text.ts'

/** A premise as the contract has it. */
export type ShownPremise = z.infer<typeof Premise>
type Row = Omit<ShownPremise, 'address'> & {
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
}

/** A premise, merged into another or not. Refuses PREMISE_NOT_FOUND. */
export const premiseById = async (work: Work, premiseId: number): Promise<ShownPremise> =>
  (await premises(work, sql`id = ${premiseId}`))[0] ?? refuse('PREMISE_NOT_FOUND', { premiseId })

/** A premise that stands by itself. Refuses PREMISE_NOT_FOUND, also for one that was merged into another. */
export const standingPremise = async (work: Work, premiseId: number): Promise<ShownPremise> =>
  (await premises(work, sql`id = ${premiseId} and merged_into is null`))[0] ??
  refuse('PREMISE_NOT_FOUND', { premiseId })

async function premises(work: Work, where: RawBuilder<unknown>): Promise<ShownPremise[]> {
  const { rows } = await sql<Row>`
    select id as "premiseId", street_number, street, unit, place, state, zip, apn, dwelling_units as "dwellingUnits", zone,
      collection_day as "collectionDay", route
    from premise where ${where}`.execute(work.db)
  return rows.map(({ street_number, street, unit, ...rest }) => ({
    ...rest,
    address: addressText({ street_number, street, unit }),
  }))
}
