import type { premiseMerges } from '@cartwright/api/premise-merges'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { addressText } from '../premises/address-text.ts'
import { placeText } from '../premises/premise-merge-rows.ts'

type Duplicate = SuccessOf<typeof premiseMerges.duplicates>['rows'][number]

/** A premise of which another seems to be there, with its accounts and what was billed there in twelve months. */
export type PlaceSide = {
  readonly id: number
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
  readonly zip: string
  readonly apn: string | null
  readonly accounts: readonly string[]
  readonly cents: number
}

/** Two premises that are likely one place, the one that was there first before the other. */
export type PlacePair = {
  readonly one: PlaceSide
  readonly other: PlaceSide
  readonly byParcel: boolean
  readonly byAddress: boolean
}

/**
 * Premises that are likely one place: of one parcel and unit, or of one address and unit under two ZIP codes. Another unit is another
 * place. Those that were merged are one already.
 */
export async function duplicatePlaces({ db, today }: Work): Promise<PlacePair[]> {
  const { rows } = await sql<PlacePair>`
    with keyed as materialized (
      select id, split_part(address_key, ',', 1) || ',' || split_part(address_key, ',', 2) as place,
        nullif(replace(apn, '-', ''), '') || ',' || split_part(address_key, ',', 2) as parcel
      from premise where merged_into is null
    ), places as (
      select min(id) over (partition by place) as one, id as other, false as by_parcel from keyed
    ), parcels as (
      select min(id) over (partition by parcel) as one, id as other, true as by_parcel from keyed where parcel is not null
    ), pairs as materialized (
      select one, other, bool_or(by_parcel) as by_parcel, bool_or(not by_parcel) as by_place
      from (select * from places union all select * from parcels) found where one <> other group by 1, 2
    ), sides as materialized (
      select p.id, jsonb_build_object('id', p.id, 'street_number', p.street_number, 'street', p.street, 'unit', p.unit,
        'zip', p.zip, 'apn', p.apn,
        'accounts', coalesce((select jsonb_agg(number order by id) from account where premise_id = p.id), '[]'),
        'cents', (select coalesce(sum(b.charges_cents), 0) from account a join bill b on b.account_id = a.id
          where a.premise_id = p.id and b.issued_on > ${today.subtract({ years: 1 })}::date)) as side
      from premise p where p.id in (select one from pairs union select other from pairs)
    )
    select one.side as one, other.side as other, by_parcel as "byParcel", by_place as "byAddress"
    from pairs join sides one on one.id = pairs.one join sides other on other.id = pairs.other
    order by pairs.one, pairs.other`.execute(db)
  return rows
}

/** The same as the list of the screen has them; 200 at most. */
export const placesToMerge = async (work: Work): Promise<Duplicate[]> =>
  (await duplicatePlaces(work)).slice(0, 200).map(({ one, other, byParcel, byAddress }) => ({
    keptId: one.id,
    keptAddress: sideText(one),
    mergedId: other.id,
    mergedAddress: sideText(other),
    same: [...(byParcel ? (['parcel'] as const) : []), ...(byAddress ? (['address'] as const) : [])],
    accounts: [...one.accounts],
    otherAccounts: [...other.accounts],
  }))

const sideText = (side: PlaceSide): string => placeText({ address: addressText(side), zip: side.zip })
