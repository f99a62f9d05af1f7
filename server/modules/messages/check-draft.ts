import { type MessageCondition, type MessageDraft, mostCharacters } from '@cartwright/api/message-shapes'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { ratedClasses, ratedDiscounts } from '../accounts/rated-names.ts'
import { cycles } from '../city/city-queries.ts'
import { longest, mergedNames, unknownFact } from './merge-facts.ts'

type Draft = z.output<typeof MessageDraft>
type Texts = Pick<Draft, 'en' | 'es' | 'plain'>

/** Refuses texts that a bill cannot bear: none for a language, one that is too long, one that names what no bill has. */
export function refuseTexts({ en, es, plain }: Texts): void {
  if (plain === null && en === null) refuse('MESSAGE_TEXT_MISSING', { language: 'English' })
  if (plain === null && es === null) refuse('MESSAGE_TEXT_MISSING', { language: 'Spanish' })
  for (const [name, text] of Object.entries({ en, es, plain })) {
    if (text === null) continue
    const fact = unknownFact(text)
    if (fact !== null) refuse('MESSAGE_FACT_UNKNOWN', { text: name, fact, known: mergedNames })
    const characters = longest(text)
    if (characters > mostCharacters)
      refuse('MESSAGE_TOO_LONG', { text: name, characters, most: mostCharacters })
  }
}

/** Refuses a condition that names a cycle, class or discount the city has not: it would silently hold for nobody. */
export async function refuseUnknownWords(work: Work, { terms }: MessageCondition): Promise<void> {
  for (const term of terms) {
    if (term.fact !== 'cycle' && term.fact !== 'class' && term.fact !== 'discount') continue
    const known = await knownWords(work, term.fact)
    const word = term.among.find((one) => !known.includes(one))
    if (word !== undefined) refuse('MESSAGE_WORD_UNKNOWN', { fact: term.fact, word, known })
  }
}

async function knownWords(work: Work, fact: 'cycle' | 'class' | 'discount'): Promise<string[]> {
  if (fact === 'class') return ratedClasses(work)
  if (fact === 'discount') return ratedDiscounts(work)
  return (await cycles(work)).map(({ code }) => code)
}
