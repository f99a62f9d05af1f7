import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { loadMarlow } from '#test/marlow'
import { type Owing, payer } from '#test/paying'
import { testOffice } from '#test/test-office'
import { waitingFor } from '#test/waiting'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { giveRefundsJob } from './give-refunds.ts'
import { keepPayout } from './keep-payout.ts'
import { owedPart } from './owed-back.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
const { begin, owing } = payer(office)
const { desk, provider } = office.payments
const clerk = office.as('clerk')

beforeAll(() => loadMarlow(office))

const balance = ({ accountId }: Owing) => office.work((work) => accountBalance(work, accountId))
const refundedOf = async (sessionId: string) => (await desk.find(sessionId))!.refundedCents
const visit = () => ({
  city: office.city,
  data: {},
  sendMail: office.mailServer.send,
  inTransaction: office.work,
  paymentProvider: provider,
})

describe('money given back online', () => {
  it('above what a person posts alone waits for another, who is not the one that asked', async () => {
    office.move('2026-11-23')
    const account: Owing = await owing('Gil Rich', { charges: 60_000 })
    const { sessionId, reference } = await begin(account.token, { amountCents: 60_000 })
    await desk.pay(sessionId, 'card')
    await office.finishJobs()
    const back = { requestKey: randomUUID(), amountCents: 40_000, note: 'Paid for the neighbor.' }
    const ask = (some: object = {}) =>
      office.as('coordinator').post(`/online/payments/${reference}/refunds`, { ...back, ...some })
    type Asked = { onlineRefundId: number; state: string; refundId: string | null }
    const first = await answered<Asked>(ask())
    expect(first).toMatchObject({ state: 'waiting', refundId: null })
    expect(await answered(ask())).toEqual(first)
    await giveRefundsJob.run(visit())
    expect(await refundedOf(sessionId)).toBe(0)
    expect(await refused(ask({ requestKey: randomUUID(), amountCents: 20_001 }))).toMatchObject({
      details: { field: 'amountCents' },
    })
    const path = `/online/refunds/${first.onlineRefundId}`
    expect(await refused(office.as('coordinator').post(`${path}/approve`, {}))).toMatchObject({
      code: 'ONLINE_REFUND_OWN',
    })
    expect(await refused(clerk.post(`${path}/approve`, {}))).toMatchObject({ code: 'NOT_PERMITTED' })
    const both = [1, 2].map(() => answered<Asked>(office.as('manager').post(`${path}/approve`, {})))
    expect(await Promise.all(both)).toMatchObject([{ state: 'given' }, { state: 'given' }])
    await office.finishJobs()
    expect(await refundedOf(sessionId)).toBe(40_000)
    expect(await balance(account)).toBe(40_000)
    expect(await refused(office.as('manager').post(`${path}/decline`, { reason: 'No' }))).toMatchObject({
      code: 'ONLINE_REFUND_NOT_WAITING',
    })
  })

  it('that is declined stays where it is', async () => {
    const account: Owing = await owing('Hal Rich', { charges: 60_000 })
    const { sessionId, reference } = await begin(account.token, { amountCents: 60_000 })
    await desk.pay(sessionId, 'card')
    await office.finishJobs()
    const back = { requestKey: randomUUID(), amountCents: 60_000, note: 'Wants it back.' }
    const { onlineRefundId } = await answered<{ onlineRefundId: number }>(
      clerk.post(`/online/payments/${reference}/refunds`, back),
    )
    const declined = { reason: 'The bill is right.' }
    expect(
      await answered(office.as('coordinator').post(`/online/refunds/${onlineRefundId}/decline`, declined)),
    ).toMatchObject({
      rows: expect.arrayContaining([
        expect.objectContaining({ onlineRefundId, state: 'declined' }),
      ]) as object,
    })
    await giveRefundsJob.run(visit())
    expect(await refundedOf(sessionId)).toBe(0)
    expect(await balance(account)).toBe(0)
  })
})

it.each([
  {
    case: 'all of it, where the office gave nothing',
    back: 500,
    sums: { office: 0, owed: 500, perhaps: 0 },
    is: 500,
  },
  {
    case: 'what is left beside the office’s own',
    back: 700,
    sums: { office: 200, owed: 500, perhaps: 0 },
    is: 500,
  },
  {
    case: 'of what nobody has an answer of, what is there',
    back: 300,
    sums: { office: 200, owed: 0, perhaps: 500 },
    is: 100,
  },
  {
    case: 'nothing, where only the office gave',
    back: 200,
    sums: { office: 200, owed: 0, perhaps: 500 },
    is: 0,
  },
])('of what went back is owed refunds’: $case', ({ back, sums, is }) => {
  expect(owedPart(back, sums)).toBe(is)
})

describe('a dispute', () => {
  it('is told on Today until somebody says that it is seen to', async () => {
    const account = await owing('Ivy Doubt')
    const { sessionId, reference } = await begin(account.token)
    await desk.pay(sessionId, 'card')
    await office.finishJobs()
    expect(await waitingFor(office, 'clerk', 'card-disputes')).toEqual([])
    await desk.dispute(sessionId, 'needs_response')
    await office.finishJobs()
    expect(await waitingFor(office, 'clerk', 'card-disputes')).toMatchObject([
      { kind: 'today', at: '/online-payments', amountCents: 6000 },
    ])
    const path = `/online/payments/${reference}/dispute-seen`
    const seen = { note: 'Sent the bill and the route log to the provider.' }
    await answered(clerk.post(path, seen))
    await answered(clerk.post(path, seen))
    expect(await waitingFor(office, 'clerk', 'card-disputes')).toEqual([])
    await desk.dispute(sessionId, 'won')
    await office.finishJobs()
    expect(await refused(clerk.post(path, seen))).toMatchObject({ code: 'ONLINE_PAYMENT_NOT_DISPUTED' })
  })
})

const cash = () =>
  office.work(async ({ db }) => {
    const { id } = await db
      .selectFrom('ledger_account')
      .select('id')
      .where('kind', '=', 'cash')
      .executeTakeFirstOrThrow()
    const rows = await db.selectFrom('entry').select(['debit_id', 'credit_id', 'amount_cents']).execute()
    return rows.reduce(
      (sum, one) => sum + one.amount_cents * (Number(one.debit_id === id) - Number(one.credit_id === id)),
      0,
    )
  })
const line = (kind: string, gross: number) =>
  ({ lineId: `txn ${kind} ${gross}`, kind, transactionId: null, gross, fee: 0, net: gross }) as never
const keep = (payoutId: string, net: number, lines: never[]) =>
  office.work((work) => keepPayout(work, { payoutId, arrivesOn: '2026-11-23', net: net as never, lines }))

it('a payout that the bank sent back is cash once, when the next one brings it', async () => {
  const before = await cash()
  await keep('po_first', 5000, [line('charge', 5000)])
  await keep('po_second', 7000, [line('charge', 2000), line('payout_reversal', 5000)])
  expect((await cash()) - before).toBe(7000)
})
