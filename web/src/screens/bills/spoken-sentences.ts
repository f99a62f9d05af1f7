import type { BillComparison, BillExplanation } from '@cartwright/api/bill-explanation-shapes'
import type { Spoken } from './read-mode.tsx'

const owed = { en: 'What you owe', es: 'Lo que debe' }
const changed = { en: 'Why it changed', es: 'Por qué cambió' }

/** An explained bill as sentences to be read, one after the other: what is due, why it changed, then every charge. */
export function spokenSentences(
  explanation: BillExplanation,
  comparison: Pick<BillComparison, 'spoken'> | undefined,
): Spoken[] {
  return [
    ...explanation.owed.map(({ en, es }) => ({ about: owed, en, es })),
    ...(comparison ? spokenChange(comparison) : []),
    ...explanation.lines.flatMap(({ en, es, sentences }) =>
      sentences.map((sentence) => ({ about: { en, es }, en: sentence.en, es: sentence.es })),
    ),
  ]
}

/** Why two bills differ, as sentences to be read. */
export const spokenChange = ({ spoken }: Pick<BillComparison, 'spoken'>): Spoken[] =>
  spoken.map(({ en, es }) => ({ about: changed, en, es }))
