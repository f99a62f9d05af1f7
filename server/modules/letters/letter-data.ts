import { createHash } from 'node:crypto'
import type { LetterFacts, LetterText } from '@cartwright/api/letter-text'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { mailLines } from '../bills/mail-lines.ts'
import { cityIdentity } from '../city/city-queries.ts'
import type { CityIdentity } from '../city/city-settings.ts'
import { dayWords, type Language } from '../rates/explain-words.ts'
import { accountFieldsOf, servedAt } from './account-fields.ts'
import { type ToldFields, toldFacts } from './fact-words.ts'
import {
  addressedParty,
  type LetterAccount,
  letterAccount,
  letterMail,
  type LetterParty,
  letterParty,
  type PastMail,
} from './letter-account.ts'
import { letterNumber, letterWords } from './letter-words.ts'
import { mergeLetter, type ToldBlock } from './merge-letter.ts'
import { templateVersionById } from './templates.ts'

/** What a letter says and to whom, before its fields are filled in. */
export type LetterToMake = {
  /** Null before it is saved. */
  readonly id: number | null
  readonly accountId: number
  /** The version of the template it began from: what that wants to be given is known, and empty until it is. */
  readonly versionId: number | null
  readonly partyId: number | null
  readonly copyTo: number | null
  readonly language: Language
  readonly subject: string
  readonly text: LetterText
  readonly facts: LetterFacts
  readonly enclosures: readonly string[]
  /** Where it goes, when that is not where the party’s mail goes now. */
  readonly mailTo?: PastMail | null
}

/** A letter in its words: what its page, its Word document and its e-mail are made from. Nothing is left to look up. */
export type LetterData = {
  readonly number: string | null
  readonly language: Language
  readonly largePrint: boolean
  readonly city: string
  readonly department: string
  readonly reach: readonly string[]
  readonly returnAddress: readonly string[]
  readonly mailTo: readonly string[]
  /** Where the copy goes, and what stands over it; null when there is none. */
  readonly copyTo: { readonly lines: readonly string[]; readonly note: string } | null
  /** ISO. */
  readonly issuedOn: string
  readonly reference: readonly (readonly [string, string])[]
  readonly subject: string
  readonly blocks: readonly ToldBlock[]
  readonly closing: string
  readonly signer: readonly string[]
  /** `Enclosed: …`, `Copy to: …`. */
  readonly afterwards: readonly string[]
}

/** A letter that can be made, with whom it is to. */
export type MadeLetter = {
  readonly data: LetterData
  readonly account: LetterAccount
  readonly party: LetterParty
  readonly copyParty: LetterParty | null
}

/**
 * Fills in a letter as of now. Refuses LETTER_PARTY_UNKNOWN, and by name the fields nobody knows (LETTER_FIELDS_UNKNOWN) and those that
 * are empty (LETTER_FIELDS_EMPTY): before anything is made.
 */
export async function makeLetter(work: Work, letter: LetterToMake, sample?: ToldFields): Promise<MadeLetter> {
  const { account, party, identity, fields } = await fieldsFor(work, letter)
  const copyParty = letter.copyTo === null ? null : letterParty(account, letter.copyTo)
  const { unknown, empty, subject, blocks } = mergeLetter(letter, new Map([...fields, ...(sample ?? [])]))
  if (unknown.length > 0) refuse('LETTER_FIELDS_UNKNOWN', { fields: [...unknown] })
  if (empty.length > 0) refuse('LETTER_FIELDS_EMPTY', { fields: [...empty] })
  const { language } = letter
  const words = letterWords[language]
  const data: LetterData = {
    number: letter.id === null ? null : letterNumber(letter.id),
    language,
    largePrint: account.largePrint,
    ...senderOf(identity, language),
    mailTo: letterMail(account, party)?.lines ?? [party.name],
    copyTo: copyParty && {
      lines: letterMail(account, copyParty)?.lines ?? [copyParty.name],
      note: words.copyOf(party.name),
    },
    issuedOn: work.today.toString(),
    reference: referenceOf(work, { letter, account }),
    subject,
    blocks,
    closing: words.closing,
    signer: [work.actor.name, identity.department, identity.title],
    afterwards: [
      ...(letter.enclosures.length > 0 ? [`${words.enclosures} ${letter.enclosures.join('; ')}`] : []),
      ...(copyParty ? [`${words.copy} ${copyParty.name}`] : []),
    ],
  }
  return { data, account, party, copyParty }
}

/** Whom a letter is to, and all its fields with what stands in their place. Refuses LETTER_PARTY_UNKNOWN and CITY_NOT_SET_UP. */
export async function fieldsFor(
  work: Work,
  {
    accountId,
    versionId,
    partyId,
    language,
    facts,
    mailTo,
  }: Pick<LetterToMake, 'accountId' | 'versionId' | 'partyId' | 'language' | 'facts' | 'mailTo'>,
) {
  const account = await letterAccount(work, accountId)
  const party = addressedParty(letterParty(account, partyId), mailTo)
  const identity = (await cityIdentity(work)) ?? refuse('CITY_NOT_SET_UP', { missing: 'identity' })
  const known = await accountFieldsOf(work, { account, party, language, identity })
  const wanted = versionId === null ? [] : (await templateVersionById(work, versionId)).facts
  const empty = wanted.map(({ name }) => [name, null] as const)
  // What the product knows goes before what a letter was given.
  const fields: ToldFields = new Map([...empty, ...toldFacts(facts, language), ...known])
  return { account, party, identity, fields }
}

const senderOf = (identity: CityIdentity, language: Language) => ({
  city: identity.title,
  department: identity.department,
  reach: [
    identity.phone,
    ...(identity.email ? [identity.email] : []),
    identity.url.replace(/^https?:\/\//, ''),
    identity.officeHours[language],
  ],
  returnAddress: mailLines(identity.returnAddress),
})

function referenceOf(
  { today }: Work,
  { letter: { id, language }, account }: { letter: LetterToMake; account: LetterAccount },
): (readonly [string, string])[] {
  const words = letterWords[language]
  return [
    [words.date, dayWords(today.toString(), language)],
    [words.account, account.number],
    ...(id === null ? [] : ([[words.letter, letterNumber(id)]] as const)),
    // A confidential address stands on no paper.
    ...(account.isHidden ? [] : ([[words.served, servedAt(account, language)]] as const)),
  ]
}

/** What tells whether two letters say the same. */
export const hashOfLetter = (data: LetterData): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex')
