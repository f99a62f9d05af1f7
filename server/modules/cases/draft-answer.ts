import type { LetterFacts } from '@cartwright/api/letter-text'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { tellInLetter, type UntoldCorrection, untoldCorrection } from '../corrections/untold-correction.ts'
import { draftLetter } from '../letters/draft-letter.ts'
import { templateInForce } from '../letters/templates.ts'
import { reasonNamed } from '../contacts/contact-reasons.ts'
import { addLinks } from './case-links.ts'
import { rulesOf, typeNamed } from './case-types.ts'
import type { WholeCase } from './case-queries.ts'

type Answer = {
  readonly outcome: WholeCase['outcome']
  readonly because: string
  readonly upheldCents: number
}

/** The template of the city that answers a dispute. */
const template = 'dispute-outcome'

/**
 * Drafts the answer to a dispute from the city’s template and links it to the case. What was corrected for it, and no letter has told yet, is
 * told in the same letter, where the template has room for it. A person looks at it in the letters room, in the customer’s language, and sends it. Refuses what `draftLetter` refuses: a city without the template writes its letter itself.
 */
export async function draftAnswer(work: Work, one: WholeCase, answer: Answer): Promise<void> {
  const account = await work.db
    .selectFrom('desk_case')
    .select('account_id')
    .where('id', '=', one.id)
    .executeTakeFirstOrThrow()
  const open = one.disputedLines.filter(({ until }) => until === null)
  const stillDue = open.reduce((sum, { amountCents }) => sum + amountCents, 0) - answer.upheldCents
  const corrected = await correctionToTell(work, one.id)
  const { letterId } = await draftLetter(work, {
    template,
    accountId: account.account_id!,
    facts: {
      disputedOn: { day: open[0]?.from ?? one.openedOn },
      question: questionOf(open),
      caseNumber: { text: String(one.id) },
      caseType: typeNamed(await rulesOf(work), one.type),
      ...(one.calls.length > 0 && {
        contactReason: await reasonNamed(work, one.calls.at(-1)!.reason ?? 'other'),
      }),
      finding: { text: answer.because },
      decision:
        decisions[answer.outcome === 'upheld' || answer.outcome === 'partly' ? answer.outcome : 'denied'],
      ...(answer.upheldCents > 0 && !corrected && { credit: { cents: answer.upheldCents } }),
      ...(stillDue > 0 && { stillDue: { cents: stillDue } }),
      ...(corrected && correctedFacts(corrected)),
    },
    ...(corrected && { enclosures: corrected.enclosures, amountCents: corrected.amountCents ?? 0 }),
    subject: { kind: 'case', id: one.id },
  })
  if (corrected) await tellInLetter(work, corrected, letterId)
  await addLinks(work, one.id, [{ kind: 'letter', key: String(letterId) }])
}

/** What of the case was corrected and is still to be told; null, where the city’s template has no room for it: then it has a letter of its own. */
async function correctionToTell(work: Work, caseId: number): Promise<UntoldCorrection | null> {
  const { facts } = await templateInForce(work, template)
  return facts.some(({ name }) => name === 'whatChanged') ? untoldCorrection(work, caseId) : null
}

/** What its own letter would have said, by the names the answer has for it. */
function correctedFacts({ facts: { credit, ...facts } }: UntoldCorrection): LetterFacts {
  return { ...facts, ...(credit && { correctionCredit: credit }) }
}

/** The lines in dispute as a letter names them. */
const questionOf = (lines: WholeCase['disputedLines']): { en: string; es: string } => ({
  en: lines
    .map(({ what, billNumber, amountCents }) => `${what}, bill ${billNumber}, ${dollars(amountCents)}`)
    .join('; '),
  es: lines
    .map(({ whatEs, billNumber, amountCents }) => `${whatEs}, factura ${billNumber}, ${dollars(amountCents)}`)
    .join('; '),
})

/** What was decided, in both languages of the letters. */
const decisions: Readonly<
  Record<'upheld' | 'partly' | 'denied', { readonly en: string; readonly es: string }>
> = {
  upheld: {
    en: 'You are right. The charge is taken back.',
    es: 'Usted tiene razón. El cargo queda sin efecto.',
  },
  partly: {
    en: 'You are right in part. That part of the charge is taken back; the rest stands.',
    es: 'Usted tiene razón en parte. Esa parte del cargo queda sin efecto; el resto se mantiene.',
  },
  denied: { en: 'The charge is right and stands.', es: 'El cargo es correcto y se mantiene.' },
}
