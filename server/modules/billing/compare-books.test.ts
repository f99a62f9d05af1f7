import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import type { BillingPeriod, Policy } from '../policies/policy.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import { changedByPercent } from '../proposals/change-by-percent.ts'
import { copiedTables } from '../proposals/copied-tables.ts'
import { asIfFrom, ifAdopted, type RatesAndRules } from '../proposals/proposed.ts'
import type { ServiceToRate } from '../rates/account-to-rate.ts'
import { rateBook } from '../rates/rate-book.ts'
import { checkCityFolder } from '../setup/check-city-folder.ts'
import type { AccountFacts } from './bill-facts.ts'
import { type Books, compareBooks } from './compare-books.ts'
import type { Prices } from './rate-served.ts'

const day = (text: string) => PlainDate.from(text)
const november: BillingPeriod = {
  from: day('2026-11-01'),
  until: day('2026-12-01'),
  months: 1,
  timing: 'arrears',
}

let adopted: RatesAndRules
let inForce: Prices
beforeAll(async () => {
  const { folder } = await checkCityFolder(join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow'))
  if (!folder) throw new Error('the practice city has faults')
  adopted = { versions: folder.rateVersions, policies: folder.policies }
  inForce = pricesOf(adopted)
})

const pricesOf = ({ versions, policies }: RatesAndRules): Prices => ({
  book: rateBook(versions),
  rules: prorationRules(policies),
})
const copied = () => copiedTables(adopted.versions, { resolution: 'R', effectiveFrom: '2027-07-01' }, [])

/** The books of a proposal as if it had been in force. */
function booksOf(proposed: RatesAndRules): Books {
  const after = ifAdopted(adopted, asIfFrom(proposed, november.from))
  const both = proposed.versions.length > 0 && proposed.policies.length > 0
  return {
    adopted: inForce,
    proposed: pricesOf(after),
    between: both ? pricesOf({ ...after, policies: adopted.policies }) : null,
    rulesOnly: proposed.versions.length === 0,
  }
}

/** Homes with what homes have, some of them for a part of the month, with a discount and pickups. */
const homes = fc.record({
  services: fc.array(
    fc.record({
      kind: fc.constantFrom('all:cart-set:96 gal', 'all:cart-set:64 gal', 'refuse:extra-cart:96 gal'),
      quantity: fc.integer({ min: 1, max: 3 }),
      first: fc.integer({ min: -30, max: 29 }),
      days: fc.option(fc.integer({ min: 1, max: 60 })),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  discount: fc.constantFrom(null, 'senior', 'low-income'),
  bulky: fc.integer({ min: 0, max: 5 }),
})
type Home = typeof homes extends fc.Arbitrary<infer One> ? One : never

function factsOf({ services, discount, bulky }: Home): AccountFacts {
  const since = { from: day('2026-01-01'), until: null }
  return {
    accountId: 1,
    accountNumber: '1',
    class: 'residential',
    zone: null,
    services: services.map(serviceOf),
    events:
      bulky === 0
        ? []
        : [
            {
              billedTo: [],
              event: {
                eventId: 1,
                serviceId: null,
                code: 'bulky',
                happenedOn: day('2026-11-10'),
                quantity: bulky,
                tonsHundredths: null,
                containerDays: null,
              },
            },
          ],
    freeUsed: [],
    shares: new Map(),
    sharedFrom: [],
    discounts: discount === null ? [] : [{ code: discount, period: since }],
    openedOn: '2026-01-01',
    closedOn: null,
    ...asAnyHome,
  }
}

const asAnyHome = {
  billBy: 'paper' as const,
  largePrint: false,
  autopay: false,
  ownerCopy: false,
  premise: {
    line: '100 OAK ST',
    place: 'Marlow',
    state: 'CA',
    zip: '91764',
    apn: null,
    addressKey: '100 OAK ST',
    dwellingUnits: 1,
  },
  payer: null,
  owner: null,
  covered: [],
  missed: [],
  last: null,
  newest: null,
  history: [],
  beside: { through: 0, cents: 0, shownCents: 0, unseen: [] },
}

function serviceOf({ kind, quantity, first, days }: Home['services'][number], index: number): ServiceToRate {
  const [stream, container, size] = kind.split(':') as [string, string, string]
  const from = november.from.add({ days: first })
  return {
    serviceId: index + 1,
    stream,
    container,
    size,
    quantity,
    pickupsPerWeek: 1,
    location: 'curb',
    units: 1,
    served: { from, until: days === null ? null : from.add({ days }) },
  }
}

const sumOf = (rows: readonly { readonly [key: string]: unknown }[], key: string): number =>
  rows.reduce((total, row) => total + (row[key] as number), 0)

const wholeMonths: Policy = {
  code: 'proration',
  value: { basis: 'whole-month' },
  citation: '§ 6-3.310 as amended',
  from: day('2027-07-01'),
  until: null,
}

const homesBy = (percentThousandths: number) =>
  changedByPercent(copied(), {
    percentThousandths,
    schedules: [],
    classes: ['residential'],
    roundTo: '5',
    rounding: 'half-up',
  })

describe('an account by two books', () => {
  it('differs in nothing when what is proposed is what is in force', () => {
    const books = booksOf({ versions: copied(), policies: [] })
    fc.assert(
      fc.property(homes, (home) => {
        const compared = compareBooks(books, november, factsOf(home), {})
        if (!compared) return
        expect(compared.afterCents).toBe(compared.beforeCents)
        expect(compared.causes).toEqual([])
        for (const part of compared.parts) expect(part.afterCents).toBe(part.beforeCents)
      }),
    )
  })

  it('is the sum of its parts before and after, and its causes are the difference, whatever is proposed', () => {
    const proposals = [
      booksOf({ versions: homesBy(6000), policies: [] }),
      booksOf({ versions: homesBy(-12_500), policies: [] }),
      booksOf({ versions: [], policies: [wholeMonths] }),
      booksOf({ versions: homesBy(6000), policies: [wholeMonths] }),
    ]
    fc.assert(
      fc.property(homes, fc.constantFrom(...proposals), (home, books) => {
        const compared = compareBooks(books, november, factsOf(home), {})
        if (!compared) return
        const { parts, causes, beforeCents, afterCents } = compared
        expect(sumOf(parts, 'beforeCents')).toBe(beforeCents)
        expect(sumOf(parts, 'afterCents')).toBe(afterCents)
        expect(sumOf(causes, 'amountCents')).toBe(afterCents - beforeCents)
        expect(books.rulesOnly && causes.some(({ cause }) => cause !== 'rules')).toBe(false)
      }),
    )
  })

  it('tells what comes of the rates and what of the rules', () => {
    const home: Home = {
      services: [{ kind: 'all:cart-set:96 gal', quantity: 1, first: 15, days: null }],
      discount: null,
      bulky: 0,
    }
    const versions = changedByPercent(copied(), {
      percentThousandths: 10_000,
      schedules: [],
      classes: [],
      roundTo: '1',
      rounding: 'half-up',
    })
    const compared = compareBooks(booksOf({ versions, policies: [wholeMonths] }), november, factsOf(home), {})
    // The second half of a month of 51.59 is 25.79, for the odd cent falls on the first; of 56.75 it is 28.37. Then a month begun is a whole one.
    expect(compared).toMatchObject({
      beforeCents: 25_79,
      afterCents: 56_75,
      causes: [
        { cause: 'rates', amountCents: 2_58 },
        { cause: 'rules', amountCents: 28_38 },
      ],
    })
  })
})
