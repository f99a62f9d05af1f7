import { PlainDate } from '#kernel/dates'
import { type Days, dayNumber, isoOf } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { AccountFacts } from './bill-facts.ts'
import { unbilledDays } from './unbilled-days.ts'

/** What a run makes: the regular bills of a cycle or, on demand, a bill for a part of a period, the last one, or extra charges. */
export type BillKind = 'regular' | 'partial' | 'final' | 'off-cycle'

/** Which bills a run makes, and for which days. */
export type Billed = {
  readonly period: BillingPeriod
  readonly kind: BillKind
  /** Of a bill on demand: the first day it does not stand for, ISO. */
  readonly until: string | null
}

/** A period with those of its days that are charged, and those that other bills charge: a service goes on through both. */
type PeriodDays = {
  readonly period: BillingPeriod
  readonly days: readonly Days[]
  readonly around: readonly Days[]
}

export type BillDays = {
  readonly periods: readonly PeriodDays[]
  /** The days the bill stands for, ISO, half-open; of a bill that stands for none, the first day that is not billed, twice. */
  readonly periodFrom: string
  readonly periodUntil: string
}

type Facts = Pick<AccountFacts, 'openedOn' | 'closedOn' | 'covered' | 'missed'> & {
  readonly sharedFrom?: readonly unknown[]
}

/**
 * Which days a bill stands for: those of its period, of the periods the account was held out of, and of those before them on demand,
 * that no posted bill stands for yet; up to the day the account closed, or the day that was asked for.
 */
export function billDays({ period, kind, until }: Billed, facts: Facts): BillDays {
  const all = [...facts.missed, period]
  const closed = facts.closedOn === null ? Number.POSITIVE_INFINITY : numberOf(facts.closedOn)
  const end = Math.min(until === null ? dayNumber(period.until) : numberOf(until), closed)
  const wanted = kind === 'off-cycle' ? Number.NEGATIVE_INFINITY : end
  const periods = all.map((one) => daysOfPeriod(one, { end: wanted, closed }, facts.covered))
  const free = sinceOpened(
    periods.flatMap(({ days }) => days),
    facts,
  )
  if (free.length > 0)
    return {
      periods,
      periodFrom: isoOf(Math.min(...free.map(({ from }) => from))),
      periodUntil: isoOf(kind === 'regular' ? regularEnd(period, closed) : end),
    }
  return { periods, ...withoutDays(all[0]!, { kind, period, closed }, facts) }
}

/**
 * What a bill says that it stands for begins with the account: nothing was served to it before. Where it pays a part of what is served to others,
 * that may have begun earlier.
 */
function sinceOpened(days: readonly Days[], { openedOn, sharedFrom = [] }: Facts): readonly Days[] {
  if (sharedFrom.length > 0) return days
  const opened = numberOf(openedOn)
  const since = days.filter(({ until }) => until > opened)
  return since.map(({ from, until }) => ({ from: Math.max(from, opened), until }))
}

/** A bill without a day to charge: a regular one stands for its period all the same, one on demand for none. */
function withoutDays(
  first: BillingPeriod,
  { kind, period, closed }: { kind: BillKind; period: BillingPeriod; closed: number },
  { covered, openedOn }: Facts,
): Pick<BillDays, 'periodFrom' | 'periodUntil'> {
  if (kind === 'regular') {
    const closesWithin = closed > dayNumber(first.from) && closed < dayNumber(period.until)
    return {
      periodFrom: first.from.toString(),
      periodUntil: closesWithin ? isoOf(closed) : period.until.toString(),
    }
  }
  const reached = covered.length > 0 ? Math.max(...covered.map((bill) => bill.until)) : numberOf(openedOn)
  const stands = isoOf(Math.max(reached, covered.length > 0 ? reached : dayNumber(period.from)))
  return { periodFrom: stands, periodUntil: stands }
}

const regularEnd = (period: BillingPeriod, closed: number): number =>
  Math.min(dayNumber(period.until), closed)

function daysOfPeriod(
  period: BillingPeriod,
  { end, closed }: { readonly end: number; readonly closed: number },
  covered: readonly Days[],
): PeriodDays {
  const whole = { from: dayNumber(period.from), until: Math.min(dayNumber(period.until), closed) }
  const stretch = { from: whole.from, until: Math.min(whole.until, end) }
  const days = stretch.from < stretch.until ? unbilledDays(stretch, covered, null) : []
  if (days.length === 0) return { period, days, around: [] }
  return { period, days, around: unbilledDays(whole, days, null) }
}

const numberOf = (iso: string): number => dayNumber(PlainDate.from(iso))
