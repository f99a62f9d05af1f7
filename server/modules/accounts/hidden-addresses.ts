import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { addressText } from '../premises/address-text.ts'
import { type Curtain, curtainBefore } from './curtain.ts'

type Hidden = {
  readonly street_number: string | null
  readonly street: string | null
  readonly unit: string | null
  readonly key: string | null
  readonly apn: string | null
  readonly line1: string | null
  readonly line2: string | null
}

/**
 * Whether a party’s address is hidden from the person who works: it is confidential, and no second person has granted them to see it for
 * now. `y` is the party.
 */
const isHiddenFrom = ({ actor }: Work) => sql<boolean>`(y.confidential_address and not exists (
  select from address_unhiding u where u.party_id = y.id and u.asked_by_user = ${actor.userId ?? ''}
    and u.decision = 'granted' and u.shown_until > clock_timestamp()))`

/**
 * What stands between the books and whoever reads them: the service address, the parcel and the mailing address of everybody whose
 * address is confidential (Safe at Home, Government Code § 6205 and following). Every answer goes through it (`server/door.ts`), and so does
 * every list that is written to a file. What is printed and mailed to the customer does not: it goes to the address they named.
 */
export async function addressCurtain(work: Work): Promise<Curtain> {
  const { rows } = await sql<Hidden>`
    select m.street_number, m.street, m.unit, m.address_key as key, m.apn, y.mail_line_1 as line1, y.mail_line_2 as line2
    from party y left join account_party ap on ap.party_id = y.id
      and (ap.until_on is null or ap.until_on > ${work.today}::date)
    left join account a on a.id = ap.account_id left join lateral (
      select * from premise where id = a.premise_id union all select * from premise where merged_into = a.premise_id) m on true
    where y.confidential_address and ${isHiddenFrom(work)}`.execute(work.db)
  return curtainBefore(rows.flatMap(phrasesOf))
}

function phrasesOf({ street_number, street, unit, key, apn, line1, line2 }: Hidden): string[] {
  const written =
    street_number !== null && street !== null
      ? [
          addressText({ street_number, street, unit }),
          ...(unit === null ? [] : [`${street_number} ${street},${unit}`]),
        ]
      : []
  // The comparable form ends with the ZIP code, which is no secret.
  const compared = key === null ? [] : [key.replace(/,[^,]*$/, '').replace(/,$/, '')]
  const parcel = apn === null ? [] : [apn, apn.replaceAll(/[^0-9A-Za-z]/g, '')]
  return [...written, ...compared, ...parcel, line1 ?? '', line2 ?? ''].filter((one) => /\d/.test(one))
}

/** Of some accounts, those whose address is hidden from the person who works. */
export async function hiddenAccounts(work: Work, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: number }>`
    select distinct ap.account_id as id from account_party ap join party y on y.id = ap.party_id
    where ap.account_id = any(${ids}::bigint[]) and ${isHiddenFrom(work)}
      and (ap.until_on is null or ap.until_on > ${work.today}::date)`.execute(work.db)
  return new Set(rows.map(({ id }) => id))
}

/** Of some parties, those whose address is hidden from the person who works. */
export async function hiddenParties(work: Work, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: number }>`
    select y.id from party y where y.id = any(${ids}::bigint[]) and ${isHiddenFrom(work)}`.execute(work.db)
  return new Set(rows.map(({ id }) => id))
}
