import { directionOf, suffixOf, unitKindOf } from './publication-28.ts'

/** The parts of an address that tell one premise from another. */
type AddressParts = {
  readonly streetNumber: string
  readonly street: string
  readonly unit: string | null
  readonly zip: string
}

/**
 * An address in its comparable form, `212 OAK ST,B,91764`: two addresses that a letter carrier would take for one have the same
 * key. Suffixes and directions are those of USPS Publication 28; what kind of unit it is does not count, since
 * `APT B`, `# B` and `UNIT B` are one door.
 */
export const addressKey = ({ streetNumber, street, unit, zip }: AddressParts): string =>
  `${numberKey(streetNumber)} ${streetKey(street)},${unitKey(unit)},${zip.slice(0, 5)}`

/** The words of the street in a comparable address: `OAK`, `ST`. */
export const streetWords = (key: string): string[] =>
  key.slice(key.indexOf(' ') + 1, key.indexOf(',')).split(' ')

/** `0212 ½` → `212-1/2`. One word, so that the street begins after the first space of the key. */
export function numberKey(streetNumber: string): string {
  return streetNumber
    .toUpperCase()
    .replaceAll('½', ' 1/2')
    .trim()
    .replace(/\s+(?=\d\/\d)/, '-')
    .replace(/^0+(?=\d)/, '')
    .replaceAll(/[\s,]+/g, '')
}

const ordinals = new Map(
  'FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH ELEVENTH TWELFTH'
    .split(' ')
    .map((word, index) => [word, `${index + 1}${['ST', 'ND', 'RD'][index] ?? 'TH'}`]),
)

/** `South Van Ness Avenue` → `S VAN NESS AVE`; `07TH ST` → `7TH ST`. */
export function streetKey(street: string): string {
  const words = street
    .toUpperCase()
    .replaceAll(/['’.]/g, '')
    .replaceAll(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => ordinals.get(word) ?? word.replace(/^0+(?=\d+(?:ST|ND|RD|TH)$)/, ''))
  if (words[0] === 'SAINT') words[0] = 'ST'
  const first = words[0]!
  // `SOUTH PARK` and `NORTH AVE` are names of streets: a direction stands before a name, not before a suffix alone.
  if (words.length > 2 || (words.length === 2 && suffixOf(words[1]!) === null))
    words[0] = directionOf(first) ?? first
  const last = words.length - 1
  const behind = words.length > 2 ? directionOf(words[last]!) : null
  if (behind) words[last] = behind
  const suffixAt = behind ? last - 1 : last
  if (suffixAt > 0) words[suffixAt] = suffixOf(words[suffixAt]!) ?? words[suffixAt]!
  return words.join(' ')
}

/** `Apt. 04` → `4`; `Bldg 2 Apt 3` → `BLDG2-3`; `rear` → `REAR`; no unit is empty. */
export function unitKey(unit: string | null): string {
  const words = (unit ?? '')
    .toUpperCase()
    .replaceAll(/['’.]/g, '')
    .replaceAll('#', ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean)
  const parts: string[] = []
  let kind: string | null = null
  for (const word of words) {
    const known: string | null = word === 'NO' ? '' : unitKindOf(word)
    if (known === null) {
      const value = word.replace(/^0+(?=\d+$)/, '')
      // A building or a floor holds many doors, so it stays part of the key.
      const holds = kind === 'BLDG' || kind === 'FL'
      if (holds) parts.push(`${kind}${value}-`)
      else parts.push(value)
      kind = null
    } else {
      if (kind) parts.push(kind)
      kind = known
    }
  }
  if (kind) parts.push(kind)
  return parts.join('').replace(/-$/, '')
}
