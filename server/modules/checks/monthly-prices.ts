import { monthOf } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import { quoteDays } from '../rates/quote-periods.ts'
import { rateBook } from '../rates/rates-queries.ts'

/** A container as the rate tables ask about it. */
export type Container = {
  readonly class: string
  readonly zone: string | null
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly quantity: number
  readonly pickupsPerWeek: number | null
  readonly location: string
  readonly units: number
}

/**
 * What containers cost in the month of today by the rates in force, each as if it stood alone; null where a table has no rate for one.
 * Amounts at stake need no more: what a bill would come to is the bill run's to say.
 */
export async function monthlyPrices(
  work: Work,
  containers: readonly Container[],
): Promise<(number | null)[]> {
  if (containers.length === 0) return []
  const book = await rateBook(work)
  const rules = prorationRules(await policiesFor(work))
  const month = monthOf(work.today)
  const known = new Map<string, number | null>()
  const priceOf = ({ class: of, zone, ...service }: Container): number | null => {
    const { bills } = quoteDays(
      book,
      rules,
      { ...month, months: 1 },
      {
        class: of,
        zone,
        services: [{ ...service, serviceId: 1, served: month }],
        events: [],
        discounts: [],
        freeUsed: [],
      },
    )
    if (bills.some(({ gaps }) => gaps.length > 0)) return null
    const own = bills.flatMap(({ charges }) => charges.filter(({ serviceId }) => serviceId === 1))
    return own.reduce((total, { amount }) => total + amount, 0)
  }
  return containers.map((one) => {
    const key = JSON.stringify(one)
    const price = known.has(key) ? known.get(key)! : priceOf(one)
    known.set(key, price)
    return price
  })
}
