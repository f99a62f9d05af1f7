import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { cityIdentity, cycles } from '../city/city-queries.ts'
import type { RateCharge } from '../rates/rate-row.ts'
import { rateVersions } from '../rates/rates-queries.ts'

/** What the rate tables know to charge, whenever they are in force. `*` is whatever a service has. */
export type RatedService = {
  readonly class: string
  readonly stream: string
  readonly container: string
  readonly size: string
}

/** What rows are checked against besides the books: who the city is, and what it has rates for. */
export type CityFacts = {
  readonly state: string
  readonly zipCodes: readonly string[]
  readonly cycles: readonly string[]
  readonly classes: readonly string[]
  readonly zones: readonly string[]
  readonly discounts: readonly string[]
  readonly services: readonly RatedService[]
}

const forServices: readonly RateCharge[] = ['first', 'additional', 'each', 'unit']

/** Reads them, or refuses while no city folder was loaded. */
export async function cityFacts(work: Work): Promise<CityFacts> {
  const identity = await cityIdentity(work)
  if (!identity) return refuse('CITY_NOT_SET_UP', { missing: 'city.yaml' })
  const rows = (await rateVersions(work)).flatMap((version) => version.rows)
  if (rows.length === 0) refuse('CITY_NOT_SET_UP', { missing: 'rates' })
  const services = rows.filter(({ charge }) => forServices.includes(charge))
  return {
    state: identity.state,
    zipCodes: identity.zipCodes,
    cycles: (await cycles(work)).map(({ code }) => code),
    classes: words(rows.map((row) => row.class)),
    zones: words(rows.map(({ zone }) => zone)),
    discounts: words(rows.filter(({ charge }) => charge === 'discount').map(({ code }) => code)),
    services: distinct(
      services.map((row) => ({
        class: row.class,
        stream: row.stream,
        container: row.container,
        size: row.size,
      })),
    ),
  }
}

const words = (list: readonly string[]): string[] =>
  [...new Set(list)].filter((word) => word !== '*').toSorted()

const distinct = (services: readonly RatedService[]): RatedService[] => [
  ...new Map(services.map((one) => [Object.values(one).join('|'), one])).values(),
]
