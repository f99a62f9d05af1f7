import type { accounts } from '@cartwright/api/accounts'
import type { bills } from '@cartwright/api/bills'
import type { deliveries } from '@cartwright/api/deliveries'
import type { registers } from '@cartwright/api/registers'
import type { SuccessOf } from '@cartwright/api/route'
import { describe, expect, it } from 'vitest'
import { cents } from '#kernel/money'
import { PlainDate } from '#kernel/dates'
import { answered, calculatedRun, postedRun } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { postPayments } from '../payments/post-payments.ts'

const office = testOffice({ on: '2026-11-30' })

type Bill = SuccessOf<typeof bills.ofAccount>['rows'][number]
const billsOf = async ({ number }: TownAccount): Promise<Bill[]> =>
  (await answered<{ rows: Bill[] }>(office.get(`/accounts/${number}/bills`))).rows

const pay = ({ id }: TownAccount, amountCents: number, receipt: string) =>
  office.work((work) =>
    postPayments(work, [
      {
        accountId: id,
        amount: cents(amountCents),
        tender: 'check',
        receivedOn: PlainDate.from('2026-11-20'),
        receipt,
      },
    ]),
  )

/** Four homes that were billed for November; before December one of them pays so that little, nothing, or less than nothing is due. */
async function paidAhead(): Promise<TownAccount[]> {
  const homes = await office.work((work) => smallTown(work, [{}, {}, {}, {}]))
  await postedRun(office)
  const [{ totalDueCents }] = (await billsOf(homes[0]!)) as [Bill]
  await pay(homes[0]!, 2 * totalDueCents - 499, 'little')
  await pay(homes[1]!, 2 * totalDueCents, 'nothing')
  await pay(homes[2]!, 2 * totalDueCents + 1, 'credit')
  await pay(homes[3]!, 2 * totalDueCents - 500, 'enough')
  office.move('2026-12-31')
  return homes
}

const why = [
  'It asks for less than $5.00; the balance is carried to the next bill (Marlow Municipal Code § 6-3.340(a)).',
  'Nothing is due (Marlow Municipal Code § 6-3.340(b)).',
  'It shows a credit, which is taken off the next bill (Marlow Municipal Code § 6-3.340(c)).',
  null,
]

describe('a bill below the minimum, of zero, or with a credit', () => {
  it('is on the register with the rule that keeps it back, and found by it', async () => {
    await paidAhead()
    const { id } = await calculatedRun(office)
    type Register = SuccessOf<typeof registers.register>
    const { rows } = await answered<Register>(office.get(`/runs/${id}/register`))
    expect(new Set(rows.map(({ suppressed }) => suppressed))).toEqual(new Set(why))
    const narrowed = await answered<Register>(office.get(`/runs/${id}/register?suppressed=true`))
    expect(narrowed.rows).toHaveLength(3)
  })

  it('is posted and not sent: no piece of the mail, no e-mail; the manifest counts and names it with its rule', async () => {
    const homes = await paidAhead()
    const { id } = await postedRun(office)
    const newest = await Promise.all(homes.map(async (home) => (await billsOf(home))[0]!))
    expect(newest.map(({ suppressed }) => suppressed)).toEqual(why)
    expect(newest.map(({ sentBy }) => sentBy)).toEqual(['none', 'none', 'none', 'paper'])
    expect(newest.map(({ totalDueCents }) => totalDueCents)).toEqual([499, 0, -1, 500])
    expect(
      await answered<SuccessOf<typeof deliveries.ofRun>>(office.get(`/runs/${id}/delivery`)),
    ).toMatchObject({
      bills: 4,
      printed: 1,
      suppressed: { minimum: 1, zero: 1, credit: 1 },
      notSent: 0,
    })
    const job = await answered<{ id: number; pieces: number }>(office.post(`/runs/${id}/print`))
    await office.finishJobs()
    expect(job.pieces).toBe(1)
    const manifest = (await (await office.get(`/print-jobs/${job.id}/parts/manifest.json`)).json()) as {
      suppressedBills: { because: string }[]
    }
    expect(manifest).toMatchObject({ bills: 4, printed: 1, suppressed: { minimum: 1, zero: 1, credit: 1 } })
    expect(manifest.suppressedBills.map(({ because }) => because)).toEqual(why.slice(0, 3))
  })

  it('is carried to the next bill to the cent, and neither lost nor past due before that', async () => {
    const homes = await paidAhead()
    const december = await postedRun(office)
    const account = (home: TownAccount) =>
      answered<SuccessOf<typeof accounts.show>>(office.get(`/accounts/${home.number}`))
    office.move('2027-01-31')
    const little = await account(homes[0]!)
    expect(little.balanceCents).toBe(499)
    expect(little.alerts.map(({ code }) => code)).not.toContain('past-due')
    const january = await postedRun(office)
    expect(january.totals.previousBalanceCents).toBe(december.totals.totalDueCents)
    for (const [index, home] of homes.entries()) {
      const [next] = (await billsOf(home)) as [Bill]
      expect(next.totalDueCents).toBe([499, 0, -1, 500][index]! + next.chargesCents)
      expect(next.suppressed).toBeNull()
    }
  })

  it('is sent all the same when it is the last one, or a person asked for it', async () => {
    const [home, other] = await office.work((work) => smallTown(work, [{}, {}]))
    const now = async ({ number }: TownAccount, asked: object) => {
      const run = await answered(office.post(`/accounts/${number}/bill-now`, asked))
      await office.finishJobs()
      return answered<SuccessOf<typeof registers.register>>(office.get(`/runs/${run.id}/register`))
    }
    await pay(home!, 1_000_000, 'last')
    await pay(other!, 1_000_000, 'part')
    const final = await now(home!, { kind: 'final', lastOn: '2026-11-15' })
    const partial = await now(other!, { kind: 'partial', lastOn: '2026-11-15' })
    for (const { rows } of [final, partial]) {
      expect(rows[0]!.totalDueCents).toBeLessThan(0)
      expect(rows[0]!.suppressed).toBeNull()
    }
  })
})
