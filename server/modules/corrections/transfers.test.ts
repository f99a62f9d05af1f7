import type { plans } from '@cartwright/api/plans'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import type { transfers } from '@cartwright/api/transfers'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { billedTown, since } from '#test/billed-town'
import { testOffice } from '#test/test-office'
import { verifyBalances } from '../audit/verify-balances.ts'
import { dueInstallmentsJob } from './due-installments.ts'

const office = testOffice({ on: '2026-11-02', keep: true })
const cartsOfTwo = [{ what: 'all:cart-set:96 gal' }, { what: 'refuse:extra-cart:96 gal', quantity: 2 }]
const { bill, number, balance, send, correct } = billedTown(office, [{}, {}, { services: cartsOfTwo }])
beforeAll(bill)

let requests = 0
const night = () => ({
  city: office.city,
  data: {},
  sendMail: office.mailServer.send,
  inTransaction: office.work,
})

type Transfer = SuccessOf<typeof transfers.show>
const move = (role: Role, at: number, asked: object) =>
  office.as(role).post(`/accounts/${number(at)}/transfers`, {
    reason: 'It belongs there.',
    requestKey: `transfer request ${++requests}`,
    ...asked,
  })
const to = (...accounts: [at: number, weight: number][]) =>
  accounts.map(([at, weight]) => ({ accountNumber: number(at), weight }))
const atNight = () => dueInstallmentsJob.run(night())

describe('money moved between accounts', () => {
  it('is taken off one and put on the other at once, and sums to nothing', async () => {
    const before = [await balance(0), await balance(1)]
    const moved = await answered<Transfer>(move('clerk', 0, { amountCents: 1000, to: to([1, 1]) }))
    expect(moved).toMatchObject({ state: 'posted', parts: [{ amountCents: -1000 }, { amountCents: 1000 }] })
    expect([await balance(0), await balance(1)]).toEqual([before[0]! - 1000, before[1]! + 1000])
  })

  it('is a charge split by weights, by largest remainder, taken from its line', async () => {
    const { rows } = await answered<{ rows: { billId: number; lineNo: number; leftCents: number }[] }>(
      office.get(`/accounts/${number(0)}/lines-left`),
    )
    const { billId, lineNo, leftCents } = rows[0]!
    const asked = { amountCents: 1000, line: { billId, lineNo }, to: to([0, 1], [1, 1], [2, 1]) }
    const split = await answered<Transfer>(move('clerk', 0, asked))
    expect(split.parts.map(({ amountCents }) => amountCents)).toEqual([-666, 333, 333])
    const after = await answered<{ rows: { leftCents: number }[] }>(
      office.get(`/accounts/${number(0)}/lines-left`),
    )
    expect(after.rows[0]!.leftCents).toBe(leftCents - 666)
    expect(await refused(move('clerk', 0, { ...asked, amountCents: 900_000, to: to([1, 1]) }))).toMatchObject(
      {
        code: 'ADJUSTMENT_MORE_THAN_LEFT',
      },
    )
  })

  it('waits on all accounts when one of them needs a second person, who approves all by one', async () => {
    const before = [await balance(2), await balance(1)]
    const waiting = await answered<Transfer>(move('clerk', 2, { amountCents: 4800, to: to([1, 1]) }))
    expect(waiting.state).toBe('asked')
    expect([await balance(2), await balance(1)]).toEqual(before)
    await answered(
      office.as('manager').post(`/adjustments/${waiting.parts[1]!.adjustmentId}/approve`, { note: 'Seen.' }),
    )
    expect(await answered<Transfer>(office.get(`/transfers/${waiting.transferId}`))).toMatchObject({
      state: 'posted',
    })
    expect([await balance(2), await balance(1)]).toEqual([before[0]! - 4800, before[1]! + 4800])
    const back = office
      .as('manager')
      .post(`/adjustments/${waiting.parts[0]!.adjustmentId}/reverse`, { note: 'No.', reason: 'No.' })
    expect((await refused(back)).code).toBe('TRANSFER_TAKEN_BACK_BY_TRANSFER')
  })

  it('is never more than the balance', async () => {
    const all = await balance(2)
    expect(await refused(move('manager', 2, { amountCents: all + 1, to: to([1, 1]) }))).toMatchObject({
      code: 'TRANSFER_MORE_THAN_BALANCE',
      details: { balanceCents: all },
    })
  })
})

it('a larger charge is paid in installments, each due on its day and once', async () => {
  const carts = { stream: 'refuse', container: 'extra-cart', size: '96 gal', quantity: 6 }
  const stated = since('2026-09-01', { kind: 'service-there', service: carts })
  const before = await balance(1)
  const made = await correct(1, stated, { inInstallments: true }, 'manager')
  if (made.state === 'asked')
    await answered(
      office.as('coordinator').post(`/adjustments/${made.adjustmentId}/approve`, { note: 'Seen.' }),
    )
  expect(await balance(1)).toBe(before)
  const shown = async () =>
    (
      await answered<SuccessOf<typeof plans.ofAccount>>(
        office.get(`/accounts/${number(1)}/installment-plans`),
      )
    ).rows[0]!
  const { installments, amountCents } = await shown()
  expect(installments.map(({ dueOn }) => dueOn)).toEqual(['2026-12-02', '2027-01-02'])
  expect(amountCents).toBe(made.postedCents)
  await atNight()
  expect(await balance(1)).toBe(before)
  office.move('2026-12-02')
  await atNight()
  await atNight()
  expect(await balance(1)).toBe(before + installments[0]!.amountCents)
  office.move('2027-01-05')
  await atNight()
  expect(await balance(1)).toBe(before + amountCents)
  expect(await shown()).toMatchObject({ notDueCents: 0 })
  office.move('2026-11-02')
  const small = await refused(
    send(0, since('2026-10-01', { kind: 'service-there', service: { ...carts, quantity: 1 } }), {
      inInstallments: true,
    }),
  )
  expect(small.code).toBe('PLAN_NOT_OFFERED')
})

it('the books balance after all of it', async () => {
  expect(await office.work((work) => verifyBalances(work))).toEqual([])
})
