import type { BillComparison } from '@cartwright/api/bill-explanation-shapes'
import type { LetterFacts } from '@cartwright/api/letter-text'
import type { Work } from '#kernel/work'
import type { Language } from '../rates/explain-words.ts'
import type { Both } from '../rates/told-words.ts'
import { billComparison, type Explained, explainBill } from './explain-bill.ts'
import { boundCitations } from './told-charges.ts'

/** How the letters room drafts a letter: it stands below bills in the order of the modules, and so is handed in. */
export type DraftLetter = (
  work: Work,
  wanted: {
    readonly template: string
    readonly accountId: number
    readonly partyId?: number
    readonly language?: Language
    readonly facts: LetterFacts
    readonly subject: { readonly kind: string; readonly id: number }
    readonly key: string
  },
) => Promise<{ letterId: number }>

type Asked = {
  readonly number: string
  readonly partyId: number | null
  readonly language: Language | null
  /** Another bill of the account: tell why the two differ too. */
  readonly with: string | null
  readonly requestKey: string
}

/** The template of the city for letters that explain a bill. */
const template = 'bill-explanation'

/**
 * Drafts the explanation of a bill as a letter that is kept on its account, in the language of whom it is to. A person looks at it and
 * sends it. The same request again answers with the same letter. Refuses what explaining and comparing refuse, and what drafting does.
 */
export async function draftExplanation(
  work: Work,
  asked: Asked,
  draftLetter: DraftLetter,
): Promise<{ letterId: number }> {
  const explained = await explainBill(work, asked.number)
  const comparison = asked.with === null ? null : await billComparison(work, asked.number, asked.with)
  const { id } = await work.db
    .selectFrom('account')
    .select('id')
    .where('number', '=', explained.bill.accountNumber)
    .executeTakeFirstOrThrow()
  return draftLetter(work, {
    template,
    accountId: id,
    ...(asked.partyId !== null && { partyId: asked.partyId }),
    ...(asked.language !== null && { language: asked.language }),
    facts: factsOf(explained, comparison),
    subject: { kind: 'bill', id: explained.bill.billId },
    key: asked.requestKey,
  })
}

const factsOf = ({ bill, explanation }: Explained, comparison: BillComparison | null): LetterFacts => ({
  billNumber: { text: explanation.number },
  billTotal: { cents: explanation.totalDueCents },
  summary: together(explanation.owed),
  lines: {
    table: {
      columns: [
        { en: 'What', es: 'Qué' },
        { en: 'Why', es: 'Por qué' },
        { en: 'Amount', es: 'Monto', align: 'right' },
      ],
      rows: explanation.lines.map(({ en, es, sentences, amountCents }) => [
        { en, es },
        together(sentences),
        { cents: amountCents },
      ]),
      total: [{ en: 'New charges', es: 'Cargos nuevos' }, { text: '' }, { cents: bill.chargesCents }],
    },
  },
  ...(comparison && { changes: { table: causesTable(comparison) } }),
})

const causesTable = ({ charges }: BillComparison) => ({
  columns: [
    { en: 'Why the charges differ', es: 'Por qué difieren los cargos' },
    { en: 'By', es: 'En', align: 'right' as const },
  ],
  rows: charges.causes.map(({ en, es, amountCents }) => [{ en, es }, { cents: amountCents }]),
  total: [{ en: 'In all', es: 'En total' }, { cents: charges.differenceCents }],
})

/** The most that one cell of a letter holds, in signs. */
const most = 2000

/** Sentences one after the other, as many whole ones as a cell of a letter holds. */
function together(sentences: readonly Both[]): Both {
  const joined = (language: Language): string =>
    sentences.reduce((text, sentence) => {
      const longer = `${text} ${boundCitations(sentence[language])}`.trim()
      return longer.length > most ? text : longer
    }, '')
  return { en: joined('en'), es: joined('es') }
}
