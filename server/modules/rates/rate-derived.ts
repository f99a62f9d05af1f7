import { type Cents, cents, negated, portion, sum } from '#kernel/money'
import { dateOf, type Days, dayNumber, isoOf } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { AccountToRate } from './account-to-rate.ts'
import type { Charge, Derivation, Gap } from './derivation.ts'
import type { Asker } from './price-service.ts'
import { bestRow, type BookRow, type RateBook, remembered, type Slice, sliceOn } from './rate-book.ts'
import { monthsOf } from './rate-row.ts'
import { daysOf, within } from './served-days.ts'

/** What a charge of a minimum comes to for this bill, with the working of its parts. */
export type MinimumDue = {
  readonly row: BookRow
  readonly amount: Cents
  readonly due: NonNullable<Extract<Derivation, { kind: 'minimum' }>['dues']>[number]
}

type Derive = {
  readonly period: BillingPeriod
  readonly account: AccountToRate
  readonly row: BookRow
  /** The charges so far that the row is taken of, on days it is in force. */
  readonly base: readonly Charge[]
  readonly minimums: readonly MinimumDue[]
}

/**
 * Discounts, percentages and minimums, in the order the table states: each is taken of the charges before it, so that
 * a franchise fee can be a share of what is left after a discount, or of the whole. A charge meets the rows in force on
 * its first day.
 */
export function deriveCharges(
  book: RateBook,
  period: BillingPeriod,
  account: AccountToRate,
  charges: readonly Charge[],
  minimums: readonly MinimumDue[],
): { charges: Charge[]; gaps: Gap[] } {
  const made = [...charges]
  for (const row of rowsInOrder(book, account, charges, minimums)) {
    const base = made.filter((charge) => isBaseOf(row, charge) && inForce(book, account, row, charge))
    if (base.length > 0 || row.charge === 'minimum')
      made.push(...derived({ period, account, row, base, minimums }))
  }
  return {
    charges: made.slice(charges.length),
    gaps: unknownDiscounts(book, account, period),
  }
}

/** Every row that some charge meets, in the stated order; equal orders by kind, then by key. */
function rowsInOrder(
  book: RateBook,
  account: AccountToRate,
  charges: readonly Charge[],
  minimums: readonly MinimumDue[],
): BookRow[] {
  const slices = new Set(charges.flatMap(({ period }) => sliceOn(book, dayNumber(period.from)) ?? []))
  const met = [...slices].flatMap((slice) => [...derivedRows(slice, account)])
  // A minimum is due for the days of service, whether or not anything was charged on them.
  const rows = new Set([
    ...met.filter(({ charge }) => charge !== 'minimum'),
    ...minimums.map(({ row }) => row),
  ])
  if (rows.size < 2) return [...rows]
  return [...rows].toSorted(
    (a, b) => a.order - b.order || a.charge.localeCompare(b.charge) || a.key.localeCompare(b.key),
  )
}

/** The discounts, percentages and minimums for a class and zone: the best row for each code. */
function derivedRows(slice: Slice, asker: Asker): ReadonlySet<BookRow> {
  return remembered(slice, `derived|${asker.class}|${asker.zone}`, () => {
    const rows = slice.rows.filter(({ charge }) => ['percent', 'discount', 'minimum'].includes(charge))
    const asked = {
      class: asker.class,
      zone: asker.zone,
      stream: '*',
      container: '*',
      size: '*',
      pickups: '*',
      location: '*',
    }
    const codes = new Set(rows.map(({ charge, code }) => `${charge}|${code}`))
    return new Set(
      [...codes].flatMap(
        (code) =>
          bestRow(
            rows.filter((row) => `${row.charge}|${row.code}` === code),
            asked,
          ) ?? [],
      ),
    )
  })
}

function inForce(book: RateBook, account: AccountToRate, row: BookRow, charge: Charge): boolean {
  const slice = sliceOn(book, dayNumber(charge.period.from))
  return slice !== null && derivedRows(slice, account).has(row)
}

/** Whether a row names a charge: by `all`, its kind, its stream or its code. */
export function isBaseOf(
  row: Pick<BookRow, 'of'>,
  charge: Pick<Charge, 'kind' | 'stream' | 'code'>,
): boolean {
  return row.of.some(
    (name) =>
      name === 'all' ||
      name === charge.stream ||
      name === charge.code ||
      (name === 'services' && (charge.kind === 'service' || charge.kind === 'account')) ||
      (name === 'events' && charge.kind === 'event'),
  )
}

function derived(derive: Derive): Charge[] {
  if (derive.row.charge === 'discount') return discounts(derive)
  return derive.row.charge === 'percent' ? percentage(derive) : minimum(derive)
}

function percentage({ period, row, base }: Derive): Charge[] {
  const percent = row.percentThousandths!
  const amounts = base.map(({ amount }) => amount)
  const baseSum = sum(amounts)
  const amount = row.roundEach
    ? sum(amounts.map((each) => portion(each, percent, 100_000, row.rounding)))
    : portion(baseSum, percent, 100_000, row.rounding)
  if (amount === 0) return []
  return [
    line(row, 'percent', daysOf(period), amount, {
      kind: 'percent',
      authority: row.authority,
      code: row.code,
      row: row.key,
      percentThousandths: percent,
      of: row.of,
      order: row.order,
      rounding: row.rounding,
      roundEach: row.roundEach,
      baseCents: baseSum,
      baseLines: base.length,
      ...(row.roundEach && { each: amounts }),
    }),
  ]
}

