import { type ClosedPeriod, lastDay } from '#kernel/dates'
import type { AccountToRate } from '../rates/account-to-rate.ts'
import type { Charge, Gap } from '../rates/derivation.ts'
import { explain, type Language } from '../rates/explain.ts'
import { money } from '../rates/explain-words.ts'
import { lineTitle } from '../rates/line-title.ts'
import type { Quoted } from '../rates/quote-periods.ts'
import { describe } from '../rates/rate-account.ts'
import type { CityFolder } from './city-folder.ts'

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

/** A quote with what it was asked for. */
export type Quote = {
  readonly folder: CityFolder
  readonly days: ClosedPeriod
  readonly account: AccountToRate
  readonly quoted: Quoted
}

/** The quote for machines. Days called `to` are the last day. */
export function quoteAsJson({ folder, days, account, quoted: { bills, total } }: Quote): object {
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
export function quoteAsText(
  { folder, days, account, quoted: { bills, total } }: Quote,
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
