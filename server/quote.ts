import { parseArgs } from 'node:util'
import { type ClosedPeriod, isBefore, lastDay } from '#kernel/dates'
import { prorationRules } from './modules/policies/proration-rules.ts'
import type { BillingPeriod } from './modules/policies/policy.ts'
import type { AccountToRate, FreeUsed } from './modules/rates/account-to-rate.ts'
import { describe } from './modules/rates/rate-account.ts'
import type { Charge, Gap } from './modules/rates/derivation.ts'
import { explain, type Language } from './modules/rates/explain.ts'
import { money } from './modules/rates/explain-words.ts'
import { lineTitle } from './modules/rates/line-title.ts'
import { type Quoted, quoteDays } from './modules/rates/quote-periods.ts'
import {
  readDay,
  readDiscountSpec,
  readEventSpec,
  readServiceSpec,
  SpecError,
} from './modules/rates/quote-specs.ts'
import { rateBook } from './modules/rates/rate-book.ts'
import { checkCityFolder } from './modules/setup/check-city-folder.ts'
import type { CityFolder } from './modules/setup/city-folder.ts'
import { faultsText } from './modules/setup/fault-text.ts'
import { insteadOf } from './modules/setup/folder-faults.ts'
import { quoteHelp } from './quote-help.ts'

/** 0: every charge has its rate. 1: days or events without a rate, or a faulty city folder. 2: not understood. */
export type QuoteAnswer = { readonly exit: 0 | 1 | 2; readonly text: string }

