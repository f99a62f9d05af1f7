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
const { bill, number, balance, send, correct } = billedTown(office, [{}, {}, { services: cartsOfTwo }, {}])
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

describe('a plan that ends before its time', () => {
  type Ended = SuccessOf<typeof plans.end>
  const carts = { stream: 'refuse', container: 'extra-cart', size: '64 gal', quantity: 8 }
  /** What is owed for carts nobody entered, in installments. */
  async function planned(at: number): Promise<number> {
    const made = await correct(
      at,
      since('2026-09-01', { kind: 'service-there', service: carts }),
      { inInstallments: true },
      'manager',
    )
    if (made.state === 'asked')
      await answered(
        office.as('coordinator').post(`/adjustments/${made.adjustmentId}/approve`, { note: 'Seen.' }),
      )
    const { rows } = await answered<SuccessOf<typeof plans.ofAccount>>(
      office.get(`/accounts/${number(at)}/installment-plans`),
    )
    return rows[0]!.planId
  }
  const end = (planId: number, how: Ended['how']) =>
    office.as('clerk').post(`/installment-plans/${planId}/end`, { how, reason: 'As she asked.' })
  const look = (planId: number, how: Ended['how']) =>
    answered<Ended>(office.as('clerk').get(`/installment-plans/${planId}/end?how=${how}`))

  it('is due at once when it is paid off, once, whatever is sent twice', async () => {
    const planId = await planned(0)
    const before = await balance(0)
    const { restCents, newBalanceCents } = await look(planId, 'paid-off')
    expect(await balance(0)).toBe(before)
    expect(await answered<Ended>(end(planId, 'paid-off'))).toMatchObject({ restCents, dueOn: '2026-11-02' })
    await answered<Ended>(end(planId, 'paid-off'))
    expect(await balance(0)).toBe(before + restCents)
    expect(newBalanceCents).toBe(before + restCents)
    expect((await refused(end(planId, 'cancelled'))).code).toBe('PLAN_ENDED')
  })

  it('is broken when a part stayed unpaid as long as the rule says, and the rest is due on its day', async () => {
    const planId = await planned(3)
    const before = await balance(3)
    expect((await refused(end(planId, 'broken'))).code).toBe('PLAN_NOT_BROKEN')
    office.move('2026-12-02')
    await atNight()
    const first = (await balance(3)) - before
    expect(first).toBeGreaterThan(0)
    office.move('2026-12-18')
    const missed = () =>
      answered<SuccessOf<typeof plans.missed>>(office.as('clerk').get('/installment-plans/missed'))
    expect((await missed()).rows).toMatchObject([{ planId, accountNumber: number(3), amountCents: first }])
    const paid = {
      accountNumber: number(3),
      amountCents: first,
      tender: 'check',
      receivedOn: '2026-12-17',
      receipt: 'plan 1',
    }
    const { paymentId } = await answered<{ paymentId: number }>(office.as('clerk').post('/payments', paid))
    expect((await missed()).rows).toEqual([])
    // A payment that is taken back paid nothing.
    const back = { reason: 'duplicate', note: 'Keyed twice.' }
    await answered(office.as('coordinator').post(`/payments/${paymentId}/reversals`, back))
    expect((await missed()).rows).toMatchObject([{ planId }])
    const ended = await answered<Ended>(end(planId, 'broken'))
    expect((await missed()).rows).toEqual([])
    const letter = await answered<{ facts: object }>(office.as('clerk').get(`/letters/${ended.letterId}`))
    expect(letter.facts).toMatchObject({ missed: { cents: first }, rest: { cents: ended.restCents } })
    expect(ended).toMatchObject({ dueOn: '2027-01-02', citation: expect.stringContaining('6-3.361') })
    expect(await balance(3)).toBe(before + first)
    office.move('2027-01-02')
    await atNight()
    await atNight()
    expect(await balance(3)).toBe(before + first + ended.restCents)
    expect((await refused(end(planId, 'paid-off'))).code).toBe('PLAN_ENDED')
    office.move('2026-11-02')
  })

  it('is not there, or has nothing left to end', async () => {
    expect((await refused(end(999, 'cancelled'))).code).toBe('INSTALLMENT_PLAN_NOT_FOUND')
    const { rows } = await answered<SuccessOf<typeof plans.ofAccount>>(
      office.get(`/accounts/${number(1)}/installment-plans`),
    )
    expect((await refused(end(rows[0]!.planId, 'cancelled'))).code).toBe('PLAN_ALL_DUE')
  })
})

it('two people who approve two adjustments of one transfer at once: one does it, the other is told', async () => {
  const waiting = await answered<Transfer>(
    move('clerk', 2, { amountCents: 4700, to: to([1, 1]), reason: 'Again.' }),
  )
  expect(waiting.state).toBe('asked')
  const approve = (role: Role, at: number) =>
    office.as(role).post(`/adjustments/${waiting.parts[at]!.adjustmentId}/approve`, { note: 'Seen.' })
  const answers = await Promise.all([approve('manager', 0), approve('coordinator', 1)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect((await refused(Promise.resolve(answers.find(({ status }) => status === 409)!))).code).toBe(
    'ADJUSTMENT_NOT_WAITING',
  )
})

it('the books balance after all of it', async () => {
  expect(await office.work((work) => verifyBalances(work))).toEqual([])
})
