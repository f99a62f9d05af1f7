import { parseDay } from '#kernel/dates'
import { type PostalItemCode, postalItemNamed } from './postal-items.ts'
import { type FileLine, headingOf, type LineFault, readLines } from './postal-file.ts'

/** One price of a file, in thousandths of a dollar. */
export type PriceLine = {
  readonly line: number
  readonly effectiveOn: string
  readonly item: PostalItemCode
  readonly mills: number
  readonly source: string
}

export type ReadPrices =
  | { readonly wrong: string }
  | { readonly read: number; readonly prices: readonly PriceLine[]; readonly faults: readonly LineFault[] }

/** More than any letter costs: a price above it has lost its point. Fees may be larger. */
const mostOfPiece = 20_000
const mostOfFee = 2_000_000

/**
 * Reads a price list: CSV with the headings `effective`, `item`, `price` (or `price_usd`) in dollars and `source` (or `provenance`). A source of
 * `same` is that of the line above. Every line that cannot be used is told with its column and why. Pure.
 */
export function readPrices(text: string): ReadPrices {
  const file = readLines(text)
  if ('wrong' in file) return file
  const first = file.lines[0]!
  const [effective, item, price, source] = [
    ['effective'],
    ['item'],
    ['price', 'price_usd'],
    ['source', 'provenance'],
  ].map((names) => headingOf(first, names))
  if (!effective || !item || !price || !source)
    return { wrong: 'The first line must have the headings effective, item, price and source.' }
  const prices: PriceLine[] = []
  const faults: LineFault[] = []
  const seen = new Set<string>()
  let above = ''
  for (const line of file.lines) {
    const written = line.cells[source] ?? ''
    if (written && !/^same\b/i.test(written)) above = written
    const read = readPrice(line, { effective, item, price, source: above, sourceHeading: source })
    if ('reason' in read) faults.push(read)
    else if (seen.has(`${read.effectiveOn} ${read.item}`))
      faults.push({ line: line.line, column: item, reason: 'A line above has this item on this day.' })
    else {
      seen.add(`${read.effectiveOn} ${read.item}`)
      prices.push(read)
    }
  }
  return { read: file.lines.length, prices, faults }
}

type Headings = {
  readonly effective: string
  readonly item: string
  readonly price: string
  readonly source: string
  readonly sourceHeading: string
}

function readPrice({ line, cells }: FileLine, at: Headings): PriceLine | LineFault {
  const fault = (column: string, reason: string): LineFault => ({ line, column, reason })
  const [effective = '', name = '', amount = ''] = [cells[at.effective], cells[at.item], cells[at.price]]
  const day = parseDay(effective)
  if (!day) return fault(at.effective, `“${effective}” is no day. Write one such as 2026-07-12.`)
  const item = postalItemNamed(name)
  if (!item) return fault(at.item, `“${name}” is not known. Write a code such as 5-digit or aadc.`)
  if (amount === '') return fault(at.price, 'The price is missing. Write dollars, such as 0.621.')
  const mills = readMills(amount)
  if (mills === null) return fault(at.price, `“${amount}” is no price. Write dollars, such as 0.621.`)
  if (mills > (item.endsWith('-fee') ? mostOfFee : mostOfPiece))
    return fault(at.price, `$${amount} is more than this can cost. Look where the point stands.`)
  if (at.source === '') return fault(at.sourceHeading, 'Write where the price was found.')
  return { line, effectiveOn: day.toString(), item, mills, source: at.source }
}

/** Dollars with up to three decimals as thousandths; null: it is no such amount. */
export function readMills(text: string): number | null {
  const [, whole, part = ''] = /^\$?(\d{1,6})(?:\.(\d{1,3}))?$/.exec(text.trim()) ?? []
  return whole === undefined ? null : Number(whole) * 1000 + Number(part.padEnd(3, '0'))
}
