import { parseDay } from '#kernel/dates'
import type { DayOrder } from './mapping.ts'
import type { RowCells } from './row-cells.ts'

/** A text that must be there. Null with a fault when it is not. */
export function neededText(cells: RowCells, field: string, max: number, what: string): string | null {
  const text = optionalText(cells, field, max)
  if (text === null && cells.text(field) === '') cells.fault(field, `${what} is missing.`, 'Write it.')
  return text
}

/** A text that may be empty, which is null. */
export function optionalText(cells: RowCells, field: string, max: number): string | null {
  const text = cells.text(field)
  if (!text) return null
  if (/^#(N\/A|REF!|NAME\?|DIV\/0!|NULL!|VALUE!|NUM!)$/.test(text)) {
    cells.fault(field, `“${text}” is an error of the spreadsheet.`, 'Mend the formula, or write the value.')
    return null
  }
  if (text.length <= max) return text
  cells.fault(field, `The text has ${text.length} signs.`, `Write at most ${max}.`)
  return null
}

/** One of a few words; capitals, spaces and dashes do not count. */
export function oneOf<Word extends string>(
  cells: RowCells,
  field: string,
  words: readonly Word[],
  empty: Word | null = null,
): Word | null {
  const text = cells.text(field)
  if (text === null) return null
  if (text === '') {
    if (empty === null) cells.fault(field, 'The value is missing.', `Write one of: ${words.join(', ')}.`)
    return empty
  }
  const found = words.find((word) => plain(word) === plain(text))
  if (found === undefined)
    cells.fault(field, `“${text}” is not known.`, `Write one of: ${words.slice(0, 30).join(', ')}.`)
  return found ?? null
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/g, '-')

const yes = new Set(['yes', 'y', 'true', 't', '1', 'x', 'on'])
const no = new Set(['', 'no', 'n', 'false', 'f', '0', 'off'])

/** Yes or no; empty is no. */
export function yesNo(cells: RowCells, field: string): boolean {
  const text = cells.text(field)?.toLowerCase() ?? ''
  if (!yes.has(text) && !no.has(text))
    cells.fault(field, `“${text}” is neither yes nor no.`, 'Write yes or no.')
  return yes.has(text)
}

type Range = { readonly low: number; readonly high: number; readonly empty: number }

/** A whole number of a range. `4.0`, as spreadsheets write it, is one. */
export function whole(cells: RowCells, field: string, { low, high, empty }: Range): number | null {
  const text = cells.text(field)
  if (text === null) return null
  if (text === '') return empty
  const plainNumber = text.replaceAll(',', '').replace(/\.0+$/, '')
  const number = /^\d{1,9}$/.test(plainNumber) ? Number(plainNumber) : Number.NaN
  if (number >= low && number <= high) return number
  cells.fault(field, `“${text}” is no number that can be.`, `Write a whole number from ${low} to ${high}.`)
  return null
}

/** Degrees as millionths; null when empty. Rounded to the sixth place, a hand's breadth on the ground. */
export function degreesE6(cells: RowCells, field: string, most: number): number | null {
  const text = cells.text(field)
  if (!text) return null
  const degrees = /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (Math.abs(degrees) <= most) return Math.round(degrees * 1_000_000)
  cells.fault(
    field,
    `“${text}” is no place on the map.`,
    `Write degrees from -${most} to ${most}, or nothing.`,
  )
  return null
}

/** A day as ISO text, or null. Without an order in the mapping: `2026-07-01`, or month first as in `7/1/2026`. */
export function optionalDay(cells: RowCells, field: string): string | null {
  const text = cells.text(field)
  if (!text) return null
  const order = cells.dayOrder(field)
  const day = order ? inOrder(text, order) : (parseDay(text) ?? inOrder(text, 'MM/DD/YYYY'))
  const iso = day?.toString() ?? null
  if (iso !== null && iso >= '1900-01-01' && iso <= '2199-12-31') return iso
  cells.fault(
    field,
    `“${text}” is no day of the calendar.`,
    `Write it as ${examples[order ?? 'YYYY-MM-DD']}.`,
  )
  return null
}

/** A day that must be there. */
export function neededDay(cells: RowCells, field: string, what: string): string | null {
  const day = optionalDay(cells, field)
  if (day === null && cells.text(field) === '')
    cells.fault(field, `${what} is missing.`, 'Write a day: 2026-07-01.')
  return day
}

const examples: Readonly<Record<DayOrder, string>> = {
  'YYYY-MM-DD': '2026-07-01',
  'MM/DD/YYYY': '07/01/2026',
  'DD/MM/YYYY': '01/07/2026',
  'DD.MM.YYYY': '01.07.2026',
  YYYYMMDD: '20260701',
  MMDDYYYY: '07012026',
}

function inOrder(text: string, order: DayOrder): Temporal.PlainDate | null {
  const together = order.length === 8
  const parts = together ? cut(text, order) : text.split(/[/.-]/)
  const names = together ? order.match(/Y+|M+|D+/g)! : order.split(/[/.-]/)
  if (parts?.length !== names.length) return null
  const of = (letter: string) => parts[names.findIndex((name) => name.startsWith(letter))]!
  const year = of('Y')
  if (!/^\d{4}$/.test(year)) return null
  return parseDay(`${year}-${of('M').padStart(2, '0')}-${of('D').padStart(2, '0')}`)
}

function cut(text: string, order: DayOrder): string[] | null {
  if (!/^\d{8}$/.test(text)) return null
  let at = 0
  return order.match(/Y+|M+|D+/g)!.map((name) => text.slice(at, (at += name.length)))
}
