import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { draftLetter } from '../letters/draft-letter.ts'
import { addLinks } from './case-links.ts'
import type { WholeCase } from './case-queries.ts'

type Answer = {
  readonly outcome: WholeCase['outcome']
  readonly because: string
  readonly upheldCents: number
}

/** The template of the city that answers a dispute. */
const template = 'dispute-outcome'

/**
 * Drafts the answer to a dispute from the city’s template and links it to the case. A person looks at it in the letters room, in the
 * customer’s language, and sends it. Refuses what `draftLetter` refuses: a city without the template writes its letter itself.
 */
export async function draftAnswer(work: Work, one: WholeCase, answer: Answer): Promise<void> {
  const account = await work.db
    .selectFrom('desk_case')
    .select('account_id')
    .where('id', '=', one.id)
    .executeTakeFirstOrThrow()
  const open = one.disputedLines.filter(({ until }) => until === null)
  const stillDue = open.reduce((sum, { amountCents }) => sum + amountCents, 0) - answer.upheldCents
  const { letterId } = await draftLetter(work, {
    template,
    accountId: account.account_id!,
    facts: {
      disputedOn: { day: open[0]?.from ?? one.openedOn },
      question: {
        text: open
          .map(({ what, billNumber, amountCents }) => `${what}, bill ${billNumber}, ${dollars(amountCents)}`)
          .join('; '),
      },
      finding: { text: answer.because },
      decision:
        decisions[answer.outcome === 'upheld' || answer.outcome === 'partly' ? answer.outcome : 'denied'],
      ...(answer.upheldCents > 0 && { credit: { cents: answer.upheldCents } }),
      ...(stillDue > 0 && { stillDue: { cents: stillDue } }),
    },
    subject: { kind: 'case', id: one.id },
  })
  await addLinks(work, one.id, [{ kind: 'letter', key: String(letterId) }])
}

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
