import { directionOf, standsAlone, suffixOf, unitKindOf } from '../premises/publication-28.ts'
import { readAddressLine } from '../premises/read-address-line.ts'
import { plainWords } from './last-line.ts'

/** What kind of place a delivery line names (Publication 28, chapter 2). */
export type DeliveryKind =
  | 'street'
  | 'po-box'
  | 'rural-route'
  | 'highway-contract'
  | 'military'
  | 'general-delivery'

/** A delivery line in the form of Publication 28: `212 N OAK ST APT B`, `PO BOX 118`, `RR 2 BOX 18`. */
export type DeliveryLine = { readonly kind: DeliveryKind; readonly text: string }

const box = String.raw`#?\s*([\p{L}\p{N}][\p{L}\p{N}-]*)`

/** The forms of a line that names no street, with the number of their section; what follows behind them is not part of it. */
const forms: readonly [RegExp, DeliveryKind, (parts: readonly string[]) => string][] = [
  // 281 to 284: whatever a box is called (caller, lockbox, drawer, bin), it is a PO BOX.
  [
    new RegExp(
      String.raw`^(?:(?:P ?O|POST OFFICE) ?(?:BOX|BX|B|DRAWER|CALLER|LOCKBOX|BIN)|POB|(?:FIRM )?CALLER|LOCK ?BOX|DRAWER|BIN|BOX) ${box}$`,
      'u',
    ),
    'po-box',
    ([number]) => `PO BOX ${number}`,
  ],
  // 241 to 245: RR, with no leading zeros, and without the name of a street behind the box.
  [
    new RegExp(
      String.raw`^(?:RURAL (?:ROUTE|RTE|RT)|R ?R|RFD(?: ROUTE)?|RD(?: ROUTE)?|ROUTE|RTE|RT) ?(?:NO )?#?\s*0*(\d+)\s+(?:BOX|BX|#)\s*${box}(?: .*)?$`,
      'u',
    ),
    'rural-route',
    ([route, number]) => `RR ${route} BOX ${number}`,
  ],
  // 251 to 254: a star route is a highway contract route.
  [
    new RegExp(
      String.raw`^(?:HIGHWAY CONTRACT(?: ROUTE)?|HC ?R?|STAR (?:ROUTE|RTE|RT)) ?(?:NO )?#?\s*0*(\d+)\s+(?:BOX|BX|#)\s*${box}(?: .*)?$`,
      'u',
    ),
    'highway-contract',
    ([route, number]) => `HC ${route} BOX ${number}`,
  ],
  // 225: overseas military addresses.
  [
    new RegExp(String.raw`^(PSC|CMR|UNIT|SHIP) ?0*(\d+) (?:BOX|BX) ${box}$`, 'u'),
    'military',
    ([kind, unit, number]) => `${kind} ${unit} BOX ${number}`,
  ],
  [/^(?:GENERAL DELIVERY|GEN DEL(?:IVERY)?)$/u, 'general-delivery', () => 'GENERAL DELIVERY'],
]

/** Reads a line that says where mail is delivered, whatever way it is written; null when it names nobody’s door, box or route. */
export function readDeliveryLine(line: string): DeliveryLine | null {
  const text = plainWords(line)
  for (const [form, kind, write] of forms) {
    const match = form.exec(text.replaceAll(/\s+/g, ' '))
    if (match) return { kind, text: write(match.slice(1)).replace(/BOX 0+(?=\d)/, 'BOX ') }
  }
  return streetLine(text)
}

/** `212 1/2 NORTH OAK STREET APARTMENT B` → `212 1/2 N OAK ST APT B` (sections 212, 213, 231 to 237). */
function streetLine(text: string): DeliveryLine | null {
  const read = readAddressLine(text.replaceAll(/# +/g, '#'))
  if (!read) return null
  const unit = read.unit === null ? '' : ` ${unitText(read.unit)}`
  return { kind: 'street', text: `${read.streetNumber} ${streetText(read.street)}${unit}` }
}

/** A street with its directions and suffix shortened; a word that is the name itself stays: `NORTH AVE`, `COURT ST`. */
function streetText(street: string): string {
  const words = street.split(' ')
  const first = words[0]!
  if (words.length > 2 || (words.length === 2 && suffixOf(words[1]!) === null))
    words[0] = directionOf(first) ?? first
  const last = words.length - 1
  const behind = last > 1 ? directionOf(words[last]!) : null
  if (behind) words[last] = behind
  const suffixAt = behind ? last - 1 : last
  if (suffixAt > 0) words[suffixAt] = suffixOf(words[suffixAt]!) ?? words[suffixAt]!
  return words.join(' ')
}

/** `APARTMENT B` → `APT B`; `#B` → `# B`, which stands only where the kind of unit is not known (213.2). */
export function unitText(unit: string): string {
  const words = unit
    .replaceAll('#', ' # ')
    .trim()
    .split(/\s+/)
    .map((word) => unitKindOf(word) ?? word)
  // `APT # 4` says the kind of unit: the sign is left out.
  return words.filter((word, at) => word !== '#' || at === 0).join(' ')
}

/** Whether a line names only a unit, which belongs to the street line before or behind it: `APT B`, `# 4`, `REAR`. */
export function readUnitLine(line: string): string | null {
  const [first, ...rest] = plainWords(line).split(/\s+/)
  if (first === undefined) return null
  const kind = unitKindOf(first)
  const named = first === '#' || kind !== null
  const fits = rest.length === 0 ? kind !== null && standsAlone(kind) : named && rest.length <= 4
  return fits && isUnitNumber(rest.find((word) => word !== '#')) ? unitText([first, ...rest].join(' ')) : null
}

const isUnitNumber = (word: string | undefined): boolean =>
  word === undefined || /^(?:\p{L}?\d[\p{L}\p{N}-]*|\p{L}{1,2})$/u.test(word)
