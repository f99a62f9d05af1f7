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
