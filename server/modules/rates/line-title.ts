import type { Derivation, RatedService } from './derivation.ts'
import { hundredths, type Language, percentWords, wordOf } from './explain-words.ts'

/**
 * The words of a bill line: the city's text for its key, with the facts of the charge filled in where the text
 * names them in braces: `{quantity} {size} {container} {stream} {pickups} {units} {percent} {tons} {count}`. A key without
 * a text is shown as it is, so that nothing goes out without a name.
 */
export function lineTitle(
  textKey: string,
  derivation: Derivation,
  lines: { readonly [textKey: string]: string },
  language: Language,
): string {
  const words = factsOf(derivation, language)
  return (lines[textKey] ?? textKey).replace(/\{([a-z]+)\}/g, (braces, name: string) => words[name] ?? braces)
}

/** What a row of a rate table says of what it is for; `*` says nothing. */
type RateCells = Readonly<Record<'size' | 'stream' | 'container' | 'pickups', string>>

/**
 * The words of a rate: the city's text with what its row says. What only a bill knows, such as a quantity, is left out with the sign that
 * follows it: `96 gal cart set, refuse, recycling and organics`.
 */
export function rateTitle(row: RateCells, text: string, language: Language): string {
  const words: { readonly [name: string]: string } = {
    size: row.size,
    pickups: row.pickups,
    stream: wordOf(row.stream, language),
    container: wordOf(row.container, language),
  }
  return text
    .replace(/\{([a-z]+)\}(\s*×)?/g, (_, name: string, times = '') => {
      const word = words[name] ?? '*'
      return word === '*' ? '' : `${word}${times}`
    })
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.;:])/g, '$1')
    .replace(/[\s,]+$/, '')
    .trim()
}

/** The facts a text may name. */
export const titleFacts = [
  'quantity',
  'size',
  'container',
  'stream',
  'pickups',
  'units',
  'percent',
  'tons',
  'count',
]

function factsOf(derivation: Derivation, language: Language): { readonly [name: string]: string } {
  if (derivation.kind === 'share') return factsOf(derivation.of, language)
  if (derivation.kind === 'event') {
    return {
      count: derivation.quantity.toString(),
      tons: hundredths(derivation.quantity),
      size: derivation.size ?? '',
      container: wordOf(derivation.container ?? '', language),
    }
  }
  if (derivation.kind === 'percent' || derivation.kind === 'discount')
    return { percent: percentWords(derivation.percentThousandths ?? 0) }
  return derivation.kind === 'service' && derivation.service ? serviceFacts(derivation.service, language) : {}
}

const serviceFacts = (service: RatedService, language: Language) => ({
  quantity: service.quantity.toString(),
  size: service.size,
  container: wordOf(service.container, language),
  stream: wordOf(service.stream, language),
  pickups: (service.pickupsPerWeek ?? 0).toString(),
  units: service.units.toString(),
})
