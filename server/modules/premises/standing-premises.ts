import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { addressText } from './address-text.ts'

/** A premise that stands by itself, and the address it had in the books when it was another one; null: it was found by its own. */
export type FoundPremise = { readonly id: number; readonly former: string | null }

type Row = {
  readonly id: number
  readonly wasMerged: boolean
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
  readonly zip: string
}

/**
 * For premises that were found, those that stand, in the same order and each once: one that was merged, however often, leads to the one it
 * is now, and says the address it was found by.
 */
export async function standingPremises({ db }: Work, ids: readonly number[]): Promise<FoundPremise[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    with recursive way as (
      select at.place, p.id as first_id, p.id, p.merged_into
      from unnest(${ids}::bigint[]) with ordinality as at (id, place) join premise p on p.id = at.id
      union all
      select way.place, way.first_id, p.id, p.merged_into from way join premise p on p.id = way.merged_into)
    select way.id, way.id <> f.id as "wasMerged", f.street_number, f.street, f.unit, f.zip
    from way join premise f on f.id = way.first_id where way.merged_into is null order by way.place`.execute(
    db,
  )
  const found = new Map<number, FoundPremise>()
  for (const { id, wasMerged, zip, ...parts } of rows)
    if (!wasMerged || !found.has(id))
      found.set(id, { id, former: wasMerged ? `${addressText(parts)}, ${zip}` : null })
  return [...found.values()]
}
