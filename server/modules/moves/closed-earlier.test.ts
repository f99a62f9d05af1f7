import type { accounts } from '@cartwright/api/accounts'
import type { bills } from '@cartwright/api/bills'
import type { moves } from '@cartwright/api/moves'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import type { adjustments } from '@cartwright/api/adjustments'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, postedRun, refused, release } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { creditOnClosed } from '../checks/credit-on-closed.ts'
import { chargedAfterFinal } from './charged-after-final.ts'

const office = testOffice({ on: '2026-12-02', keep: true })

type Moved = SuccessOf<typeof moves.stop>
type Shown = SuccessOf<typeof accounts.show>
type Bill = SuccessOf<typeof bills.ofAccount>['rows'][number]
type Ask = InputOf<typeof adjustments.ask>['body']

let homes: TownAccount[]
beforeAll(async () => {
  const month = { openedOn: '2026-11-01' }
  const grew = [
    { what: 'all:cart-set:96 gal', until: '2026-11-16' },
    { what: 'all:cart-set:64 gal', from: '2026-11-16' },
    { what: 'refuse:extra-cart:96 gal', from: '2026-11-16' },
  ]
  homes = await office.work((work) => smallTown(work, [{ ...month, services: grew }, month, month, month]))
  office.move('2026-11-30')
  await postedRun(office)
})
const to = ({ number }: { number: string }, what: string, body: object) =>
  office.post(`/accounts/${number}/${what}`, body)
const shown = ({ number }: TownAccount) => answered<Shown>(office.get(`/accounts/${number}`))
const stops = (at: TownAccount, from: string) => answered<Moved>(to(at, 'stop', { from, reason: 'Sold' }))

/** The final bill of an account, made on demand and posted. */
async function finalBill(at: TownAccount): Promise<Bill> {
  const { id } = await answered(to(at, 'bill-now', { kind: 'final', lastOn: '2026-11-30' }))
  await office.finishJobs()
  await release(office, id)
  await answered(office.post(`/runs/${id}/post`))
  await office.finishJobs()
  return (await answered<{ rows: Bill[] }>(office.get(`/accounts/${at.number}/bills`))).rows[0]!
}

async function adjusted(at: TownAccount, amountCents: number): Promise<void> {
  const body: Ask = {
    reason: 'courtesy',
    parts: [{ ledgerCode: '4410', amountCents }],
    note: 'After the final bill',
  }
  await answered(office.as('manager').post(`/accounts/${at.number}/adjustments`, body))
}

describe('an account that should have ended earlier', () => {
  it('gives back all its services of the days after, bill by bill, also those that began on them', async () => {
    const [at] = homes as [TownAccount]
    const before = (await shown(at)).balanceCents
    const preview = await answered<Moved>(to(at, 'stop/preview', { from: '2026-11-11', reason: 'Sold' }))
    expect((await shown(at)).balanceCents).toBe(before)
    // Ten of the 30 days of 51.59.
    const kept = 1720
    expect(preview.putRight).toMatchObject([
      {
        periodFrom: '2026-11-01',
        periodUntil: '2026-12-01',
        billedCents: before,
        shouldCents: kept,
        postedCents: kept - before,
      },
    ])
    const stopped = await stops(at, '2026-11-11')
    expect(stopped.putRight).toEqual(preview.putRight)
    const after = await shown(at)
    expect(after.balanceCents).toBe(kept)
    const days = after.services.filter(({ from, until }) => until === null || from < until)
    expect(days.map(({ from, until }) => [from, until])).toEqual([['2026-11-01', '2026-11-11']])
    expect(stopped.bills).toMatchObject([{ kind: 'final', chargesCents: 0, totalDueCents: kept }])
  })

  it('is put right as well when it is closed and has its final bill, which is made again', async () => {
    const [, at] = homes as [TownAccount, TownAccount]
    await stops(at, '2026-12-01')
    expect(await refused(to(at, 'stop', { from: '2026-12-01' }))).toMatchObject({ code: 'ACCOUNT_CLOSED' })
    expect(await finalBill(at)).toMatchObject({ isFinal: true, totalDueCents: 5159 })
    const earlier = await stops(at, '2026-11-16')
    expect(earlier.sentences[0]).toContain('should have ended earlier')
    expect(earlier.orders).toEqual([])
    expect((await shown(at)).balanceCents).toBe(2580)
    const found = await office.work((work) => chargedAfterFinal.find(work))
    expect(found.map(({ accountId, amountCents }) => [accountId, amountCents])).toEqual([[at.id, 2580]])
    expect(await finalBill(at)).toMatchObject({ isFinal: true, adjustmentsCents: -2579, totalDueCents: 2580 })
    expect(await office.work((work) => chargedAfterFinal.find(work))).toEqual([])
  })
})

describe('an adjustment after the final bill', () => {
  it('leaves no credit unseen: it is among the credits, and a finding of the night', async () => {
    const [, , at] = homes as [TownAccount, TownAccount, TownAccount]
    const payment = { accountNumber: at.number, amountCents: 5159, tender: 'cash', receivedOn: '2026-12-02' }
    await answered(office.post('/payments', { ...payment, receipt: 'R-9' }))
    await stops(at, '2026-12-01')
    await finalBill(at)
    await adjusted(at, -500)
    const list = await answered<SuccessOf<typeof accounts.list>>(office.get('/accounts?hasCredit=true'))
    expect(list.rows.map(({ accountNumber }) => accountNumber)).toEqual([at.number])
    const found = await office.work((work) => creditOnClosed.find(work))
    expect(found.map(({ accountId, amountCents }) => [accountId, amountCents])).toEqual([[at.id, 500]])
    expect(await finalBill(at)).toMatchObject({ isFinal: true, adjustmentsCents: -500, totalDueCents: -500 })
  })
})
