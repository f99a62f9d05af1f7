import { type Cents, cents } from '#kernel/money'
import { dateOf, type Days, isoOf } from '../policies/day-numbers.ts'
import type { BillingPeriod, ProrationBasis, ProrationSituation } from '../policies/policy.ts'
import { measure, type Span, splitBySpans, usualCollectionDays } from '../policies/prorate.ts'
import { basisFor, type ProrationRules } from '../policies/proration-rules.ts'
import { type RatePeriod, ratePeriods } from '../policies/rate-periods.ts'
import { type Piece, periodMonths, type PriceRun, wholeOf } from './cut-in-pieces.ts'
import type { Charge, Derivation, Proration } from './derivation.ts'
import { type Served, type ServedAccount, within } from './served-days.ts'

/** A run of one price, and the service it is for; null for what the account pays once. */
export type Run = PriceRun & { readonly served: Served | null }

/** A piece with how it is measured. */
type Measured = {
  readonly piece: Piece
  readonly whole: Cents
  readonly span: Span
  readonly basis: ProrationBasis
  readonly citation: string | null
  readonly daysAssumed: boolean
}

/** Charges for runs of prices over a bill: a line for the whole rate periods, and one for each part of one. */
export function chargeRuns(
  rules: ProrationRules,
  period: BillingPeriod,
  account: ServedAccount,
  runs: readonly Run[],
): Charge[] {
  const measured = runs
    .flatMap((run) => pieces(period, account, run))
    .map((piece) => measurePiece(rules, period, piece))
  const amounts = amountsOf(measured)
  return joinWholes(
    measured.flatMap((one, index) =>
      one.span.end > one.span.begin ? [charge(one, amounts[index]!, period)] : [],
    ),
  )
}

function pieces(period: BillingPeriod, account: ServedAccount, run: Run): Piece[] {
  const months = periodMonths(run.price.spanMonths, period.months)
  return ratePeriods(period, months).flatMap((ratePeriod) => {
    const days = within(ratePeriod, run)
    if (!days) return []
    const whole = days.from === ratePeriod.from && days.until === ratePeriod.until
    return [
      {
        ...days,
        served: run.served,
        period: ratePeriod,
        price: run.price,
        situation: whole ? null : situationOf(ratePeriod, days, account, run),
        follows: days.from > ratePeriod.from && followsOn(days, account, run),
      },
    ]
  })
}

/** Why a piece is a part: the account begins or ends, or else a service or a rate changes. */
function situationOf(
  ratePeriod: RatePeriod,
  days: Days,
  { services }: ServedAccount,
  run: Run,
): ProrationSituation {
  const servedOn = (day: number) => services.some(({ from, until }) => from <= day && day < until)
  if (days.until < ratePeriod.until && !servedOn(days.until)) return 'final'
  if (days.from > ratePeriod.from && !servedOn(days.from - 1)) return 'first'
  const own = run.served
  const changed = own !== null && (own.from === days.from || own.until === days.until)
  return changed ? 'change' : 'rate-change'
}

/** Whether the same stream was charged up to the day before: by this service at another rate, or by one it replaces. */
function followsOn(days: Days, { services }: ServedAccount, { served }: Run): boolean {
  if (served === null) return services.some(({ from, until }) => from < days.from && until >= days.from)
  if (served.from < days.from) return true
  return services.some(
    ({ until, service }) => until === days.from && service.stream === served.service.stream,
  )
}

function measurePiece(rules: ProrationRules, period: BillingPeriod, piece: Piece): Measured {
  const { served, price } = piece
  const firstMonth = period.from.year * 12 + period.from.month - 1
  const months = piece.period.months.length - 1
  const offset = ratePeriods(period, months).indexOf(piece.period) * months
  const whole = wholeOf(price, months, firstMonth + offset)
  if (piece.situation === null)
    return { piece, whole, span: complete, basis: 'actual-days', citation: null, daysAssumed: false }
  const { basis, citation } = basisFor(rules, piece.period.from, piece.situation, {
    stream: served?.service.stream ?? null,
    container: served?.service.container ?? null,
    code: price.code,
  })
  const known = served?.service.collectionDays
  const collectionDays = known ?? usualCollectionDays(served?.service.pickupsPerWeek ?? null)
  const span = measure(basis, piece.period, { ...piece, collectionDays })
  return { piece, whole, span, basis, citation, daysAssumed: basis === 'pickups' && !known }
}

const complete: Span = { begin: 0, end: 1, whole: 1 }

