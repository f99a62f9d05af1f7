import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { addressText } from '../premises/address-text.ts'
import type { AccountFacts, PartyFacts, PremiseFacts } from './bill-facts.ts'

/** An account with its premise, as it stands in the books. */
export type AccountRow = Pick<
  AccountFacts,
  | 'accountId'
  | 'accountNumber'
  | 'class'
  | 'zone'
  | 'openedOn'
  | 'closedOn'
  | 'billBy'
  | 'largePrint'
  | 'autopay'
  | 'ownerCopy'
> & { readonly premise: PremiseFacts }

/** Accounts with their premises, by account. */
export async function readAccounts(work: Work, accountIds: readonly number[]): Promise<AccountRow[]> {
  const { rows } = await sql<
    Omit<AccountRow, 'premise'> &
      Omit<PremiseFacts, 'line'> & { street_number: string; street: string; unit: string | null }
  >`
    select a.id as "accountId", a.number as "accountNumber", a.class, p.zone, a.opened_on::text as "openedOn",
      a.closed_on::text as "closedOn", a.bill_by as "billBy", a.large_print as "largePrint", a.autopay,
      a.owner_copy as "ownerCopy", p.street_number, p.street, p.unit, p.place, p.state, p.zip, p.apn,
      p.address_key as "addressKey", p.dwelling_units as "dwellingUnits"
    from account a join premise p on p.id = a.premise_id
    where a.id = any(${accountIds}::bigint[]) order by a.id`.execute(work.db)
  return rows.map(
    ({ street_number, street, unit, place, state, zip, apn, addressKey, dwellingUnits, ...account }) => ({
      ...account,
      premise: {
        line: addressText({ street_number, street, unit }),
        place,
        state,
        zip,
        apn,
        addressKey,
        dwellingUnits,
      },
    }),
  )
}

/** Who an account's bill concerns. */
export type Parties = { readonly payer: PartyFacts | null; readonly owner: PartyFacts | null }

/**
 * Payer and owner of each account on the day of the bill; of a closed account on its last day, since the final bill is for whoever
 * was there. Of two payers the newer one counts. Where nobody is named as payer, the occupant pays, else the owner.
 */
export async function readParties(
  work: Work,
  accountIds: readonly number[],
  billOn: PlainDate,
): Promise<Map<number, Parties>> {
  const { rows } = await sql<PartyRow>`
    select distinct on (ap.account_id, ap.role) ap.account_id as account, ap.role, p.id as "partyId", p.name, p.language,
      p.email, p.mail_line_1 as line1, p.mail_line_2 as line2, p.mail_place as place, p.mail_state as state,
      p.mail_zip as zip, p.confidential_address as confidential, wants.bill_by as "billBy"
    from account a join account_party ap on ap.account_id = a.id join party p on p.id = ap.party_id
    left join party_delivery wants on wants.party_id = p.id
    cross join lateral (select least(${billOn}::date, a.closed_on - 1) as day) on_day
    where a.id = any(${accountIds}::bigint[]) and ap.role in ('payer', 'owner', 'occupant')
      and ap.from_on <= greatest(on_day.day, a.opened_on) and (ap.until_on is null or ap.until_on > on_day.day)
    order by ap.account_id, ap.role, ap.from_on desc, ap.id desc`.execute(work.db)
  const byAccount = Map.groupBy(rows, ({ account }) => account)
  return new Map(
    [...byAccount].map(([account, parties]) => {
      const found = (role: string): PartyFacts | null => {
        const row = parties.find((one) => one.role === role)
        return row ? partyOf(row) : null
      }
      const owner = found('owner')
      return [account, { payer: found('payer') ?? found('occupant') ?? owner, owner }]
    }),
  )
}

type PartyRow = {
  readonly account: number
  readonly role: string
  readonly partyId: number
  readonly name: string
  readonly language: 'en' | 'es'
  readonly email: string | null
  readonly line1: string | null
  readonly line2: string | null
  readonly place: string | null
  readonly state: string | null
  readonly zip: string | null
  readonly confidential: boolean
  readonly billBy: PartyFacts['billBy']
}

function partyOf({ partyId, name, language, email, confidential, billBy, ...mail }: PartyRow): PartyFacts {
  const { line1, line2, place, state, zip } = mail
  return {
    partyId,
    name,
    language,
    email,
    billBy,
    confidential,
    mail: line1 === null ? null : { line1, line2, place: place ?? '', state: state ?? '', zip: zip ?? '' },
  }
}
