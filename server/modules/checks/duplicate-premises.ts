import { sql } from 'kysely'
import { dollars } from '#kernel/money'
import type { Found, StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { addressText } from '../premises/address-text.ts'
import { facts } from './told.ts'

type Side = {
  readonly id: number
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
  readonly zip: string
  readonly apn: string | null
  readonly accounts: string | null
  readonly cents: number
}
type Row = {
  readonly one: Side
  readonly other: Side
  readonly byParcel: boolean
  readonly byAddress: boolean
}

/** One place that is in the books twice, and may be served or billed twice. Another unit of the same address or parcel is another. */
export const duplicatePremises: StandingCheck = {
  code: 'duplicate-premises',
  title: 'Duplicate premises',
  looksFor: 'Two premises of the same parcel and unit, or of the same address and unit under two ZIP codes.',
  atStake: 'What the one of the two that was billed less was billed in the last twelve months.',
  owner: 'clerk',
  find: async (work) => (await twice(work)).map(found),
}

async function twice({ db, today }: Work): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with keyed as materialized (
      select id, split_part(address_key, ',', 1) || ',' || split_part(address_key, ',', 2) as place,
        nullif(replace(apn, '-', ''), '') || ',' || split_part(address_key, ',', 2) as parcel
      from premise
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
        'accounts', (select string_agg(number, ', ' order by id) from account where premise_id = p.id),
        'cents', (select coalesce(sum(b.charges_cents), 0) from account a join bill b on b.account_id = a.id
          where a.premise_id = p.id and b.issued_on > ${today.subtract({ years: 1 })}::date)) as side
      from premise p where p.id in (select one from pairs union select other from pairs)
    )
    select one.side as one, other.side as other, by_parcel as "byParcel", by_place as "byAddress"
    from pairs join sides one on one.id = pairs.one join sides other on other.id = pairs.other
    order by pairs.one, pairs.other`.execute(db)
  return rows
}

function found({ one, other, byParcel, byAddress }: Row): Found {
  const [first, second] = [whole(one), whole(other)]
  const less = one.cents < other.cents ? one : other
  const same = [byParcel && `parcel ${one.apn}`, byAddress && 'address'].filter(Boolean).join(' and ')
  return {
    subject: `premises ${one.id} and ${other.id}`,
    sentence: `${first} and ${second} are two premises of the same ${same}${one.unit ? ' and unit' : ''}; ${billed(one, other)}.`,
    amountCents: less.cents,
    basis: `What ${whole(less)} was billed in the last twelve months.`,
    premiseId: other.id,
    facts: facts({
      'First premise': `${first} (number ${one.id})`,
      'Its accounts': one.accounts ?? 'none',
      'Billed in twelve months': dollars(one.cents),
      'Second premise': `${second} (number ${other.id})`,
      'Accounts of the second': other.accounts ?? 'none',
      'Billed for the second': dollars(other.cents),
    }),
  }
}

const whole = (side: Side): string => `${addressText(side)}, ${side.zip}`

function billed(one: Side, other: Side): string {
  if (one.cents > 0 && other.cents > 0)
    return `both were billed, ${dollars(one.cents)} and ${dollars(other.cents)} in a year`
  return one.accounts && other.accounts ? 'both have accounts' : 'not both have an account'
}
