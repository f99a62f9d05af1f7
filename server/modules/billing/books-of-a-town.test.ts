import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { postedRun } from '../../test/bill-runs.ts'
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

/** What does not fit in the books of the town: there must be nothing. */
const faults = {
  'a bill is not its lines': sql`select b.number from bill b left join bill_line l on l.bill_id = b.id
    group by b.id having coalesce(sum(l.amount_cents), 0) <> b.charges_cents`,
  'a bill does not add up': sql`select number from bill
    where previous_balance_cents + payments_cents + adjustments_cents + charges_cents <> total_due_cents`,
  'a bill does not begin where the last one ended': sql`select number from (select number, previous_balance_cents as previous,
      coalesce(lag(total_due_cents) over (partition by account_id order by id), 0) as last from bill) b where previous <> last`,
  'an account owes other than its bills and payments say': sql`
    select a.number from account a
    left join (select account_id, sum(amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int)) as owes
      from entry join ledger_account d on d.id = debit_id join ledger_account c on c.id = credit_id group by 1) e on e.account_id = a.id
    left join (select account_id, sum(charges_cents) as charged from bill group by 1) b on b.account_id = a.id
    left join (select account_id, sum(amount_cents) as paid from payment group by 1) p on p.account_id = a.id
    where coalesce(owes, 0) <> coalesce(charged, 0) - coalesce(paid, 0)`,
  'a day of a service was billed twice': sql`
    select one.service_id from bill_line one join bill b on b.id = one.bill_id
    join bill_line other on other.service_id = one.service_id and other.code = one.code
      and (other.bill_id, other.line_no) > (one.bill_id, one.line_no)
      and daterange(other.period_from, other.period_until) && daterange(one.period_from, one.period_until)
    join bill ob on ob.id = other.bill_id and ob.account_id = b.account_id
    where one.kind = 'service'`,
  'an account has two final bills': sql`select account_id from bill where is_final group by 1 having count(*) > 1`,
  'a bill number is missing': sql`select 1 from bill having count(*) <> coalesce(max(number::bigint), 0)`,
  'a discount, payment or charge moved nothing': sql`select id from entry where amount_cents <= 0`,
}

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
      for (const [what, query] of Object.entries(faults)) {
        const { rows } = await office.work(({ db }) => query.execute(db))
        expect({ what, rows }).toEqual({ what, rows: [] })
      }
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
