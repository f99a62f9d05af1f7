import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { mailTo, type Mailing } from '../billing/mail-lines.ts'
import { addressText } from '../premises/address-text.ts'

/** Somebody of an account to whom a letter may go. */
export type LetterParty = {
  readonly partyId: number
  readonly name: string
  readonly role: string
  readonly language: 'en' | 'es'
  readonly email: string | null
  readonly confidential: boolean
  /** Whether they are something to the account today. */
  readonly isPresent: boolean
  readonly mail: {
    readonly line1: string
    readonly line2: string | null
    readonly place: string
    readonly state: string
    readonly zip: string
  } | null
}

/** An address that a party had, for a letter that tells of its change: of no use for anybody else. */
export type PastMail = NonNullable<LetterParty['mail']> & { readonly partyId: number }

/** A party as a letter is addressed: at the address it was left behind from, where the letter is for that one. */
export const addressedParty = (party: LetterParty, past: PastMail | null | undefined): LetterParty =>
  past?.partyId === party.partyId
    ? {
        ...party,
        mail: { line1: past.line1, line2: past.line2, place: past.place, state: past.state, zip: past.zip },
      }
    : party

/** What a letter needs of its account. */
export type LetterAccount = {
  readonly id: number
  readonly number: string
  readonly largePrint: boolean
  readonly ownerCopy: boolean
  readonly closedOn: PlainDate | null
  readonly premise: {
    readonly line: string
    readonly place: string
    readonly state: string
    readonly zip: string
    readonly collectionDay: string | null
  }
  /** Whoever is something to it today first: payer, occupant, owner, agent; then those who were. */
  readonly parties: readonly LetterParty[]
  /** Safe at Home: its address stands on no paper. */
  readonly isHidden: boolean
}

/** An account as letters see it. Confidential addresses are in it: it goes to paper, never to a screen. */
export async function letterAccount(work: Work, accountId: number): Promise<LetterAccount> {
  const { rows } = await sql<AccountRow>`
    select a.id, a.number, a.large_print as "largePrint", a.owner_copy as "ownerCopy", a.closed_on as "closedOn",
      p.street_number, p.street, p.unit, p.place, p.state, p.zip, p.collection_day as "collectionDay"
    from account a join premise p on p.id = a.premise_id where a.id = ${accountId}`.execute(work.db)
  const { street_number, street, unit, place, state, zip, collectionDay, ...account } = rows[0]!
  const parties = await partiesOf(work, accountId)
  return {
    ...account,
    premise: { line: addressText({ street_number, street, unit }), place, state, zip, collectionDay },
    parties,
    isHidden: parties.some(({ confidential, isPresent }) => confidential && isPresent),
  }
}

type AccountRow = Pick<LetterAccount, 'id' | 'number' | 'largePrint' | 'ownerCopy' | 'closedOn'> & {
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
  readonly place: string
  readonly state: string
  readonly zip: string
  readonly collectionDay: string | null
}

type PartyRow = Omit<LetterParty, 'mail'> & {
  readonly line1: string | null
  readonly line2: string | null
  readonly place: string | null
  readonly state: string | null
  readonly zip: string | null
}

async function partiesOf(work: Work, accountId: number): Promise<LetterParty[]> {
  const { rows } = await sql<PartyRow>`
    select distinct on (p.id) p.id as "partyId", p.name, ap.role, p.language, p.email,
      p.confidential_address as confidential, daterange(ap.from_on, ap.until_on) @> ${work.today}::date as "isPresent",
      p.mail_line_1 as line1, p.mail_line_2 as line2, p.mail_place as place, p.mail_state as state, p.mail_zip as zip
    from account_party ap join party p on p.id = ap.party_id where ap.account_id = ${accountId}
    order by p.id, daterange(ap.from_on, ap.until_on) @> ${work.today}::date desc,
      array_position(array['payer', 'occupant', 'owner', 'agent'], ap.role), ap.from_on desc`.execute(work.db)
  return rows
    .map(({ line1, line2, place, state, zip, ...party }) => ({
      ...party,
      mail: line1 === null ? null : { line1, line2, place: place ?? '', state: state ?? '', zip: zip ?? '' },
    }))
    .toSorted(
      (a, b) => Number(b.isPresent) - Number(a.isPresent) || roles.indexOf(a.role) - roles.indexOf(b.role),
    )
}

const roles = ['payer', 'occupant', 'owner', 'agent']

/** A party of an account; without a number, whoever pays for it (or lives there, or owns it). Refuses LETTER_PARTY_UNKNOWN. */
export function letterParty({ parties, number }: LetterAccount, partyId?: number | null): LetterParty {
  const found = partyId ? parties.find((one) => one.partyId === partyId) : parties[0]
  return found ?? refuse('LETTER_PARTY_UNKNOWN', { accountNumber: number })
}

/**
 * Where the mail of a party goes: their own address, or else the premise. A confidential address is never the premise's: mail goes to the
 * one the Secretary of State designated (2 CCR 22101.5), or nowhere. Nor is it that of another party of the account, who would learn it from
 * the envelope. Null when there is no whole address.
 */
export function letterMail({ premise, isHidden }: LetterAccount, party: LetterParty): Mailing | null {
  if ((party.confidential || isHidden) && party.mail === null) return null
  const mailing = mailTo(
    { ...party, billBy: null },
    { ...premise, apn: null, addressKey: '', dwellingUnits: 1 },
  )
  return mailing.lines.length < 3 ? null : mailing
}

/** The same; refuses LETTER_ADDRESS_MISSING. */
export const wholeMail = (account: LetterAccount, party: LetterParty): Mailing =>
  letterMail(account, party) ??
  refuse('LETTER_ADDRESS_MISSING', {
    name: party.name,
    confidential: party.confidential || account.isHidden,
  })
