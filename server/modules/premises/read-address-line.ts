import { standsAlone, suffixOf, unitKindOf } from './publication-28.ts'

/** An address line taken apart, as it was written. */
export type AddressLine = {
  readonly streetNumber: string
  readonly street: string
  readonly unit: string | null
}

const numberAndRest = /^(\d+[A-Z]?(?:-\d+[A-Z]?)?(?:\s*½|\s+\d\/\d)?)\s+(\S.*)$/iu

/**
 * Takes `212 1/2 N Oak St Apt B` apart: the number, the street with its direction and suffix, and the unit. Null when it does
 * not begin with a house number.
 */
export function readAddressLine(line: string): AddressLine | null {
  const match = numberAndRest.exec(line.replaceAll(/[\s,]+/g, ' ').trim())
  if (!match) return null
  const { street, unit } = cutUnit(match[2]!.split(' '))
  return { streetNumber: match[1]!, street: street.join(' '), unit: unit.join(' ') || null }
}

/** Where the unit begins: at `#`, at a word like `APT` that a number follows, or at a word like `REAR` behind the suffix. */
function cutUnit(words: string[]): { street: string[]; unit: string[] } {
  for (let at = 1; at < words.length; at++) {
    const word = words[at]!.toUpperCase().replace('.', '')
    const next = words[at + 1]
    const before = words[at - 1]!.toUpperCase().replace('.', '')
    const kind = unitKindOf(word)
    const numbered = kind !== null && next !== undefined && /^#?[A-Z]?\d|^#?[A-Z]{1,2}$/i.test(next)
    const begins =
      word.startsWith('#') ||
      // `12 W FRONT ST`: a suffix behind the word makes it the name of the street.
      (numbered && suffixOf(next.toUpperCase()) === null) ||
      (kind !== null && standsAlone(kind) && next === undefined && suffixOf(before) !== null)
    if (begins) return { street: words.slice(0, at), unit: words.slice(at) }
  }
  return { street: words, unit: [] }
}
