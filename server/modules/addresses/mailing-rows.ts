import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import { addressText } from '../premises/address-text.ts'

/** Where bills of an account go: to a party, at its own address or at the premise. */
export type MailingRow = {
  readonly accountId: number
  readonly accountNumber: string
  readonly partyId: number
  readonly name: string
  readonly line1: string
  readonly line2: string | null
  readonly place: string
  readonly state: string
  readonly zip: string
  readonly atPremise: boolean
}

type Row = Omit<MailingRow, 'line1' | 'place' | 'state' | 'zip' | 'atPremise'> & {
  readonly line1: string | null
  readonly place: string | null
  readonly state: string | null
  readonly zip: string | null
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
  readonly premise_place: string
  readonly premise_state: string
  readonly premise_zip: string
}

/** Accounts with anybody whose address is confidential today: where they are served, and where their mail goes, is told to nobody. */
export const isConfidential = ({ today }: Work, account: RawBuilder<unknown>) => sql<boolean>`exists (
  select from account_party c join party s on s.id = c.party_id where c.account_id = ${account} and s.confidential_address
    and (c.until_on is null or c.until_on > ${today}::date))`

/** Accounts that get mail: those served, and those that closed within half a year, which get a last bill. */
export const getsMail = ({ today }: Work) =>
  sql<boolean>`(a.closed_on is null or a.closed_on > ${today.subtract({ months: 6 })}::date)`

/**
 * Where the bills of accounts go, from an account number on, in the order of accounts: to the payer, and to the owner where they get a copy.
 * Nothing of an account with a confidential address is among them.
 */
export async function mailingRows(
  work: Work,
  { after, many }: { readonly after: number; readonly many: number },
): Promise<MailingRow[]> {
  const { rows } = await sql<Row>`
    select a.id as "accountId", a.number as "accountNumber", y.id as "partyId", y.name, y.mail_line_1 as line1, y.mail_line_2 as line2,
      y.mail_place as place, y.mail_state as state, y.mail_zip as zip, p.street_number, p.street, p.unit, p.place as premise_place,
      p.state as premise_state, p.zip as premise_zip
    from (select * from account where id > ${after} order by id limit ${many}) a
    join premise p on p.id = a.premise_id
    join account_party ap on ap.account_id = a.id and (ap.role = 'payer' or (ap.role = 'owner' and a.owner_copy))
      and ap.from_on <= ${work.today}::date and (ap.until_on is null or ap.until_on > ${work.today}::date)
    join party y on y.id = ap.party_id
    where ${getsMail(work)} and not ${isConfidential(work, sql`a.id`)}
    order by a.id, y.id`.execute(work.db)
  return rows.map(mailing)
}

/** Where mail of a party on an account goes now; null where there is none. */
export async function mailingOf(
  work: Work,
  { accountId, partyId }: { readonly accountId: number; readonly partyId: number },
): Promise<(MailingRow & { readonly confidential: boolean }) | null> {
  const { rows } = await sql<Row & { confidential: boolean }>`
    select a.id as "accountId", a.number as "accountNumber", y.id as "partyId", y.name, y.mail_line_1 as line1, y.mail_line_2 as line2,
      y.mail_place as place, y.mail_state as state, y.mail_zip as zip, p.street_number, p.street, p.unit, p.place as premise_place,
      p.state as premise_state, p.zip as premise_zip,
      (y.confidential_address or ${isConfidential(work, sql`a.id`)}) as confidential
    from account a join premise p on p.id = a.premise_id join party y on y.id = ${partyId}
    where a.id = ${accountId}`.execute(work.db)
  const [row] = rows
  return row ? { ...mailing(row), confidential: row.confidential } : null
}

function mailing(row: Row): MailingRow {
  const { accountId, accountNumber, partyId, name } = row
  const whose = { accountId, accountNumber, partyId, name }
  if (row.line1 === null)
    return {
      ...whose,
      line1: addressText(row),
      line2: null,
      place: row.premise_place,
      state: row.premise_state,
      zip: row.premise_zip,
      atPremise: true,
    }
  return {
    ...whose,
    line1: row.line1,
    line2: row.line2,
    place: row.place ?? '',
    state: row.state ?? '',
    zip: row.zip ?? '',
    atPremise: false,
  }
}

/** The lines of a window: the name, the address, the place. */
export const windowOf = ({
  name,
  line1,
  line2,
  place,
  state,
  zip,
}: Omit<MailingRow, 'accountId' | 'accountNumber' | 'partyId' | 'atPremise'>): string[] => [
  name,
  line1,
  ...(line2 ? [line2] : []),
  `${place} ${state} ${zip}`,
]
