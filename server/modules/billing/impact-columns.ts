import { wordOf } from '../rates/explain-words.ts'
import type { ImpactAccount } from './impact-accounts.ts'
import type { ImpactAnswer } from './impact.ts'
import type { Column } from './write-workbook.ts'

type Sides = { readonly beforeCents: number; readonly afterCents: number }
/** Sums before and after, of the periods and of a year; a row that is of one month has no year. */
export type Sums = Sides & { readonly yearBeforeCents: number | null; readonly yearAfterCents: number | null }
type All = Pick<ImpactAnswer, 'beforeCents' | 'afterCents' | 'yearBeforeCents' | 'yearAfterCents'>

/** A column of words: its heading, its width in signs, what stands in it. */
export const text = <Row>(
  heading: string,
  width: number,
  value: (row: Row) => string | null,
): Column<Row> => ({ heading, kind: 'text', width, value })

/** A column of how many, with their total where there is one. */
export const count = <Row>(
  heading: string,
  value: (row: Row) => number | null,
  total?: number,
): Column<Row> => ({ heading, kind: 'count', width: 10, value, ...(total !== undefined && { total }) })

/** A column of cents, with their total where there is one. */
export const money = <Row>(
  heading: string,
  value: (row: Row) => number | null,
  total?: number,
): Column<Row> => ({ heading, kind: 'money', width: 16, value, ...(total !== undefined && { total }) })

/** The change in percent: a number, so that a spreadsheet sorts by it. */
export const percent: Column<Sides> = {
  heading: 'Change, percent',
  kind: 'tenths',
  width: 16,
  value: ({ beforeCents, afterCents }) => changeTenths(beforeCents, afterCents),
}

/** Before, after and difference, of the periods and of a year. */
export const sums = <Row extends Sums>(all?: All): Column<Row>[] => [
  money('Before', (row) => row.beforeCents, all?.beforeCents),
  money('After', (row) => row.afterCents, all?.afterCents),
  money('Difference', (row) => row.afterCents - row.beforeCents, all && all.afterCents - all.beforeCents),
  percent,
  money('Year before', (row) => row.yearBeforeCents, all?.yearBeforeCents),
  money('Year after', (row) => row.yearAfterCents, all?.yearAfterCents),
  money(
    'Year difference',
    ({ yearBeforeCents: before, yearAfterCents: after }) =>
      before === null || after === null ? null : after - before,
    all && all.yearAfterCents - all.yearBeforeCents,
  ),
]

/** Every account before and after. */
export const accountColumns = (impact: ImpactAnswer): Column<ImpactAccount>[] => [
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('Service address', 30, ({ serviceAddress }) => serviceAddress),
  text('Class', 14, (row) => row.class),
  text('What is served', 50, ({ served }) => served),
  money('Before', ({ beforeCents }) => beforeCents, impact.beforeCents),
  money('After', ({ afterCents }) => afterCents, impact.afterCents),
  money(
    'Difference',
    ({ beforeCents, afterCents }) => afterCents - beforeCents,
    impact.afterCents - impact.beforeCents,
  ),
  percent,
  count('Months', ({ months }) => months),
  count('Without a rate', ({ gaps }) => gaps || null),
]

/** A change in tenths of a percent, rounded to the nearest; null where nothing was charged before. */
const changeTenths = (beforeCents: number, afterCents: number): number | null =>
  beforeCents <= 0 ? null : Math.round(((afterCents - beforeCents) * 1000) / beforeCents)

/** `+6.0 %`; nothing where nothing was charged before. */
export function percentText(beforeCents: number, afterCents: number): string {
  const tenths = changeTenths(beforeCents, afterCents)
  if (tenths === null) return ''
  return `${tenths > 0 ? '+' : tenths < 0 ? '−' : ''}${(Math.abs(tenths) / 10).toFixed(1)} %`
}

/** A stream as people read it. Discounts and minimums are of none. */
export const streamWords = (stream: string | null): string =>
  stream === null ? 'no stream' : wordOf(stream, 'en')
