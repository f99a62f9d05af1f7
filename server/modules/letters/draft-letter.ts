import type { TemplateText } from '@cartwright/api/letter-shapes'
import type { LetterFacts } from '@cartwright/api/letter-text'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import type { Language } from '../rates/explain-words.ts'
import { letterAccount, letterParty, type PastMail } from './letter-account.ts'
import { fieldsFor } from './letter-data.ts'
import { mergeLetter } from './merge-letter.ts'
import { handOf, letterName, noteEvent } from './stored-letter.ts'
import { templateInForce } from './templates.ts'

/** A letter another room wants written. */
type LetterWanted = {
  /** Asked again under the same key, it is the letter of before. */
  readonly key?: string
  /** The code of the template. */
  readonly template: string
  readonly accountId: number
  /** Whom it is to; without one, whoever pays for the account. */
  readonly partyId?: number
  /** Without one, the language of whom it is to. */
  readonly language?: Language
  /** What the template wants to be given, by its names. */
  readonly facts: LetterFacts
  /** What of that room it is about, to be found again: `{ kind: 'case', id: 12 }`. */
  readonly subject?: { readonly kind: string; readonly id: number }
  /** The amount it is about, for the approval policy. */
  readonly amountCents?: number
  readonly enclosures?: readonly string[]
  /** An address the party had, where the letter tells of its change. */
  readonly mailTo?: PastMail
  /** How it is to go; printed when left out. Whoever looks at it may choose otherwise. */
  readonly sendBy?: 'print' | 'email'
}

/** Whether the city has a template in force, and the account somebody to write to. */
export async function mayBeWritten({ db, today }: Work, accountId: number, code: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select from letter_template_version where code = ${code} and from_on <= ${today}::date)
      and exists (select from account_party where account_id = ${accountId}) as may`.execute(db)
  return rows[0]!.may
}

/**
 * Drafts a letter for another room, in its transaction, from the template in force today. A person looks at it in the letters room and
 * sends it. Refuses LETTER_TEMPLATE_NOT_FOUND, LETTER_PARTY_UNKNOWN, and by name the fields that nobody knows (LETTER_FIELDS_UNKNOWN) or
 * that are empty (LETTER_FIELDS_EMPTY): before anything is made.
 */
export async function draftLetter(work: Work, wanted: LetterWanted): Promise<{ letterId: number }> {
  const version = await templateInForce(work, wanted.template)
  const account = await letterAccount(work, wanted.accountId)
  const party = letterParty(account, wanted.partyId)
  const language = wanted.language ?? party.language
  const { facts } = wanted
  const to = { accountId: account.id, versionId: version.id, partyId: party.partyId, language, facts }
  const { fields } = await fieldsFor(work, to)
  const { unknown, empty } = mergeLetter(version[language], fields)
  if (unknown.length > 0) refuse('LETTER_FIELDS_UNKNOWN', { fields: [...unknown] })
  if (empty.length > 0) refuse('LETTER_FIELDS_EMPTY', { fields: [...empty] })
  const letterId = await insertLetter(work, {
    ...wanted,
    accountId: account.id,
    partyId: party.partyId,
    copyTo: null,
    language,
    versionId: version.id,
    text: version[language],
  })
  return { letterId: letterId ?? (await answeredBefore(work, wanted.key!)) }
}

/** The letter of a request that was answered before. */
export async function answeredBefore({ db }: Work, key: string): Promise<number> {
  const { id } = await db
    .selectFrom('letter')
    .select('id')
    .where('request_key', '=', key)
    .executeTakeFirstOrThrow()
  return id
}

type NewLetter = {
  readonly key?: string
  readonly accountId: number
  readonly partyId: number
  readonly copyTo: number | null
  readonly language: Language
  readonly versionId: number | null
  readonly text: TemplateText
  readonly facts: LetterFacts
  readonly subject?: { readonly kind: string; readonly id: number }
  readonly amountCents?: number
  readonly enclosures?: readonly string[]
  readonly sendBy?: 'print' | 'email'
  readonly copyOf?: number
  readonly mailTo?: PastMail
}

/** Writes a new draft into the books: its number, or null when the request was answered before. */
export async function insertLetter(work: Work, letter: NewLetter): Promise<number | null> {
  const { actor, today } = work
  const row = await work.db
    .insertInto('letter')
    .values({
      request_key: letter.key ?? null,
      account_id: letter.accountId,
      party_id: letter.partyId,
      copy_to: letter.copyTo,
      language: letter.language,
      send_by: letter.sendBy ?? 'print',
      template_version_id: letter.versionId,
      subject: letter.text.subject,
      body: JSON.stringify(letter.text.text),
      facts: JSON.stringify(letter.facts),
      enclosures: JSON.stringify(letter.enclosures ?? []),
      amount_cents: letter.amountCents ?? null,
      about_kind: letter.subject?.kind ?? null,
      about_id: letter.subject?.id ?? null,
      copy_of: letter.copyOf ?? null,
      mail_to: letter.mailTo ? JSON.stringify(letter.mailTo) : null,
      hands: JSON.stringify([handOf(actor)]),
      drafted_by: actor.name,
      drafted_user: actor.userId,
      drafted_on: today,
      changed_by: actor.name,
    })
    .onConflict((conflict) => conflict.constraint('one_letter_per_request').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return null
  await noteEvent(work, { letterId: row.id, what: 'drafted' })
  const { accountId, partyId, language, versionId, subject, copyOf } = letter
  await recordCommand(work, {
    command: 'draft-letter',
    subject: letterName(row.id),
    changes: {
      accountId,
      partyId,
      language,
      templateVersion: versionId,
      about: letter.text.subject,
      ...(subject && { of: `${subject.kind} ${subject.id}` }),
      ...(copyOf && { again: copyOf }),
    },
  })
  return row.id
}
