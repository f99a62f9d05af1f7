import { parseDollars } from '#kernel/money'
import {
  monthsOf,
  type RateCharge,
  rateCharges,
  type RatePer,
  ratePers,
  type RateRow,
} from '../rates/rate-row.ts'
import { insteadOf } from '#kernel/nearest-word'
import { type FileFaults, type Place } from './folder-faults.ts'
import { type Columns, type CsvRow, type Field, readCsv } from './read-csv.ts'
import { needed } from './read-rate-files.ts'

/** A rate row with the version it belongs to and where its parts were read. */
export type PlacedRow = {
  readonly label: string
  readonly row: RateRow
  readonly file: string
  readonly at: (column: string) => Place
}

const rateColumns: Columns = {
  required: ['version', 'charge', 'class', 'per', 'gl', 'text'],
  optional: [
    'row',
    'code',
    'zone',
    'stream',
    'container',
    'size',
    'pickups',
    'location',
    'amount',
    'percent',
    'of',
    'less',
    'order',
    'rounding',
    'free',
    'cap',
    'funding_gl',
    'note',
  ],
}

const roundings = ['half-up', 'half-even', 'down', 'up'] as const

/** Reads one file of rate rows. */
export function readRateRows(text: string, file: string, faults: FileFaults): PlacedRow[] {
  return readCsv(text, rateColumns, faults).flatMap((row) => {
    const read = readRow(row, faults)
    return read
      ? [{ label: row.field('version').text, row: read, file, at: (column: string) => row.field(column) }]
      : []
  })
}

function readRow(row: CsvRow, faults: FileFaults): RateRow | null {
  needed(row, 'version', faults)
  const charge = oneOf(row.field('charge'), rateCharges, faults)
  const per = oneOf(row.field('per'), ratePers, faults)
  const words = readWords(row, faults)
  const numbers = readNumbers(row, faults)
  if (!charge || !per || !words || !numbers) return null
  const wrong = misfit(row, { charge, per, ...numbers })
  if (wrong) {
    faults.fault(row.field(wrong.column), wrong.message, wrong.instead)
    return null
  }
  const code = row.field('code').text || (charge === 'overlay' || charge === 'event' ? '' : 'service')
  const made = { id: null, charge, per, code, ...words, ...numbers }
  return { ...made, key: row.field('row').text || keyOf(made) }
}

/** What the columns of words say; one that is left empty means any. */
function readWords(row: CsvRow, faults: FileFaults) {
  const any = (column: string): string => row.field(column).text || '*'
  const glCode = needed(row, 'gl', faults)
  const textKey = needed(row, 'text', faults)
  const rateClass = needed(row, 'class', faults)
  const pickups = row.field('pickups')
  const size = row.field('size')
  if (!/^(|\*|\+1|[1-9]|1[0-4])$/.test(pickups.text)) {
    faults.fault(
      pickups,
      `“${pickups.text}” is no number of pickups a week.`,
      'Write 1 to 14, +1 for each pickup above the first, or leave it empty.',
    )
    return null
  }
  if (!/^(|\*|\d+(\.\d+)? (gal|yd))$/.test(size.text)) {
    faults.fault(size, `“${size.text}” is no size.`, sizeAdvice(size.text))
    return null
  }
  if (!glCode || !textKey || !rateClass) return null
  return {
    class: rateClass,
    zone: any('zone'),
    stream: any('stream'),
    container: any('container'),
    size: any('size'),
    pickups: any('pickups'),
    location: any('location'),
    glCode,
    textKey,
    fundingGlCode: row.field('funding_gl').text || null,
    note: row.field('note').text || null,
  }
}

function sizeAdvice(text: string): string {
  const number = /^\d+(\.\d+)?/.exec(text)?.[0]
  if (!number) return 'Write a number and gal or yd, such as 96 gal or 4 yd.'
  return `Write ${number} ${/y/i.test(text) ? 'yd' : 'gal'}.`
}

/** What the columns of numbers say; null when one of them cannot be read. */
function readNumbers(row: CsvRow, faults: FileFaults) {
  const amountCents = moneyIn(row.field('amount'), faults)
  const capCents = moneyIn(row.field('cap'), faults)
  const percent = percentIn(row.field('percent'), faults)
  const order = countIn(row.field('order'), faults)
  const free = countIn(row.field('free'), faults)
  const [rounding = 'half-up', each, ...more] = row.field('rounding').text.split(' ').filter(Boolean)
  const known = roundings.find((one) => one === rounding)
  if (!known || more.length > 0 || (each !== undefined && each !== 'each')) {
    faults.fault(
      row.field('rounding'),
      `“${row.field('rounding').text}” is no rounding.`,
      'Write half-up, half-even, down or up; add “each” to round every line: half-up each.',
    )
    return null
  }
  if ([amountCents, capCents, percent, order, free].includes('unreadable')) return null
  const of = row.field('of').text
  const less = row.field('less').text
  return {
    amountCents: number(amountCents),
    capCents: number(capCents),
    share: less ? { of, less, percentThousandths: number(percent) ?? 100_000 } : null,
    percentThousandths: less ? null : number(percent),
    of: less || !of ? [] : of.split(';').map((name) => name.trim()),
    order: number(order) ?? 0,
    free: number(free) ?? 0,
    rounding: known,
    roundEach: each === 'each',
  }
}

