import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { cityIdentity, cycles } from '../city/city-queries.ts'
import { billedHere } from '../city/cycle-periods.ts'
import { type LookBack, lookBackOn } from '../policies/look-back.ts'
import { policiesFor } from '../policies/policies-queries.ts'
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
  /** How far each cycle has been billed here, by its code. */
  readonly billed: ReadonlyMap<string, BilledDays>
  /** How far back what was left out is charged; null where the city has no rule. */
  readonly lookBack: LookBack | null
  readonly today: PlainDate
}

/** The first day of a cycle that was ever billed here, and the first of which bills can still be made, ISO. */
type BilledDays = { readonly since: string; readonly until: string }

const forServices: readonly RateCharge[] = ['first', 'additional', 'each', 'unit']

/** Reads them, or refuses while no city folder was loaded. */
export async function cityFacts(work: Work): Promise<CityFacts> {
  const identity = await cityIdentity(work)
  if (!identity) return refuse('CITY_NOT_SET_UP', { missing: 'city.yaml' })
  const rows = (await rateVersions(work)).flatMap((version) => version.rows)
  if (rows.length === 0) refuse('CITY_NOT_SET_UP', { missing: 'rates' })
  const codes = (await cycles(work)).map(({ code }) => code)
  const services = rows.filter(({ charge }) => forServices.includes(charge))
  return {
    state: identity.state,
    zipCodes: identity.zipCodes,
    cycles: codes,
    billed: await billedByCycle(work, codes),
    lookBack: lookBackOn(await policiesFor(work), work.today),
    today: work.today,
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

async function billedByCycle(work: Work, codes: readonly string[]): Promise<Map<string, BilledDays>> {
  const billed = new Map<string, BilledDays>()
  for (const code of codes) {
    const { since, until } = await billedHere(work, code)
    billed.set(code, { since: since.toString(), until: until.toString() })
  }
  return billed
}

const words = (list: readonly string[]): string[] =>
  [...new Set(list)].filter((word) => word !== '*').toSorted()

const distinct = (services: readonly RatedService[]): RatedService[] => [
  ...new Map(services.map((one) => [Object.values(one).join('|'), one])).values(),
]
