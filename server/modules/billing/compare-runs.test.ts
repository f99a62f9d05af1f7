import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { registers } from '@cartwright/api/registers'
import type { ledger } from '@cartwright/api/ledger'
import type { SuccessOf } from '@cartwright/api/route'
import { answered, calculatedRun, refused } from '#test/bill-runs'
import { addHouseholds, type Household, loadMarlow, smallTown, townService } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { addServices } from '../services/add-services.ts'

const office = testOffice({ on: '2026-10-31', keep: true })

type Change = SuccessOf<typeof registers.change>
type Page = SuccessOf<typeof registers.register>
type Stopped = SuccessOf<typeof registers.stopped>
type Distribution = SuccessOf<typeof ledger.distribution>

const months = ['2026-10-31', '2026-11-30', '2026-12-31', '2027-01-31']
const what = fc.constantFrom('all:cart-set:96 gal', 'all:cart-set:64 gal', 'refuse:extra-cart:96 gal')
const house = fc.record({
  what,
  opensIn: fc.nat(3),
  closesIn: fc.option(fc.nat(3)),
  /** In which months something happens: another cart comes, all service stops, or the account is held. */
  more: fc.option(fc.nat(3)),
  stops: fc.option(fc.nat(3)),
  held: fc.option(fc.nat(3)),
})

type House = typeof house extends fc.Arbitrary<infer Value> ? Value : never

const dayOf = (month: number, day: string) => months[month]!.replace(/\d\d$/, day)

const household = ({ what: service, opensIn, closesIn, stops }: House): Household => {
  const openedOn = opensIn === 0 ? '2026-01-01' : dayOf(opensIn, '11')
  const later = (month: number | null, day: string) =>
    month !== null && month > opensIn ? dayOf(month, day) : null
  return {
    openedOn,
    closedOn: later(closesIn, '16'),
    services: [{ what: service, until: later(stops, '06') ?? later(closesIn, '16') }],
  }
}

it('the causes of the change from any earlier run sum to the difference, and every part is its rows', async () => {
  await office.work((work) => loadMarlow(work))
  await fc.assert(
    fc.asyncProperty(fc.array(house, { minLength: 3, maxLength: 6 }), async (houses) => {
      // Towns of earlier rounds stay as they are, and are billed by nobody.
      await office.work(({ db }) => sql`update account set cycle = '2'`.execute(db))
      await office.work(({ db }) =>
        sql`update bill_run set kind = 'list', cycle = '2' where kind = 'cycle'`.execute(db),
      )
      const made = await office.work((work) => addHouseholds(work, [...houses.map(household), {}]))
      for (const [month, day] of months.entries()) {
        office.move(day)
        await office.work((work) =>
          addServices(
            work,
            houses.flatMap((one, index) =>
              one.more === month && one.more > one.opensIn
                ? [
                    townService(made[index]!.id, {
                      what: 'refuse:extra-cart:96 gal',
                      from: dayOf(month, '09'),
                    }),
                  ]
                : [],
            ),
          ),
        )
        const run = await calculatedRun(office, { cycle: '1', periodFrom: day })
        const held = houses.flatMap((one, index) => (one.held === month ? [made[index]!.number] : []))
        const known = await onRegister(run.id, held)
        if (known.length > 0)
          await answered(office.post(`/runs/${run.id}/hold`, { accountNumbers: known, note: 'Ask.' }))
        expect(await checkRun(run.id)).toBe(month)
        await post(run.id)
        expect(await checkRun(run.id)).toBe(month)
      }
    }),
    { numRuns: 3 },
  )
}, 120_000)

async function onRegister(id: number, numbers: readonly string[]): Promise<string[]> {
  const { rows } = await answered<Page>(office.get(`/runs/${id}/register`))
  return rows.flatMap(({ accountNumber }) => (numbers.includes(accountNumber) ? [accountNumber] : []))
}

async function post(id: number): Promise<void> {
  await answered(office.post(`/runs/${id}/review`))
  await office.post(`/runs/${id}/exceptions/accept`, { filter: {}, note: 'Right.' })
  await answered(office.as('manager').post(`/runs/${id}/release`))
  await answered(office.post(`/runs/${id}/post`))
  await office.finishJobs()
}

/** Compares a run with every earlier one, and looks behind every part of what it differs by. */
async function checkRun(id: number): Promise<number> {
  const { choices } = await answered<Change>(office.get(`/runs/${id}/change`))
  for (const { runId, chargesCents } of choices) {
    const change = await answered<Change>(office.get(`/runs/${id}/change?against=${runId}`))
    expect(change.beforeCents).toBe(chargesCents)
    expect(total(change.causes)).toBe(change.nowCents - change.beforeCents)
    const gone = await answered<Stopped>(office.get(`/runs/${id}/stopped?against=${runId}`))
    expect(gone).toMatchObject(change.stopped)
    expect(gone.rows.reduce((sum, row) => sum + row.chargesCents, 0)).toBe(gone.chargesCents)
    for (const { cause, amountCents } of change.causes) {
      const page = await answered<Page>(office.get(`/runs/${id}/register?against=${runId}&cause=${cause}`))
      const parts = page.rows.reduce((sum, { partCents }) => sum + (partCents ?? 0), 0)
      expect({ cause, cents: parts }).toEqual({ cause, cents: page.totals.partCents ?? 0 })
      expect(parts - (cause === 'stopped' ? gone.chargesCents : 0)).toBe(amountCents)
    }
    await checkBars(id, runId, change)
  }
  return choices.length
}

async function checkBars(id: number, runId: number, { histogram }: Change): Promise<void> {
  for (const { class: name, bars } of histogram)
    for (const { fromPercent, untilPercent, bills, changeCents } of bars) {
      if (bills === 0) continue
      const query = [
        `against=${runId}&class=${name}`,
        fromPercent === null ? '' : `&fromPercent=${fromPercent}`,
        untilPercent === null ? '' : `&untilPercent=${untilPercent}`,
      ].join('')
      const { totals } = await answered<Page>(office.get(`/runs/${id}/register?${query}`))
      expect(totals.bills).toBe(bills)
      expect(totals.chargesCents - totals.lastChargesCents).toBe(changeCents)
    }
}

const total = (causes: Change['causes']): number =>
  causes.reduce((sum, { amountCents }) => sum + amountCents, 0)

it('what falls on a ledger account is the bills behind it', async () => {
  await office.work((work) =>
    smallTown(work, [{}, { class: 'commercial', services: [{ what: 'refuse:bin:4 yd' }] }]),
  )
  const { id } = await calculatedRun(office, { cycle: '1', periodFrom: '2027-05-01' })
  const { rows } = await answered<Distribution>(office.get(`/runs/${id}/distribution`))
  const charged = rows.filter(({ creditCents }) => creditCents > 0)
  expect(charged.length).toBeGreaterThan(1)
  for (const { glCode, creditCents, debitCents } of charged) {
    const { totals } = await answered<Page>(
      office.get(`/runs/${id}/register?gl=${encodeURIComponent(glCode)}`),
    )
    expect({ glCode, cents: totals.partCents }).toEqual({ glCode, cents: creditCents - debitCents })
  }
})

it('only an earlier posted run of the cycle is one to compare with', async () => {
  const first = await calculatedRun(office, { cycle: '1', periodFrom: '2027-06-01' })
  const { id } = await calculatedRun(office, { cycle: '1', periodFrom: '2027-07-01' })
  for (const runId of [first.id, id, 987])
    expect(await refused(office.get(`/runs/${id}/change?against=${runId}`))).toEqual({
      code: 'RUN_NOT_COMPARABLE',
      details: { runId },
    })
})
