import type { LetterFacts } from '@cartwright/api/letter-text'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { draftLetter, mayBeWritten } from '../letters/draft-letter.ts'
import { dayWords, periodWords } from '../rates/explain-words.ts'
import type { Comparison } from './compare-past.ts'
import type { Installment } from './plan-installments.ts'
import type { Told } from './statement-words.ts'

/** The template of letters that tell a customer what was corrected. */
const template = 'correction-notice'

type Wanted = {
  readonly accountId: number
  readonly correctionId: number
  readonly told: Told
  readonly citation: string
  readonly comparison: Comparison
  readonly installments: readonly Installment[]
  /** The numbers of the bills that take the place of cancelled ones: they go with the letter. */
  readonly replacements: readonly string[]
}

/**
 * Drafts the letter of a correction that was posted, in the customer's language: what was wrong, period by period what was billed and what it
 * should have been, what it comes to, by which rule. A person looks at it and sends it. Answers null where there is nothing to tell, no
 * such template in the city, or nobody to write to: a correction never fails for want of a letter.
 */
export async function draftCorrectionLetter(work: Work, wanted: Wanted): Promise<number | null> {
  const { accountId, correctionId, comparison, replacements } = wanted
  if (replacements.length === 0 && comparison.bills.every(({ verdict }) => verdict === 'same')) return null
  if (!(await mayBeWritten(work, accountId, template))) return null
  const { letterId } = await draftLetter(work, {
    template,
    accountId,
    facts: factsOf(wanted),
    subject: { kind: 'correction', id: correctionId },
    amountCents: Math.abs(comparison.postedCents),
    enclosures: wanted.replacements.map((number) => `Bill ${number}`),
  })
  return letterId
}

function factsOf(wanted: Wanted): LetterFacts {
  const { told, citation, comparison, installments } = wanted
  const { postedCents } = comparison
  return {
    whatChanged: { en: told.en.join(' '), es: told.es.join(' ') },
    periods: { table: periodTable(wanted) },
    total: { cents: Math.abs(postedCents) },
    rule: { text: citation },
    ...(postedCents < 0 && { credit: { cents: -postedCents } }),
    ...(postedCents > 0 && { debit: { cents: postedCents } }),
    ...(installments.length > 0 && { plan: planWords(installments) }),
  }
}

const periodTable = ({ comparison: { bills, postedCents }, replacements }: Wanted) => ({
  columns: [
    { en: 'Period', es: 'Período' },
    { en: 'Billed', es: 'Facturado' },
    { en: 'Should have been', es: 'Debía ser' },
    { en: 'Difference', es: 'Diferencia' },
    { en: 'Corrected', es: 'Corregido' },
  ],
  rows: bills
    // A bill that is replaced is told of, whatever it comes to.
    .filter(({ verdict }) => verdict !== 'same' || replacements.length > 0)
    .map(({ bill, billedCents, shouldCents, differenceCents, postedCents: posted }) => [
      {
        en: periodWords(bill.periodFrom, bill.periodUntil, 'en'),
        es: periodWords(bill.periodFrom, bill.periodUntil, 'es'),
      },
      { cents: billedCents },
      { cents: shouldCents },
      { cents: differenceCents },
      { cents: posted },
    ]),
  total: [{ en: 'Total', es: 'Total' }, { text: '' }, { text: '' }, { text: '' }, { cents: postedCents }],
})

function planWords(installments: readonly Installment[]): { en: string; es: string } {
  const first = installments[0]!
  const amount = dollars(first.amountCents)
  const on = first.dueOn.toString()
  return {
    en: `${installments.length} monthly payments, the first of ${amount} due on ${dayWords(on, 'en')}.`,
    es: `${installments.length} pagos mensuales, el primero de ${amount} vence el ${dayWords(on, 'es')}.`,
  }
}
