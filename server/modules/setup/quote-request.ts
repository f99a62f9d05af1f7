import { type ClosedPeriod, isBefore } from '#kernel/dates'
import { type Given, textOption, textsOption } from '../../cli/command.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { AccountToRate, FreeUsed } from '../rates/account-to-rate.ts'
import type { Language } from '../rates/explain.ts'
import { readDay, readDiscountSpec, readEventSpec, readServiceSpec, SpecError } from '../rates/quote-specs.ts'
import type { CityFolder } from './city-folder.ts'
import { insteadOf } from '#kernel/nearest-word'

/** The options of `cartwright quote`, for `util.parseArgs`. */
export const quoteOptions = {
  class: { type: 'string' },
  zone: { type: 'string' },
  service: { type: 'string', multiple: true },
  event: { type: 'string', multiple: true },
  discount: { type: 'string', multiple: true },
  'free-used': { type: 'string', multiple: true },
  units: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  months: { type: 'string' },
  language: { type: 'string' },
} as const

/** What a quote is asked for. */
export type QuoteRequest = {
  readonly directory: string
  readonly days: ClosedPeriod
  readonly account: AccountToRate
  readonly language: Language
  readonly months: BillingPeriod['months'] | null
}

/** Reads what is asked for. Throws SpecError with what to type instead. */
export function readQuoteRequest(given: Given): QuoteRequest {
  const directory = needed(given, 'city', 'the folder of a city, such as --city cities/marlow')
  const days = daysAsked(given)
  return {
    directory,
    days,
    account: accountAsked(given, days),
    language: languageAsked(textOption(given, 'language') ?? 'en'),
    months: monthsAsked(textOption(given, 'months')),
  }
}

function needed(given: Given, name: 'city' | 'class' | 'from' | 'to', what: string): string {
  const value = textOption(given, name)
  if (!value) throw new SpecError(`--${name} is missing. Type ${what}.`)
  return value
}

function daysAsked(given: Given): ClosedPeriod {
  const from = readDay(needed(given, 'from', 'the first day, such as --from 2026-11-01'), '--from')
  const to = readDay(needed(given, 'to', 'the last day, such as --to 2026-11-30'), '--to')
  if (isBefore(to, from))
    throw new SpecError(`--to ${to.toString()} is before --from ${from.toString()}. --to is the last day.`)
  if (isBefore(from.add({ years: 3 }), to))
    throw new SpecError('A quote covers three years at most. Type a later --from or an earlier --to.')
  return { from, until: to.add({ days: 1 }) }
}

function accountAsked(given: Given, days: ClosedPeriod): AccountToRate {
  const units = countAsked(textOption(given, 'units') ?? '1', '--units')
  const services = textsOption(given, 'service').map((spec, index) =>
    readServiceSpec(spec, index + 1, days, units),
  )
  const events = textsOption(given, 'event').map((spec, index) => readEventSpec(spec, index + 1))
  if (services.length + events.length === 0)
    throw new SpecError(
      'There is nothing to rate. Type --service refuse:bin:4yd:x2:3/wk or --event bulky@2026-11-12.',
    )
  const outside = events.find(
    ({ happenedOn }) => isBefore(happenedOn, days.from) || !isBefore(happenedOn, days.until),
  )
  if (outside)
    throw new SpecError(
      `The event ${outside.code} on ${outside.happenedOn.toString()} is outside --from and --to. Type other days.`,
    )
  return {
    class: needed(given, 'class', 'the class of the account, such as --class residential'),
    zone: textOption(given, 'zone') ?? null,
    services,
    events,
    discounts: textsOption(given, 'discount').map((spec) => readDiscountSpec(spec, days)),
    freeUsed: textsOption(given, 'free-used').map((spec) => freeUsedAsked(spec, days)),
  }
}

function freeUsedAsked(spec: string, { from }: ClosedPeriod): FreeUsed {
  const match = /^([a-z][a-z-]*)=(\d{1,3})$/.exec(spec)
  if (!match)
    throw new SpecError(`“${spec}” is not understood. Type a code and a count: --free-used bulky=1.`)
  return { code: match[1]!, year: from.year, used: Number(match[2]) }
}

function countAsked(text: string, option: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new SpecError(`“${text}” is no count. Type ${option} and a number from 1 to 9999.`)
  return Number(text)
}

function monthsAsked(text: string | undefined): BillingPeriod['months'] | null {
  if (text === undefined) return null
  const found = ([1, 2, 3, 6, 12] as const).find((months) => months.toString() === text)
  if (!found) throw new SpecError(`“${text}” is no number of months. Type --months 1, 2, 3, 6 or 12.`)
  return found
}

function languageAsked(text: string): Language {
  if (text === 'en' || text === 'es') return text
  throw new SpecError(`“${text}” is no language of the bill. Type --language en or --language es.`)
}

/** A class, zone or discount no row knows is a slip of the finger, better told than answered with gaps. */
export function tellUnknown({ rateVersions, settings }: CityFolder, account: AccountToRate): void {
  const rows = rateVersions.flatMap((version) => version.rows)
  const words = (pick: (row: (typeof rows)[number]) => string) =>
    [...new Set(rows.map(pick))].filter((word) => word !== '*').toSorted()
  const classes = words((row) => row.class)
  if (!classes.includes(account.class))
    throw new SpecError(
      `The rates of ${settings.title} have no class “${account.class}”. ${insteadOf(account.class, classes)}`,
    )
  const zones = words((row) => row.zone)
  if (account.zone !== null && !zones.includes(account.zone))
    throw new SpecError(
      `The rates have no zone “${account.zone}”. ${zones.length > 0 ? insteadOf(account.zone, zones) : 'Leave --zone out.'}`,
    )
}
