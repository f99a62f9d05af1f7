import { cents, portion, type Rounding } from '#kernel/money'
import type { RateRow, RateVersion } from '../rates/rate-row.ts'

/** A change of rates by a percentage: of which, by how much, and how each amount is rounded. */
export type PercentChange = {
  readonly percentThousandths: number
  /** Only these; all when empty. */
  readonly schedules: readonly string[]
  readonly classes: readonly string[]
  /** Each amount becomes a multiple of so many cents. */
  readonly roundTo: '1' | '5' | '10' | '25' | '50' | '100'
  readonly rounding: Rounding
}

/**
 * Rates changed by a percentage, each rounded once. What discounts take off stays, and so do percentages; a rate that is a share of a
 * difference follows the rates it is taken of. A cap that the new amount is over goes: it would need a new notice.
 */
export function changedByPercent(versions: readonly RateVersion[], change: PercentChange): RateVersion[] {
  return versions.map((version) =>
    change.schedules.length > 0 && !change.schedules.includes(version.schedule)
      ? version
      : { ...version, rows: version.rows.map((row) => changedRow(row, change)) },
  )
}

function changedRow(row: RateRow, change: PercentChange): RateRow {
  if (row.amountCents === null || row.charge === 'discount') return row
  if (change.classes.length > 0 && !change.classes.includes(row.class)) return row
  return withAmount(row, amountAfter(row.amountCents, change))
}

/** An amount changed by a percentage and rounded once. */
export function amountAfter(amountCents: number, change: PercentChange): number {
  const step = Number(change.roundTo)
  const steps = portion(
    cents(amountCents),
    100_000 + change.percentThousandths,
    100_000 * step,
    change.rounding,
  )
  return steps * step
}

/** A row at another amount. */
export const withAmount = (row: RateRow, amountCents: number): RateRow => ({
  ...row,
  amountCents,
  capCents: row.capCents !== null && amountCents > row.capCents ? null : row.capCents,
})

const roundings: Readonly<Record<Rounding, string>> = {
  'half-up': 'to the nearest',
  'half-even': 'to the nearest, halves to the even,',
  up: 'up to a whole',
  down: 'down to a whole',
}
const steps: Readonly<Record<PercentChange['roundTo'], string>> = {
  '1': 'cent',
  '5': '5 cents',
  '10': '10 cents',
  '25': '25 cents',
  '50': '50 cents',
  '100': 'dollar',
}

/** `All rates +6 %, each rounded to the nearest cent.` */
export function percentWords(change: PercentChange): string {
  const { schedules, classes, percentThousandths, roundTo, rounding } = change
  const of = [
    classes.length > 0 ? `of the class ${classes.join(', ')}` : '',
    schedules.length > 0 ? `in the table ${schedules.join(', ')}` : '',
  ].filter(Boolean)
  const sign = percentThousandths < 0 ? '−' : '+'
  const percent = Math.abs(percentThousandths) / 1000
  return `${of.length > 0 ? `Rates ${of.join(' ')}` : 'All rates'} ${sign}${percent} %, each rounded ${roundings[rounding]} ${steps[roundTo]}.`
}
