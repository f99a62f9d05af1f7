import { sql } from 'kysely'
import { insertNumberedRows, insertRows } from '#database/insert-rows'
import type { Work } from '#kernel/work'
import { addressKey, streetWords } from './address-key.ts'

/** A premise to add. The ordinary case has no zone, collection day, route or place on the map yet. */
export type NewPremise = {
  readonly streetNumber: string
  readonly street: string
  readonly unit: string | null
  readonly place: string
  readonly state: string
  readonly zip: string
  readonly apn: string | null
  readonly dwellingUnits: number
  readonly zone: string | null
  readonly collectionDay: string | null
  readonly route: string | null
  readonly longitudeE6: number | null
  readonly latitudeE6: number | null
}

/**
 * Adds premises with the words they are found by, and answers their numbers in the order given. The caller has made sure that
 * none is there already: two of one address are a fault.
 */
export async function addPremises(work: Work, premises: readonly NewPremise[]): Promise<number[]> {
  const keyed = premises.map((premise) => ({ ...premise, key: addressKey(premise) }))
  const ids = await insertNumberedRows(work, {
    into: sql`insert into premise`,
    rows: keyed,
    columns: {
      street_number: ['text', ({ streetNumber }) => streetNumber],
      street: ['text', ({ street }) => street],
      unit: ['text', ({ unit }) => unit],
      place: ['text', ({ place }) => place],
      state: ['text', ({ state }) => state],
      zip: ['text', ({ zip }) => zip],
      apn: ['text', ({ apn }) => apn],
      address_key: ['text', ({ key }) => key],
      dwelling_units: ['bigint', ({ dwellingUnits }) => dwellingUnits],
      zone: ['text', ({ zone }) => zone],
      collection_day: ['text', ({ collectionDay }) => collectionDay],
      route: ['text', ({ route }) => route],
      longitude_e6: ['bigint', ({ longitudeE6 }) => longitudeE6],
      latitude_e6: ['bigint', ({ latitudeE6 }) => latitudeE6],
    },
  })
  await addSearchWords(
    work,
    'street',
    keyed.flatMap(({ key }) => streetWords(key)),
  )
  return ids
}

/** Keeps words that streets or names are made of, so that a mistyped one finds what was meant. */
export async function addSearchWords(
  work: Work,
  kind: 'street' | 'name',
  words: readonly string[],
): Promise<void> {
  await insertRows(work, {
    into: sql`insert into search_word`,
    // In one order, so that two that add the same words wait for each other instead of for ever.
    rows: [...new Set(words)].filter((word) => word.length > 2).toSorted(),
    columns: { kind: ['text', () => kind], word: ['text', (word) => word] },
    after: sql`on conflict do nothing`,
  })
}