const number = (value: number | 'unreadable' | null): number | null => (value === 'unreadable' ? null : value)

type Misfit = { readonly column: string; readonly message: string; readonly instead: string }
type Kind = Pick<RateRow, 'charge' | 'per' | 'amountCents' | 'share' | 'percentThousandths' | 'of'>

/** Whether the columns of a row fit the kind of charge it is. */
function misfit(row: CsvRow, kind: Kind): Misfit | null {
  const { charge, per, amountCents, share, percentThousandths, of } = kind
  const byPercent = charge === 'percent' || (charge === 'discount' && amountCents === null)
  if (byPercent && percentThousandths === null)
    return {
      column: 'percent',
      message: 'The percentage is missing.',
      instead: 'Write it without the sign, such as 4.8.',
    }
  if (byPercent && amountCents !== null)
    return { column: 'amount', message: 'A percentage has no amount.', instead: 'Leave the amount empty.' }
  if (!byPercent && amountCents === null && share === null)
    return {
      column: 'amount',
      message: 'The amount is missing.',
      instead: 'Write dollars and cents, such as 39.78.',
    }
  if (['percent', 'discount', 'minimum'].includes(charge) && of.length === 0)
    return {
      column: 'of',
      message: `It does not say what the ${charge} is taken of.`,
      instead: 'Write all, services, events, streams or codes, with a semicolon between: refuse;recycling.',
    }
  const wantsTime = charge !== 'event'
  if (wantsTime !== (monthsOf(per) !== null))
    return {
      column: 'per',
      message: wantsTime
        ? `A charge “${charge}” is for a stretch of time.`
        : 'An event is charged by the event, load, ton or day.',
      instead: insteadOf(
        per,
        ratePers.filter((one) => (monthsOf(one) !== null) === wantsTime),
      ),
    }
  if ((charge === 'overlay' || charge === 'event') && row.field('code').text === '')
    return {
      column: 'code',
      message: `A charge “${charge}” needs a code.`,
      instead: 'Write a short name, such as bulky.',
    }
  if (charge === 'discount' && row.field('funding_gl').text === '')
    return {
      column: 'funding_gl',
      message:
        'A discount names the account that pays for it: other ratepayers may not (Article XIII D, section 6(b)).',
      instead: 'Write the code of that account in gl.csv.',
    }
  return null
}

/** Names a row by everything it says about when it applies. */
export function keyOf(row: Omit<RateRow, 'key'>): string {
  const { class: rateClass, zone, stream, container, size, pickups, location, charge, code, per } = row
  const where = [rateClass, zone, stream, container, size, location].filter(
    (word, index) => index === 0 || word !== '*',
  )
  const often = pickups === '*' ? [] : [`${pickups}/wk`]
  return [
    ...where,
    ...often,
    charge,
    ...(code === 'service' ? [] : [code]),
    ...(charge === 'event' ? [per] : []),
  ].join(' ')
}

function oneOf<Word extends RateCharge | RatePer>(
  field: Field,
  words: readonly Word[],
  faults: FileFaults,
): Word | null {
  const found = words.find((word) => word === field.text)
  if (!found) faults.fault(field, `“${field.text}” is not known here.`, insteadOf(field.text, words))
  return found ?? null
}

function moneyIn(field: Field, faults: FileFaults): number | null | 'unreadable' {
  if (field.text === '') return null
  const amount = parseDollars(field.text)
  if (amount !== null && amount >= 0) return amount
  const negative = amount !== null
  faults.fault(
    field,
    negative ? `The amount ${field.text} is below zero.` : `“${field.text}” is no amount of money.`,
    negative
      ? 'Write it without the sign; a discount takes away by itself.'
      : 'Write dollars and cents, such as 39.78.',
  )
  return 'unreadable'
}

function percentIn(field: Field, faults: FileFaults): number | null | 'unreadable' {
  if (field.text === '') return null
  const match = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(field.text)
  if (match) return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
  faults.fault(field, `“${field.text}” is no percentage.`, 'Write it without the sign, such as 4.8.')
  return 'unreadable'
}

function countIn(field: Field, faults: FileFaults): number | null | 'unreadable' {
  if (field.text === '') return null
  if (/^\d{1,6}$/.test(field.text)) return Number(field.text)
  faults.fault(field, `“${field.text}” is no whole number.`, 'Write digits only, such as 2.')
  return 'unreadable'
}
