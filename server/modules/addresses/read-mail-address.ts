import { addressKey as streetAddressKey } from '../premises/address-key.ts'
import { readAddressLine } from '../premises/read-address-line.ts'
import { nameKey } from '../accounts/name-key.ts'
import { type LastLine, lastLineText, plainWords, readLastLine } from './last-line.ts'
import { type DeliveryKind, readDeliveryLine, readUnitLine } from './read-delivery-line.ts'

/** An address as it stands in the window of an envelope, taken apart and in the form of USPS Publication 28. */
export type MailAddress = {
  /** What kind of place it names; `other` where the delivery line is none that Publication 28 knows. */
  readonly kind: DeliveryKind | 'other'
  /** Whom it is for: the name, a firm, `ATTN …`, `C/O …`, an urbanization, a private mailbox, in the order of their lines. */
  readonly addressee: readonly string[]
  /** The line of the door, box or route. */
  readonly delivery: string
  /** Null where the last line is none: then nothing can be mailed. */
  readonly last: LastLine | null
  /** The whole of it as it would be printed. */
  readonly lines: readonly string[]
}

/**
 * Takes the lines of a window apart: the name first, the place last. The delivery line is the one nearest above the place that names a door,
 * a box or a route (Publication 28, 283: where two stand, mail goes to the lower one); a unit on a line of its own joins its street.
 */
export function readMailAddress(lines: readonly string[]): MailAddress {
  const given = lines.map((line) => line.trim()).filter(Boolean)
  const last = readLastLine(given.at(-1) ?? '')
  const above = last ? given.slice(0, -1) : given
  const found = findDelivery(above)
  const addressee = above.filter((_, at) => !found.taken.has(at)).map(addresseeText)
  return {
    kind: found.kind,
    addressee,
    delivery: found.text,
    last,
    lines: [...addressee, ...(found.text ? [found.text] : []), ...(last ? [lastLineText(last)] : [])],
  }
}

type Found = {
  readonly kind: MailAddress['kind']
  readonly text: string
  readonly taken: ReadonlySet<number>
}

function findDelivery(above: readonly string[]): Found {
  for (let at = above.length - 1; at >= 0; at--) {
    const read = readDeliveryLine(above[at]!)
    if (!read) continue
    const beside = read.kind === 'street' ? unitBeside(above, at) : null
    return beside
      ? { kind: read.kind, text: `${read.text} ${beside.unit}`, taken: new Set([at, beside.at]) }
      : { kind: read.kind, text: read.text, taken: new Set([at]) }
  }
  // A building by its name: the line above the place, unless that is the only one, which is the name.
  const at = above.length - 1
  return at < 1
    ? { kind: 'other', text: '', taken: new Set() }
    : { kind: 'other', text: plainWords(above[at]!), taken: new Set([at]) }
}

/** A unit on a line of its own behind the street line, or before it (213.1), where the street line has none itself. */
function unitBeside(above: readonly string[], at: number): { unit: string; at: number } | null {
  if (readAddressLine(plainWords(above[at]!).replaceAll(/# +/g, '#'))?.unit != null) return null
  for (const beside of [at + 1, at - 1]) {
    const unit = beside >= 0 && beside < above.length ? readUnitLine(above[beside]!) : null
    if (unit) return { unit, at: beside }
  }
  return null
}

/** `Attention: Maria` → `ATTN MARIA`; `c/o`, `%` and `in care of` → `C/O` (Publication 28, 32 and 36). */
function addresseeText(line: string): string {
  return plainWords(line)
    .replace(/^(?:ATTENTION|ATTN|ATT) /, 'ATTN ')
    .replace(/^(?:IN CARE OF|CARE OF|C\/O|C O|%) ?/, 'C/O ')
}

/**
 * The comparable form of an address without its name: `212 OAK ST,B,91764`, as that of a premise; `PO BOX 118,,91764`. Give the lines as
 * they stand in the window. Two ways to write one door have one key; a ZIP+4 does not count. Empty where nothing can be delivered.
 */
export function addressKey(lines: readonly string[]): string {
  return keyOfAddress(readMailAddress(lines))
}

/** The same of an address that was read already. */
function keyOfAddress({ kind, delivery, last }: MailAddress): string {
  if (!last || delivery === '') return ''
  const street = kind === 'street' ? readAddressLine(delivery.replaceAll(/# +/g, '#')) : null
  return street ? streetAddressKey({ ...street, zip: last.zip5 }) : `${delivery},,${last.zip5}`
}

/**
 * The key of a name at an address, which a Move Update is of: people move, addresses do not. The name is the first line that is no
 * part of the address.
 */
export function movingKey(lines: readonly string[]): string {
  const address = readMailAddress(lines)
  const key = keyOfAddress(address)
  return key === '' ? '' : `${key}|${nameKey(address.addressee[0] ?? '')}`
}