/** The options of `cartwright quote`, for `util.parseArgs`. */
export const quoteOptions = {
  city: { type: 'string' },
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
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/**
 * `cartwright quote`: rates services from a city folder, without a database, through the same code as a bill run,
 * and shows every charge with its derivation. `--to` is the last day, as people say it.
 */
export async function quote(args: readonly string[]): Promise<QuoteAnswer> {
  try {
    const { values } = parseArgs({ args: [...args], options: quoteOptions, strict: true })
    return values.help ? { exit: 0, text: quoteHelp } : await answer(values)
  } catch (error) {
    if (error instanceof SpecError) return { exit: 2, text: error.message }
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return { exit: 2, text: `${error.message}\nType cartwright quote --help to see how to ask.` }
    throw error
  }
}

type Asked = ReturnType<typeof parseArgs<{ options: typeof quoteOptions }>>['values']

async function answer(asked: Asked): Promise<QuoteAnswer> {
  const directory = given(asked, 'city', 'the folder of a city, such as --city cities/marlow')
  const days = daysAsked(asked)
  const account = accountAsked(asked, days)
  const language = languageAsked(asked.language ?? 'en')
  const months = monthsAsked(asked.months)
  const checked = await checkCityFolder(directory)
  if (!checked.folder) return { exit: 1, text: faultsText(checked) }
  const { folder } = checked
  tellUnknown(folder, account)
  const book = rateBook(folder.rateVersions)
  const quoted = quoteDays(book, prorationRules(folder.policies), { ...days, months }, account)
  const complete = quoted.bills.every(({ gaps }) => gaps.length === 0)
  const text = asked.json
    ? JSON.stringify(asJson(folder, days, account, quoted), null, 2)
    : asText(folder, days, account, quoted, language)
  return { exit: complete ? 0 : 1, text }
}

function given(asked: Asked, name: 'city' | 'class' | 'from' | 'to', what: string): string {
  const value = asked[name]
  if (!value) throw new SpecError(`--${name} is missing. Type ${what}.`)
  return value
}

function daysAsked(asked: Asked): ClosedPeriod {
  const from = readDay(given(asked, 'from', 'the first day, such as --from 2026-11-01'), '--from')
  const to = readDay(given(asked, 'to', 'the last day, such as --to 2026-11-30'), '--to')
  if (isBefore(to, from))
    throw new SpecError(`--to ${to.toString()} is before --from ${from.toString()}. --to is the last day.`)
  if (isBefore(from.add({ years: 3 }), to))
    throw new SpecError('A quote covers three years at most. Type a later --from or an earlier --to.')
  return { from, until: to.add({ days: 1 }) }
}

function accountAsked(asked: Asked, days: ClosedPeriod): AccountToRate {
  const units = countAsked(asked.units ?? '1', '--units')
  const services = (asked.service ?? []).map((spec, index) => readServiceSpec(spec, index + 1, days, units))
  const events = (asked.event ?? []).map((spec, index) => readEventSpec(spec, index + 1))
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
    class: given(asked, 'class', 'the class of the account, such as --class residential'),
    zone: asked.zone ?? null,
    services,
    events,
    discounts: (asked.discount ?? []).map((spec) => readDiscountSpec(spec, days)),
    freeUsed: (asked['free-used'] ?? []).map((spec) => freeUsedAsked(spec, days)),
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
function tellUnknown(
  { rateVersions, title }: { rateVersions: CityFolder['rateVersions']; title?: string },
  account: AccountToRate,
): void {
  const rows = rateVersions.flatMap((version) => version.rows)
  const words = (pick: (row: (typeof rows)[number]) => string) =>
    [...new Set(rows.map(pick))].filter((word) => word !== '*').toSorted()
  const classes = words((row) => row.class)
  if (!classes.includes(account.class))
    throw new SpecError(
      `The rates of ${title ?? 'this city'} have no class “${account.class}”. ${insteadOf(account.class, classes)}`,
    )
  const zones = words((row) => row.zone)
  if (account.zone !== null && !zones.includes(account.zone))
    throw new SpecError(
      `The rates have no zone “${account.zone}”. ${zones.length > 0 ? insteadOf(account.zone, zones) : 'Leave --zone out.'}`,
    )
}

function chargeAsJson({ texts }: CityFolder, charge: Charge) {
  const { period, amount, derivation, textKey, ...rest } = charge
  return {
    ...rest,
    title: titles(texts, charge),
    from: period.from.toString(),
    to: lastDay(period).toString(),
    amountCents: amount,
    derivation,
    explanation: { en: explain(derivation, 'en'), es: explain(derivation, 'es') },
    textKey,
  }
}

const titles = (texts: CityFolder['texts'], { textKey, derivation }: Charge) => ({
  en: lineTitle(textKey, derivation, texts.en.lines, 'en'),
  es: lineTitle(textKey, derivation, texts.es.lines, 'es'),
})

const gapAsJson = ({ period, ...rest }: Gap) => ({
  ...rest,
  from: period.from.toString(),
  to: lastDay(period).toString(),
})

/** The quote for machines. Days called `to` are the last day. */
function asJson(folder: CityFolder, days: ClosedPeriod, account: AccountToRate, { bills, total }: Quoted) {
  const charges = bills.flatMap((bill) => bill.charges)
  return {
    city: folder.name,
    class: account.class,
    zone: account.zone,
    from: days.from.toString(),
    to: lastDay(days).toString(),
    bills: bills.map(({ period, total: billTotal }) => ({
      from: period.from.toString(),
      to: lastDay(period).toString(),
      months: period.months,
      totalCents: billTotal,
    })),
    services: account.services.map((service) => ({
      serviceId: service.serviceId,
      service: describe(service),
    })),
    charges: charges.map((charge) => chargeAsJson(folder, charge)),
    gaps: bills.flatMap(({ gaps }) => gaps.map(gapAsJson)),
    totalCents: total,
  }
}

/** The quote for people: each line with its amount, and under it why. */
function asText(
  folder: CityFolder,
  days: ClosedPeriod,
  account: AccountToRate,
  { bills, total }: Quoted,
  language: Language,
): string {
  const width = 78
  const line = (left: string, right: string) =>
    `${left} ${'.'.repeat(Math.max(2, width - left.length - right.length - 2))} ${right}`
  const zone = account.zone ? `, zone ${account.zone}` : ''
  const head = `${folder.settings.title} · ${account.class}${zone} · ${days.from.toString()} to ${lastDay(days).toString()}`
  const body = bills.flatMap(({ charges, gaps, period }) => [
    ...(bills.length > 1 ? ['', `Bill ${period.from.toString()} to ${lastDay(period).toString()}`] : []),
    ...charges.flatMap((charge) => [
      '',
      line(titles(folder.texts, charge)[language], money(charge.amount)),
      ...explain(charge.derivation, language).map((sentence) => `  ${sentence}`),
    ]),
    ...gaps.flatMap((gap) => [
      '',
      line(`NO RATE: ${gap.what}`, `${gap.period.from.toString()} to ${lastDay(gap.period).toString()}`),
      '  The rate table has no row for this. It is not free: add the row, or correct what was asked.',
    ]),
  ])
  return [head, ...body, '', line(language === 'en' ? 'Total' : 'Total', money(total))].join('\n')
}
