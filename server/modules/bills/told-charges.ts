import { dollars } from '#kernel/money'
import type { BillLine } from '../billing/register-types.ts'
import type { CityTexts } from '../city/city-texts.ts'
import { explain, type Language } from '../rates/explain.ts'
import { periodWords } from '../rates/explain-words.ts'
import { lineTitle } from '../rates/line-title.ts'

/** A charge in words: what for, when, how much, and how it was worked out. */
export type ToldCharge = {
  readonly title: string
  readonly period: string
  readonly amount: string
  readonly reason: string
}

const authority = { en: 'Rate: ', es: 'Tarifa: ' } as const

/** Keeps a section sign and its number on one line. */
export const boundCitations = (text: string): string => text.replaceAll('§ ', '§\u00A0')

/** The charges of a bill in words, and under them which resolutions their rates stand in, each once. */
export function toldCharges(
  lines: readonly BillLine[],
  texts: CityTexts,
  language: Language,
): { readonly charges: ToldCharge[]; readonly authorities: string[] } {
  const authorities = new Set<string>()
  const charges = lines.map(({ textKey, derivation, periodFrom, periodUntil, amountCents }) => {
    const sentences = explain(derivation, language)
    for (const sentence of sentences) if (sentence.startsWith(authority[language])) authorities.add(sentence)
    // The first sentence of a service says what the title says already.
    const reason = sentences
      .slice(derivation.kind === 'service' || derivation.kind === 'account' ? 1 : 0)
      .filter((sentence) => !sentence.startsWith(authority[language]))
    return {
      title: lineTitle(textKey, derivation, texts.lines, language),
      period: periodWords(periodFrom, periodUntil, language),
      amount: dollars(amountCents),
      reason: boundCitations(reason.join(' ')),
    }
  })
  return { charges, authorities: [...authorities] }
}