/**
 * The amount of each piece. Pieces of one amount and one rate period are split together, so that a month whose rate was
 * adopted anew at the same price, or a service taken over by its twin, still costs one month.
 */
function amountsOf(measured: readonly Measured[]): Cents[] {
  const amounts = measured.map(({ whole, span }) => (isWhole(span) ? whole : cents(0)))
  const parts = measured
    .map((one, index) => ({ ...one, index }))
    .filter(({ span }) => !isWhole(span) && span.end > span.begin)
    .toSorted((a, b) => a.span.begin - b.span.begin || a.span.end - b.span.end || a.index - b.index)
  while (parts.length > 0) {
    const track = takeTrack(parts)
    const shares = splitBySpans(
      track[0]!.whole,
      track.map(({ span }) => span),
    )
    for (const [place, { index }] of track.entries()) amounts[index] = shares[place]!
  }
  return amounts
}

/** Takes the first part out of the list, and each later one that can follow it on the same scale. */
function takeTrack<Part extends Measured>(parts: Part[]): Part[] {
  const track = [parts.shift()!]
  const [{ whole, basis, piece, span }] = track as [Part]
  for (let index = 0; index < parts.length; ) {
    const next = parts[index]!
    const fits =
      next.whole === whole &&
      next.basis === basis &&
      next.piece.period === piece.period &&
      next.span.whole === span.whole &&
      next.span.begin >= track.at(-1)!.span.end
    if (fits) track.push(...parts.splice(index, 1))
    else index++
  }
  return track
}

const isWhole = ({ begin, end, whole }: Span): boolean => begin === 0 && end === whole

function charge(measured: Measured, amount: Cents, period: BillingPeriod): Charge {
  const { piece, whole } = measured
  const { price, served } = piece
  const months = piece.period.months.length - 1
  const derivation: Derivation = {
    kind: price.kind,
    authority: price.authority,
    code: price.code,
    service: served && ratedService(served, price.before),
    parts: price.parts,
    wholeCents: whole,
    spanMonths: months,
    times: 1,
    ...(months !== price.spanMonths && {
      installment: { months, of: price.spanMonths, wholeCents: price.whole },
    }),
    proration: piece.situation === null ? null : prorationOf(measured, piece.situation),
    timing: period.timing,
    from: isoOf(piece.from),
    until: isoOf(piece.until),
  }
  return {
    serviceId: served?.service.serviceId ?? null,
    eventId: null,
    rateId: price.row.id,
    code: price.code,
    kind: price.kind,
    stream: served?.service.stream ?? null,
    glCode: price.row.glCode,
    textKey: price.row.textKey,
    period: { from: dateOf(piece.from), until: dateOf(piece.until) },
    quantity: served?.service.quantity ?? 1,
    amount,
    derivation,
  }
}

const ratedService = ({ service }: Served, before: number) => ({
  stream: service.stream,
  container: service.container,
  size: service.size,
  quantity: service.quantity,
  pickupsPerWeek: service.pickupsPerWeek,
  location: service.location,
  units: service.units,
  before,
})

const prorationOf = (
  { basis, span, piece, citation, daysAssumed }: Measured,
  situation: ProrationSituation,
): Proration => ({
  basis,
  situation,
  numerator: span.end - span.begin,
  denominator: span.whole,
  from: isoOf(piece.period.from),
  until: isoOf(piece.period.until),
  citation,
  ...(daysAssumed && { daysAssumed: true }),
})

/** Two whole months at one rate are one line of two months. */
function joinWholes(charges: readonly Charge[]): Charge[] {
  const joined: Charge[] = []
  for (const next of charges) {
    const last = joined.at(-1)
    const both = last && twoWholes(last, next)
    if (both) joined[joined.length - 1] = both
    else joined.push(next)
  }
  return joined
}

function twoWholes(last: Charge, next: Charge): Charge | null {
  const [a, b] = [last.derivation, next.derivation]
  if (a.kind !== b.kind || (a.kind !== 'service' && a.kind !== 'account')) return null
  if (b.kind !== 'service' && b.kind !== 'account') return null
  const same =
    last.serviceId === next.serviceId &&
    a.code === b.code &&
    a.until === b.from &&
    !a.proration &&
    !b.proration &&
    a.wholeCents === b.wholeCents &&
    a.authority === b.authority &&
    a.parts === b.parts
  if (!same) return null
  return {
    ...last,
    period: { from: last.period.from, until: next.period.until },
    amount: cents(last.amount + next.amount),
    derivation: { ...a, times: a.times + 1, until: b.until },
  }
}
