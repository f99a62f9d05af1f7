import { join } from 'node:path'
import { PlainDate } from '#kernel/dates'
import type { BillingPeriod } from '../modules/policies/policy.ts'
import { prorationRules } from '../modules/policies/proration-rules.ts'
import { type Quoted, quoteDays } from '../modules/rates/quote-periods.ts'
import { readEventSpec, readServiceSpec } from '../modules/rates/quote-specs.ts'
import { rateBook } from '../modules/rates/rate-book.ts'
import { checkCityFolder } from '../modules/setup/check-city-folder.ts'
import { faultsText } from '../modules/setup/fault-text.ts'

/** What is asked of a city's rates, in the words of `cartwright quote`. `to` is the last day. */
export type Question = {
  readonly class: string
  readonly zone?: string
  readonly services?: readonly string[]
  readonly events?: readonly string[]
  readonly from: string
  readonly to: string
  readonly months?: BillingPeriod['months']
}

/** Opens one of the folders in `cities/` and quotes from it by the same code as `cartwright quote`. */
export async function cityRates(name: string): Promise<(question: Question) => Quoted> {
  const checked = await checkCityFolder(join(import.meta.dirname, '..', '..', 'cities', name))
  if (!checked.folder) throw new Error(faultsText(checked))
  const { rateVersions, policies } = checked.folder
  const [book, rules] = [rateBook(rateVersions), prorationRules(policies)]
  return ({ services = [], events = [], from, to, months, zone, ...asked }) => {
    const days = { from: PlainDate.from(from), until: PlainDate.from(to).add({ days: 1 }) }
    return quoteDays(
      book,
      rules,
      { ...days, months: months ?? null },
      {
        class: asked.class,
        zone: zone ?? null,
        services: services.map((spec, index) => readServiceSpec(spec, index + 1, days, 1)),
        events: events.map((spec, index) => readEventSpec(spec, index + 1)),
        discounts: [],
        freeUsed: [],
      },
    )
  }
}

/** The amounts of a quote in cents, bill by bill and line by line; a quote with gaps is a fault of the test. */
export function amounts(quoted: Quoted): number[] {
  const gaps = quoted.bills.flatMap((bill) => bill.gaps)
  if (gaps.length > 0) throw new Error(`no rate for ${gaps.map(({ what }) => what).join(', ')}`)
  return quoted.bills.flatMap(({ charges }) => charges.map(({ amount }) => amount))
}
