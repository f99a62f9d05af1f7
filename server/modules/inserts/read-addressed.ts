import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { PartyFacts } from '../billing/bill-facts.ts'
import { addressText } from '../premises/address-text.ts'
import type { Addressed } from './recipients.ts'

/** Which accounts are asked for. Empty lists name all. */
export type Chosen = {
  readonly classes: readonly string[]
  readonly cycles: readonly string[]
  /** Numbers of accounts; null: all. */
  readonly accounts: readonly string[] | null
}

type Person = {
  readonly id: number
  readonly name: string
  readonly language: 'en' | 'es'
  readonly mail_line_1: string | null
  readonly mail_line_2: string | null
  readonly mail_place: string | null
  readonly mail_state: string | null
  readonly mail_zip: string | null
  readonly confidential_address: boolean
}
type Row = {
  readonly accountId: number
  readonly accountNumber: string
  readonly premiseId: number
  readonly apn: string | null
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
  readonly place: string
  readonly state: string
  readonly zip: string
  readonly owner: Person | null
  readonly payer: Person | null
}

/** The newest of a role on a day. */
const partyIn = (role: string, on: PlainDate) => sql`(
  select to_jsonb(p) from account_party ap join party p on p.id = ap.party_id
  where ap.account_id = a.id and ap.role = ${role} and ap.from_on <= ${on} and (ap.until_on is null or ap.until_on > ${on})
  order by ap.from_on desc, ap.id desc limit 1)`

const among = (column: string, some: readonly string[] | null) =>
  some === null ? sql`true` : sql`${sql.ref(column)} = any(${some}::text[])`

/** Accounts that are open on a day, with their owner, their payer and their parcel. */
export async function readAddressed({ db }: Work, on: PlainDate, chosen: Chosen): Promise<Addressed[]> {
  const { rows } = await sql<Row>`
    select a.id as "accountId", a.number as "accountNumber", pr.id as "premiseId", pr.apn, pr.street_number, pr.street, pr.unit,
      pr.place, pr.state, pr.zip, ${partyIn('owner', on)} as owner, ${partyIn('payer', on)} as payer
    from account a join premise pr on pr.id = a.premise_id
    where a.opened_on <= ${on} and (a.closed_on is null or a.closed_on > ${on})
      and ${among('a.class', chosen.classes.length === 0 ? null : chosen.classes)}
      and ${among('a.cycle', chosen.cycles.length === 0 ? null : chosen.cycles)}
      and ${among('a.number', chosen.accounts)}
    order by a.id`.execute(db)
  return rows.map(({ accountId, accountNumber, premiseId, apn, owner, payer, ...premise }) => ({
    accountId,
    accountNumber,
    parcel: apn ?? `premise ${premiseId}`,
    premise: {
      line: addressText(premise),
      place: premise.place,
      state: premise.state,
      zip: premise.zip,
    },
    owner: owner && personOf(owner),
    payer: payer && personOf(payer),
  }))
}

const personOf = (one: Person): PartyFacts => ({
  partyId: one.id,
  name: one.name,
  language: one.language,
  email: null,
  billBy: null,
  mail:
    one.mail_line_1 === null
      ? null
      : {
          line1: one.mail_line_1,
          line2: one.mail_line_2,
          place: one.mail_place ?? '',
          state: one.mail_state ?? '',
          zip: one.mail_zip ?? '',
        },
  confidential: one.confidential_address,
})
