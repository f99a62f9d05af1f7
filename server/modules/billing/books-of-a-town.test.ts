import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { postedRun } from '../../test/bill-runs.ts'
import { misfits } from '../../test/misfits.ts'
import { addHouseholds, type Household, loadMarlow, type TownAccount } from '../../test/small-town.ts'
import { testOffice } from '../../test/test-office.ts'
import { postPayments } from '../payments/post-payments.ts'
import { addShares } from '../services/add-shares.ts'

const office = testOffice({ on: '2026-10-31', keep: true })

const dayIn = (from: string, days: number) =>
  fc.nat(days).map((count) => PlainDate.from(from).add({ days: count }).toString())
const service = fc.record({
  what: fc.constantFrom('all:cart-set:96 gal', 'all:cart-set:64 gal', 'refuse:extra-cart:96 gal'),
  quantity: fc.integer({ min: 1, max: 3 }),
  from: dayIn('2026-09-15', 70),
  until: fc.option(dayIn('2026-11-26', 30)),
})
const bin = fc.record({
  what: fc.constantFrom('refuse:bin:4 yd', 'recycling:bin:3 yd', 'organics:cart:64 gal'),
  quantity: fc.integer({ min: 1, max: 3 }),
  from: dayIn('2026-09-15', 40),
})
const household = fc.oneof(
  fc.record({
    services: fc.array(service, { maxLength: 3 }),
    closedOn: fc.option(dayIn('2026-10-05', 80)),
  }),
  fc.record({ class: fc.constant('commercial'), services: fc.array(bin, { minLength: 1, maxLength: 3 }) }),
)
const town = fc.record({
  households: fc.array(household, { minLength: 2, maxLength: 6 }),
  payments: fc.array(fc.record({ of: fc.nat(5), amount: fc.integer({ min: 1, max: 20_000 }) }), {
    maxLength: 6,
  }),
  weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 2 }),
})

it('the books of any town fit together, month after month', async () => {
  await office.work((work) => loadMarlow(work))
  let receipts = 0
  await fc.assert(
    fc.asyncProperty(town, async ({ households, payments, weights }) => {
      office.move('2026-10-31')
      // Towns of earlier rounds stay as they are, and are billed by nobody.
      await office.work(({ db }) => sql`update account set cycle = '2'`.execute(db))
      await office.work(({ db }) => sql`update bill_run set kind = 'list' where kind = 'cycle'`.execute(db))
      const made = await office.work((work) => addHouseholds(work, [...(households as Household[]), {}]))
      await shareOne(made, weights)
      for (const day of ['2026-10-31', '2026-11-30', '2026-12-31']) {
        office.move(day)
        await postedRun(office, { cycle: '1', periodFrom: day })
        await office.work((work) =>
          postPayments(
            work,
            payments.map(({ of, amount }) => ({
              accountId: made[of % made.length]!.id,
              amount: cents(amount),
              tender: 'check',
              receivedOn: work.today,
              receipt: `R${(receipts += 1)}`,
            })),
          ),
        )
      }
      expect(await office.work(({ db }) => db.selectFrom('bill').select('id').execute())).not.toEqual([])
      expect(await office.work((work) => misfits(work))).toEqual([])
    }),
    { numRuns: 4 },
  )
})

/** Lets the first two accounts share the first service there is. */
async function shareOne(made: readonly TownAccount[], weights: readonly number[]): Promise<void> {
  const serviceId = made.flatMap(({ serviceIds }) => serviceIds)[0]
  if (serviceId === undefined) return
  const owner = made.findIndex(({ serviceIds }) => serviceIds.includes(serviceId))
  const payers = [made[owner]!, made[(owner + 1) % made.length]!]
  await office.work((work) =>
    addShares(
      work,
      payers.map(({ id: accountId }, index) => ({ serviceId, accountId, weight: weights[index]! })),
    ),
  )
}
