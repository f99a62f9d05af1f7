import type { LetterFacts } from '@cartwright/api/letter-text'
import { sql } from 'kysely'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { draftLetter } from '../letters/draft-letter.ts'
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
}

/**
 * Drafts the letter of a correction that was posted, in the customer's language: what was wrong, period by period what was billed and what it
 * should have been, what it comes to, by which rule. A person looks at it and sends it. Answers null where there is nothing to tell, no
 * such template in the city, or nobody to write to: a correction never fails for want of a letter.
 */
export async function draftCorrectionLetter(work: Work, wanted: Wanted): Promise<number | null> {
  const { accountId, correctionId, comparison } = wanted
  if (comparison.bills.every(({ verdict }) => verdict === 'same')) return null
  if (!(await mayBeWritten(work, accountId))) return null
  const { letterId } = await draftLetter(work, {
    template,
    accountId,
    facts: factsOf(wanted),
    subject: { kind: 'correction', id: correctionId },
    amountCents: Math.abs(comparison.postedCents),
  })
  return letterId
}

async function mayBeWritten({ db, today }: Work, accountId: number): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select from letter_template_version where code = ${template} and from_on <= ${today}::date)
      and exists (select from account_party where account_id = ${accountId}) as may`.execute(db)
  return rows[0]!.may
}

function factsOf({ told, citation, comparison, installments }: Wanted): LetterFacts {
  const { postedCents } = comparison
  return {
    whatChanged: { en: told.en.join(' '), es: told.es.join(' ') },
    periods: { table: periodTable(comparison) },
    total: { cents: Math.abs(postedCents) },
    rule: { text: citation },
    ...(postedCents < 0 && { credit: { cents: -postedCents } }),
    ...(postedCents > 0 && { debit: { cents: postedCents } }),
    ...(installments.length > 0 && { plan: planWords(installments) }),
  }
}

const periodTable = ({ bills, postedCents }: Comparison) => ({
  columns: [
    { en: 'Period', es: 'Período' },
    { en: 'Billed', es: 'Facturado' },
    { en: 'Should have been', es: 'Debía ser' },
    { en: 'Difference', es: 'Diferencia' },
    { en: 'Corrected', es: 'Corregido' },
  ],
  rows: bills
    .filter(({ verdict }) => verdict !== 'same')
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
