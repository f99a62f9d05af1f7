import { sql } from 'kysely'
import { insertNumberedRows, insertRows } from '#database/insert-rows'
import type { Work } from '#kernel/work'
import { addSearchWords } from '../premises/add-premises.ts'
import { nameTerms, nameWords } from './name-key.ts'

/** Where a party's mail goes when not to the premise. */
export type MailTo = {
  readonly line1: string
  readonly line2: string | null
  readonly place: string
  readonly state: string
  readonly zip: string
}

/** A party to add. */
export type NewParty = {
  readonly name: string
  readonly kind: 'person' | 'organization'
  /** Ten digits. */
  readonly phone: string | null
  readonly email: string | null
  readonly language: 'en' | 'es'
  readonly mail: MailTo | null
  readonly confidentialAddress: boolean
}

/** Adds parties with the terms they are found by, and answers their numbers in the order given. */
export async function addParties(work: Work, parties: readonly NewParty[]): Promise<number[]> {
  const ids = await insertNumberedRows(work, {
    into: sql`insert into party`,
    rows: parties,
    columns: {
      name: ['text', ({ name }) => name],
      kind: ['text', ({ kind }) => kind],
      phone: ['text', ({ phone }) => phone],
      email: ['text', ({ email }) => email],
      language: ['text', ({ language }) => language],
      mail_line_1: ['text', ({ mail }) => mail?.line1 ?? null],
      mail_line_2: ['text', ({ mail }) => mail?.line2 ?? null],
      mail_place: ['text', ({ mail }) => mail?.place ?? null],
      mail_state: ['text', ({ mail }) => mail?.state ?? null],
      mail_zip: ['text', ({ mail }) => mail?.zip ?? null],
      confidential_address: ['boolean', ({ confidentialAddress }) => confidentialAddress],
    },
  })
  await addPartyTerms(
    work,
    parties.map(({ name }, index) => ({ partyId: ids[index]!, name })),
  )
  return ids
}

/** Keeps the terms that parties are found by. */
export async function addPartyTerms(
  work: Work,
  named: readonly { readonly partyId: number; readonly name: string }[],
): Promise<void> {
  await insertRows(work, {
    into: sql`insert into party_term`,
    rows: named.flatMap(({ partyId, name }) => nameTerms(name).map((term) => ({ partyId, term }))),
    columns: { party_id: ['bigint', ({ partyId }) => partyId], term: ['text', ({ term }) => term] },
  })
  await addSearchWords(
    work,
    'name',
    named.flatMap(({ name }) => nameWords(name)),
  )
}
