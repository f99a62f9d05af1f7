import fc from 'fast-check'
import { expect, it } from 'vitest'
import { account, byDays, november, period, row, service, version } from '#test/rate-fixtures'
import type { AccountToRate } from '../rates/account-to-rate.ts'
import { rateAccount } from '../rates/rate-account.ts'
import { rateBook } from '../rates/rate-book.ts'
import { rateAlike } from './rate-alike.ts'

const older = version(
  [
    row({ charge: 'first', pickups: '1', amountCents: 21_325 }),
    row({ charge: 'additional', pickups: '1', amountCents: 11_953 }),
    row({ charge: 'percent', amountCents: null, percentThousandths: 2500, of: ['service'] }),
  ],
  { effectiveUntil: '2026-11-16' },
)
const newer = version(older.rows, { effectiveFrom: '2026-11-16', resolution: 'Resolution 2' })
const prices = { book: rateBook([older, newer]), rules: byDays }

/** Few kinds of services, so that many accounts are alike; every one has numbers of its own. */
const accounts: fc.Arbitrary<AccountToRate> = fc
  .array(
    fc.record({
      serviceId: fc.integer({ min: 1, max: 1_000_000 }),
      quantity: fc.integer({ min: 1, max: 2 }),
      // A week that no rate is for is a gap.
      pickupsPerWeek: fc.constantFrom(1, 1, 1, 9),
      served: fc.constantFrom(...['2026-11-01', '2026-11-11 to 2026-11-21', '2026-11-18'].map(period)),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((services) => account(services.toSorted((a, b) => a.serviceId - b.serviceId).map(service)))

it('an account is charged like one with the same containers on the same days, as if it had been priced by itself', () => {
  fc.assert(
    fc.property(fc.array(accounts, { maxLength: 20 }), (town) => {
      for (const one of town)
        expect(rateAlike(prices, november, one)).toEqual(
          rateAccount(prices.book, prices.rules, november, one),
        )
    }),
  )
})