function discounts(derive: Derive): Charge[] {
  const { account, row, period } = derive
  return account.discounts
    .filter(({ code }) => code === row.code)
    .flatMap((discount) => {
      const had = within(daysOf(period), {
        from: dayNumber(discount.period.from),
        until: discount.period.until ? dayNumber(discount.period.until) : Number.POSITIVE_INFINITY,
      })
      return had ? discountFor(derive, had) : []
    })
}

function discountFor({ row, base, period }: Derive, had: Days): Charge[] {
  const spans = base.map((charge) => ({
    charge,
    days: daysOfCharge(charge),
    own: within(daysOfCharge(charge), had),
  }))
  const covered = spans.filter(({ own }) => own !== null)
  if (covered.length === 0) return []
  const baseSum = sum(
    covered.map(({ charge, days, own }) =>
      portion(charge.amount, own!.until - own!.from, days.until - days.from),
    ),
  )
  const days = {
    had: length(joined(covered.map(({ own }) => own!))),
    of: length(joined(spans.map((one) => one.days))),
  }
  const off = row.percentThousandths
    ? portion(baseSum, row.percentThousandths, 100_000, row.rounding)
    : fixedOff(row, period, days.had)
  // A discount takes a charge to nothing and no further.
  const amount = negated(cents(Math.min(off, Math.max(baseSum, 0))))
  if (amount === 0) return []
  return [
    line(row, 'discount', had, amount, {
      kind: 'discount',
      authority: row.authority,
      code: row.code,
      row: row.key,
      percentThousandths: row.percentThousandths,
      amountCents: row.amount,
      of: row.of,
      order: row.order,
      rounding: row.rounding,
      baseCents: baseSum,
      days,
      ...(!row.percentThousandths && { fixed: fixedOver(row, period) }),
      fundingGlCode: row.fundingGlCode ?? row.glCode,
      from: isoOf(had.from),
      until: isoOf(had.until),
    }),
  ]
}

/** So much a month off, for the days of the bill that are discounted. */
function fixedOff(row: BookRow, period: BillingPeriod, had: number): Cents {
  const { months, days, rowMonths } = fixedOver(row, period)
  return portion(row.amount!, months * had, rowMonths * days, row.rounding)
}

function fixedOver(row: BookRow, period: BillingPeriod) {
  const { from, until } = daysOf(period)
  return { months: period.months, days: until - from, rowMonths: monthsOf(row.per) ?? 1 }
}

function minimum({ row, base, period, minimums }: Derive): Charge[] {
  const due = minimums.filter((one) => one.row === row)
  const least = sum(due.map(({ amount }) => amount))
  const baseSum = sum(base.map(({ amount }) => amount))
  if (baseSum >= least) return []
  return [
    line(row, 'minimum', daysOf(period), cents(least - baseSum), {
      kind: 'minimum',
      authority: row.authority,
      code: row.code,
      row: row.key,
      of: row.of,
      minimumCents: least,
      baseCents: baseSum,
      months: period.months,
      dues: due.map(({ due: working }) => working),
    }),
  ]
}

function line(
  row: BookRow,
  kind: 'percent' | 'discount' | 'minimum',
  days: Days,
  amount: Cents,
  derivation: Charge['derivation'],
): Charge {
  return {
    serviceId: null,
    eventId: null,
    rateId: row.id,
    code: row.code,
    kind,
    stream: null,
    // A discount is paid by its own fund and not by the other ratepayers (Article XIII D, section 6(b)).
    glCode: kind === 'discount' ? (row.fundingGlCode ?? row.glCode) : row.glCode,
    textKey: row.textKey,
    period: { from: dateOf(days.from), until: dateOf(days.until) },
    quantity: 1,
    amount,
    derivation,
  }
}

const daysOfCharge = ({ period }: Charge): Days => ({
  from: dayNumber(period.from),
  until: dayNumber(period.until),
})

function joined(list: readonly Days[]): Days[] {
  const result: { from: number; until: number }[] = []
  for (const days of list.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && days.from <= last.until) last.until = Math.max(last.until, days.until)
    else result.push({ ...days })
  }
  return result
}

const length = (list: readonly Days[]): number =>
  list.reduce((total, { from, until }) => total + until - from, 0)

/** A discount the account was granted but no table knows is a fault of the table, not a reason to charge in full. */
function unknownDiscounts(book: RateBook, account: AccountToRate, period: BillingPeriod): Gap[] {
  return account.discounts.flatMap(({ code, period: granted }) => {
    const days = within(daysOf(period), {
      from: dayNumber(granted.from),
      until: granted.until ? dayNumber(granted.until) : Number.POSITIVE_INFINITY,
    })
    const slice = days && sliceOn(book, days.from)
    const known =
      slice && [...derivedRows(slice, account)].some((row) => row.charge === 'discount' && row.code === code)
    if (!days || known) return []
    const gapDays = { from: dateOf(days.from), until: dateOf(days.until) }
    return [{ serviceId: null, eventId: null, what: `discount ${code}`, period: gapDays }]
  })
}
