import { type Cents, cents } from '#kernel/money'
import type { ServiceToRate } from './account-to-rate.ts'
import type { Authority, Part } from './derivation.ts'
import { bestRow, type BookRow, remembered, type RowQuestion, type Slice } from './rate-book.ts'
import { monthsOf, type RateCharge } from './rate-row.ts'

/** What something costs for one whole rate period, and the rows that say so. */
export type Price = {
  readonly kind: 'service' | 'account'
  readonly code: string
  readonly row: BookRow
  readonly authority: Authority
  readonly parts: readonly Part[]
  readonly whole: Cents
  readonly spanMonths: number
  /** Whether containers before it changed the price. */
  readonly before: number
}

/** Who asks: the same table has different rows by class and zone. */
export type Asker = { readonly class: string; readonly zone: string | null }

/**
 * The prices of a service on a day within `slice`: its own, then each charge laid over it. Empty when the book has no
 * row for it. `before` says how many containers of the same kind and frequency come before it.
 */
export function pricesOf(
  slice: Slice,
  asker: Asker,
  service: ServiceToRate,
  before: number,
): readonly Price[] {
  const { stream, container, size, pickupsPerWeek, location, quantity, units } = service
  const key = `s|${asker.class}|${asker.zone}|${stream}|${container}|${size}|${pickupsPerWeek}|${location}|${quantity}|${units}|${before}`
  return remembered(slice, key, () => findPrices(slice, asker, service, before))
}

function findPrices(slice: Slice, asker: Asker, service: ServiceToRate, before: number): readonly Price[] {
  const asked = { ...asker, ...service, pickups: service.pickupsPerWeek?.toString() ?? null }
  const main =
    firstAndAdditional(slice, asked, service, before) ??
    perThing(slice, asked, { charge: 'each', times: service.quantity }) ??
    perThing(slice, asked, { charge: 'unit', times: service.units })
  if (!main) return []
  const overlays = rowsOf(slice, 'overlay')
  const codes = [...new Set(overlays.map(({ code }) => code))]
  return [
    main,
    ...codes.flatMap(
      (code) => perThing(slice, asked, { charge: 'overlay', times: service.quantity, code }) ?? [],
    ),
  ]
}

/** The first container, each further one, and each pickup above the first. */
function firstAndAdditional(
  slice: Slice,
  asked: RowQuestion,
  service: ServiceToRate,
  before: number,
): Price | null {
  const firsts = before === 0 ? 1 : 0
  const first = ladder(rowsOf(slice, 'first'), asked)
  if (!first) return null
  const more = service.quantity - firsts
  const additional = more > 0 ? ladder(rowsOf(slice, 'additional'), asked) : null
  // A second container without a row of its own has no price: nothing is multiplied unless the table says so.
  if (more > 0 && !additional) return null
  const parts = [
    ...(firsts ? partsOf(first, 'first', 1) : []),
    ...(additional ? partsOf(additional, 'additional', more) : []),
  ]
  const row = firsts ? first[0]!.row : additional![0]!.row
  return price(row, parts, before)
}

type Charged = {
  readonly charge: 'each' | 'unit' | 'overlay'
  readonly times: number
  readonly code?: string
}

function perThing(slice: Slice, asked: RowQuestion, { charge, times, code }: Charged): Price | null {
  const rows = rowsOf(slice, charge).filter((row) => code === undefined || row.code === code)
  const steps = ladder(rows, asked)
  return steps && price(steps[0]!.row, partsOf(steps, charge, times), 0)
}

type Step = { readonly row: BookRow; readonly times: number }

/** The row for so many pickups a week; or else the row for one and the row for each pickup above it. */
function ladder(rows: readonly BookRow[], asked: RowQuestion): Step[] | null {
  const row = bestRow(rows, asked)
  if (row) return [{ row, times: 1 }]
  const pickups = Number(asked.pickups ?? 1)
  const once = bestRow(rows, { ...asked, pickups: '1' })
  const more = bestRow(rows, { ...asked, pickups: '+1' })
  return once && more && pickups > 1
    ? [
        { row: once, times: 1 },
        { row: more, times: pickups - 1 },
      ]
    : null
}

function partsOf(
  steps: readonly Step[],
  what: 'first' | 'additional' | Charged['charge'],
  times: number,
): Part[] {
  return steps.map((step, index) => ({
    what: index === 0 ? what : (`${what}-pickup` as const),
    row: step.row.key,
    times: times * step.times,
    rateCents: step.row.amount!,
    ...(step.row.share && { difference: step.row.share }),
  }))
}

function price(row: BookRow, parts: readonly Part[], before: number): Price {
  return {
    kind: 'service',
    code: row.code,
    row,
    authority: row.authority,
    parts,
    whole: cents(parts.reduce((total, { times, rateCents }) => total + times * rateCents, 0)),
    spanMonths: monthsOf(row.per) ?? 1,
    before,
  }
}

/** The rows of one kind of charge, sorted out once per stretch of the book. */
const rowsOf = (slice: Slice, charge: RateCharge): readonly BookRow[] =>
  remembered(slice, `rows|${charge}`, () => slice.rows.filter((row) => row.charge === charge))

/** What every account of a class pays once, whatever its services: one price per code. */
export function accountPrices(slice: Slice, asker: Asker, charge: 'account' | 'minimum'): readonly Price[] {
  return remembered(slice, `${charge}|${asker.class}|${asker.zone}`, () => {
    const rows = rowsOf(slice, charge)
    const asked = { ...asker, stream: '*', container: '*', size: '*', pickups: '*', location: '*' }
    return [...new Set(rows.map(({ code }) => code))].flatMap((code) => {
      const row = bestRow(
        rows.filter((one) => one.code === code),
        asked,
      )
      const part = row && { what: 'account' as const, row: row.key, times: 1, rateCents: row.amount! }
      return row && part ? [{ ...price(row, [part], 0), kind: 'account' as const }] : []
    })
  })
}
