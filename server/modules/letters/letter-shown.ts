import type { Letter } from '@cartwright/api/letter-shapes'
import { accountFields } from '@cartwright/api/letter-text'
import type { Work } from '#kernel/work'
import { fieldsFor } from './letter-data.ts'
import { letterMail } from './letter-account.ts'
import { eventsOfLetter, letterLine } from './letters-queries.ts'
import { letterPapers } from './letter-paper.ts'
import { approvalOf } from './send-letter.ts'
import { hadHand, storedLetter, toMake } from './stored-letter.ts'
import { templateVersionById } from './templates.ts'

/** A letter as its screen needs it. A confidential address is shown by nothing but its last line. Refuses LETTER_NOT_FOUND. */
export async function letterShown(work: Work, letterId: number): Promise<Letter> {
  const letter = await storedLetter(work, letterId)
  const made = toMake(letter)
  const { account, party, fields } = await fieldsFor(work, made)
  const version =
    letter.template_version_id === null ? null : await templateVersionById(work, letter.template_version_id)
  const paper = letter.state === 'draft' ? undefined : (await letterPapers(work, [letterId])).get(letterId)
  const lines = paper?.data.mailTo ?? letterMail(account, party)?.lines ?? []
  return {
    ...(await letterLine(work, letterId)),
    subject: paper?.data.subject ?? letter.subject,
    partyId: letter.party_id,
    copyTo: letter.copy_to,
    text: made.text,
    facts: made.facts,
    enclosures: [...made.enclosures],
    amountCents: letter.amount_cents,
    edition: letter.edition,
    largePrint: account.largePrint,
    mailTo: party.confidential
      ? lines.filter((_, index) => index === 0 || index === lines.length - 1)
      : [...lines],
    parties: account.parties.map(({ partyId, name, role, language, email, confidential }) => ({
      partyId,
      name,
      role,
      language,
      email,
      confidential,
    })),
    fields: [
      ...accountFields.map(([name, label]) => ({
        name,
        label,
        value: hidden(name, party.confidential) ?? wordsOf(fields.get(name)),
      })),
      ...(version?.facts ?? []).map(({ name, label }) => ({ name, label, value: wordsOf(fields.get(name)) })),
      ...Object.keys(made.facts)
        .filter((name) => !version?.facts.some((fact) => fact.name === name))
        .map((name) => ({ name, label: name, value: wordsOf(fields.get(name)) })),
    ],
    templateFacts: [...(version?.facts ?? [])],
    approval: await approvalOf(work, letter),
    mayApprove: letter.state === 'waiting' && !hadHand(letter, work),
    events: await eventsOfLetter(work, letterId),
    batchId: letter.batch_id,
    copyOf: letter.copy_of,
    returnedBecause: letter.returned_because,
  }
}

type Told = ReturnType<Awaited<ReturnType<typeof fieldsFor>>['fields']['get']>

const wordsOf = (field: Told): string | null => {
  if (!field) return null
  return 'words' in field ? field.words : `a table of ${field.table.rows.length} rows`
}

/** The designated address stands on the envelope, and on no screen. */
const hidden = (name: string, confidential: boolean): string | null =>
  confidential && name === 'mailingAddress' ? 'the designated address' : null
