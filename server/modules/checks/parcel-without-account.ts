import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Found, StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { addressText } from '../premises/address-text.ts'
import { type Container, monthlyPrices } from './monthly-prices.ts'
import { byRate, dayWords, facts, monthsBegun } from './told.ts'
import { usualServices } from './usual-services.ts'

type Row = {
  readonly id: number
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
  readonly apn: string | null
  readonly zone: string | null
  readonly units: number
  readonly number: string | null
  readonly class: string | null
  readonly closed: PlainDate | null
}

/** How long a home may stand between two accounts, as it does when people move. */
const daysBetween = 30

/** Homes that nobody is billed for. Land without a home, and a parcel of which another address has an account, are none. */
export const parcelWithoutAccount: StandingCheck = {
  code: 'parcel-without-account',
  title: 'Parcel without account',
  looksFor:
    'A premise with homes on it where no account is open for thirty days, nor at another address of its parcel.',
  atStake:
    'The month’s rate of the commonest container of its class × homes × months since the last account closed, twelve at most.',
  owner: 'clerk',
  find: async (work) => {
    const rows = await unserved(work)
    const usual = await usualServices(work)
    const served = rows.map((row) => usualFor(usual, row))
    const prices = await monthlyPrices(
      work,
      served.filter((one) => one !== null),
    )
    let at = 0
    return rows.map((row, index) => found(work, row, served[index] ? prices[at++]! : null))
  },
}

async function unserved({ db, today }: Work): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with open as materialized (
      select distinct p.id, replace(p.apn, '-', '') as parcel from account a join premise p on p.id = a.premise_id
      where a.closed_on is null or a.closed_on > ${today.subtract({ days: daysBetween })}::date
    ), without as materialized (
      select p.* from premise p
      where p.dwelling_units > 0 and p.merged_into is null and not exists (select from open where open.id = p.id)
        and not exists (select from open where open.parcel = replace(p.apn, '-', ''))
    )
    select w.id, w.street_number, w.street, w.unit, w.apn, w.zone, w.dwelling_units as units, last.number, last.class,
      last.closed_on as closed
    from without w left join lateral (
      select number, class, closed_on from account where premise_id = w.id order by closed_on desc, id desc limit 1
    ) last on true
    order by w.id`.execute(db)
  return rows
}

/** What a home of the class would have: of the class of the last account, else of the class with most accounts. */
function usualFor(usual: readonly Container[], { class: of, zone, units }: Row): Container | null {
  const one = usual.find((service) => service.class === of) ?? usual[0]
  return one ? { ...one, zone, units, quantity: units } : null
}

function found({ today }: Work, row: Row, monthly: number | null): Found {
  const address = addressText(row)
  const parcel = row.apn ? ` (parcel ${row.apn})` : ''
  const before =
    row.closed && row.number
      ? `the last one, ${row.number}, closed on ${dayWords(row.closed)}`
      : 'there never was one'
  return {
    subject: `premise ${row.id}`,
    sentence: `No account is open at ${address}${parcel}; ${before}.`,
    ...byRate(monthly, row.closed ? Math.min(12, monthsBegun(row.closed, today)) : 12),
    premiseId: row.id,
    facts: facts({
      Address: address,
      Parcel: row.apn,
      Homes: row.units,
      'Last account': row.number,
      Closed: row.closed && dayWords(row.closed),
    }),
  }
}
