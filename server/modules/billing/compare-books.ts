import type { ImpactCause as ImpactCauses } from '@cartwright/api/what-if-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { type Days, dayNumber, isoOf } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { ServiceToRate } from '../rates/account-to-rate.ts'
import { wordOf } from '../rates/explain-words.ts'
import { lineTitle } from '../rates/line-title.ts'
import type { AccountFacts } from './bill-facts.ts'
import { linesOf } from './bill-lines.ts'
import { type Prices, rateServed } from './rate-served.ts'
import type { BillLine } from './register-types.ts'
import { unbilledDays } from './unbilled-days.ts'

/** The tables and rules in force, and those that would be. */
export type Books = {
  readonly adopted: Prices
  readonly proposed: Prices
  /** The proposed tables under the rules in force, where both are proposed: it tells what comes of which. */
  readonly between: Prices | null
  /** Whether the rules alone are proposed: then nothing comes of rates. */
  readonly rulesOnly: boolean
}

/** What a difference between two books comes of. */

type ImpactCause = z.output<typeof ImpactCauses>
type CausePart = { readonly cause: ImpactCause; readonly amountCents: number }

/** One kind of charge of an account, by the rates in force and by those proposed. */
type ComparedPart = {
  readonly kind: string
  readonly code: string
  readonly stream: string | null
  readonly glCode: string
  readonly title: string
  readonly beforeCents: number
  readonly afterCents: number
}

/** What an account would be charged for a period, before and after, with the parts and the causes of the difference. */
export type ComparedAccount = {
  readonly facts: AccountFacts
  readonly served: string
  readonly beforeCents: number
  readonly afterCents: number
  readonly gaps: number
  readonly parts: readonly ComparedPart[]
  /** They sum to the difference. */
  readonly causes: readonly CausePart[]
}

/** The words of the bill, by which parts are named. */
export type Titles = Parameters<typeof lineTitle>[2]

/**
 * Prices an account for a period by both books on the same facts, through the same code as a bill run: so nothing differs but what the
 * books say. Null for an account that neither book charges. Pure.
 */
export function compareBooks(
  books: Books,
  period: BillingPeriod,
  facts: AccountFacts,
  titles: Titles,
): ComparedAccount | null {
  const days = daysOf(period, facts)
  const before = priced(books.adopted, period, facts, days)
  const after = priced(books.proposed, period, facts, days)
  if (before.lines.length + after.lines.length + before.gaps + after.gaps === 0) return null
  const between = books.between && priced(books.between, period, facts, days).lines
  return {
    facts,
    served: servedWords(facts, days),
    beforeCents: totalOf(before.lines),
    afterCents: totalOf(after.lines),
    gaps: Math.max(before.gaps, after.gaps),
    parts: partsOf(before.lines, after.lines, titles),
    causes: causesOf(books, before.lines, between, after.lines),
  }
}

function daysOf({ from, until }: BillingPeriod, { closedOn }: AccountFacts): Days[] {
  const whole = { from: dayNumber(from), until: dayNumber(until) }
  return unbilledDays(whole, [], closedOn === null ? null : PlainDate.from(closedOn))
}

function priced(prices: Prices, period: BillingPeriod, facts: AccountFacts, days: readonly Days[]) {
  const { charges, gaps } = rateServed(prices, facts, { period, days, around: [], withEvents: true })
  return { lines: linesOf(charges), gaps: gaps.length }
}

const totalOf = (lines: readonly BillLine[]): number =>
  lines.reduce((total, { amountCents }) => total + amountCents, 0)

/** Lines of one kind, code, stream and ledger account are one part; parts stand in the order of the lines. */
function partsOf(before: readonly BillLine[], after: readonly BillLine[], titles: Titles): ComparedPart[] {
  const parts = new Map<string, ComparedPart>()
  const add = (line: BillLine, side: 'beforeCents' | 'afterCents'): void => {
    const title = lineTitle(line.textKey, line.derivation, titles, 'en')
    const { kind, code, stream, glCode } = line
    const key = [kind, code, stream, glCode, title].join('|')
    const part = parts.get(key) ?? { kind, code, stream, glCode, title, beforeCents: 0, afterCents: 0 }
    parts.set(key, { ...part, [side]: part[side] + line.amountCents })
  }
  for (const line of before) add(line, 'beforeCents')
  for (const line of after) add(line, 'afterCents')
  return [...parts.values()]
}

const causeOf: Readonly<Record<string, ImpactCause>> = {
  event: 'one-off',
  percent: 'percentages',
  discount: 'discounts',
  minimum: 'minimums',
}

/**
 * What the difference comes of. By the tables alone each kind of charge tells its own; what is left to the rules is what moves once the
 * tables have moved. So the causes sum to the difference.
 */
function causesOf(
  { rulesOnly }: Books,
  before: readonly BillLine[],
  between: readonly BillLine[] | null,
  after: readonly BillLine[],
): CausePart[] {
  const byRates = rulesOnly ? before : (between ?? after)
  const sums = new Map<ImpactCause, number>()
  const add = (cause: ImpactCause, amountCents: number): void => {
    sums.set(cause, (sums.get(cause) ?? 0) + amountCents)
  }
  for (const { kind, amountCents } of byRates) add(causeOf[kind] ?? 'rates', amountCents)
  for (const { kind, amountCents } of before) add(causeOf[kind] ?? 'rates', -amountCents)
  add('rules', totalOf(after) - totalOf(byRates))
  return [...sums].flatMap(([cause, amountCents]) => (amountCents === 0 ? [] : [{ cause, amountCents }]))
}

/**
 * What an account pays for on the last day that is charged, in words: `96-gal cart set + 64-gal extra cart (refuse)`. A service that several
 * accounts share is a part of one.
 */
function servedWords({ services, shares, sharedFrom }: AccountFacts, days: readonly Days[]): string {
  const last = days.at(-1)
  const on = last && isoOf(last.until - 1)
  const others = sharedFrom.flatMap(({ owner, serviceIds }) =>
    owner.services.filter(({ serviceId }) => serviceIds.includes(serviceId)),
  )
  const words = [
    ...services.map((service) => ({ service, part: shares.has(service.serviceId) })),
    ...others.map((service) => ({ service, part: true })),
  ]
    .filter(
      ({ service: { served } }) =>
        on && served.from.toString() <= on && (served.until === null || served.until.toString() > on),
    )
    .map(({ service, part }) => `${part ? 'part of ' : ''}${serviceWords(service)}`)
  return words.length > 0 ? words.toSorted().join(' + ') : 'no service at the end'
}

function serviceWords({ quantity, size, container, stream, pickupsPerWeek, units }: ServiceToRate): string {
  const often = pickupsPerWeek === null ? ', on call' : pickupsPerWeek > 1 ? `, ${pickupsPerWeek} a week` : ''
  const what = stream === 'all' ? '' : ` (${wordOf(stream, 'en')})`
  const times = quantity > 1 ? `${quantity} × ` : ''
  return `${times}${size.replace(' ', '-')} ${wordOf(container, 'en')}${what}${often}${units > 1 ? `, ${units} units` : ''}`
}
