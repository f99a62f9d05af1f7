import { randomUUID } from 'node:crypto'
import type { refunds } from '@cartwright/api/refunds'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { cents } from '#kernel/money'
import { returnAddenda } from '#test/ach-file'
import { autopayOffice } from '#test/autopay-office'
import { answered, refused } from '#test/bill-runs'
import { home, loadMarlow, opened } from '#test/marlow'
import { payer } from '#test/paying'
import { testOffice } from '#test/test-office'
import { cashFigures } from '../cash-reports/tie-to-ledger.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { giveRefund, giveRefundsJob } from '../online/give-refunds.ts'
import { settlePayment, takeLook } from '../online/settle-payment.ts'
import { bankRefundReturned } from './bank-refunds.ts'
import { followRefundsJob } from './give-back.ts'
import { refundsDiffer } from './standing-checks.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
const { begin, owing } = payer(office)
const { desk } = office.payments
const { provider } = office.payments
type Whole = SuccessOf<typeof refunds.show>
type Refund = Whole['refunds'][number]

beforeAll(() => loadMarlow(office))

const clerk = office.as('clerk')
const balance = ({ accountId }: { accountId: number }) =>
  office.work((work) => accountBalance(work, accountId))
const visit = () => ({
  city: office.city,
  data: {},
  sendMail: office.mailServer.send,
  inTransaction: office.work,
  paymentProvider: provider,
})
const follow = async () => {
  await giveRefundsJob.run(visit())
  await followRefundsJob.run(visit())
  await office.finishJobs()
}

/** Somebody who paid $60 by card, and the same by check: a credit. */
async function paidTwice(name: string) {
  const account = await owing(name)
  const { sessionId, reference } = await begin(account.token)
  await desk.pay(sessionId, 'card')
  await office.finishJobs()
  const { accountNumber } = account
  const check = { tender: 'check', amountCents: 6000, receivedOn: '2026-11-20', receipt: `C-${reference}` }
  await answered(clerk.post('/payments', { ...check, accountNumber }))
  expect(await balance(account)).toBe(-6000)
  return { account, sessionId, reference }
}

async function asked({ accountNumber }: { accountNumber: string }) {
  const body = { key: randomUUID(), accountNumbers: [accountNumber] }
  const { batch, refunds: all } = await answered<Whole>(clerk.post('/refunds/batches', body))
  return { batchId: batch.batchId, refund: all.find((one) => one.accountNumber === accountNumber)! }
}
const waysOf = async ({ refundId }: Refund) =>
  (await answered<SuccessOf<typeof refunds.ways>>(clerk.get(`/refunds/${refundId}/ways`))).ways
const choose = ({ refundId }: Refund, way: string, reference: string | null = null) =>
  clerk.post(`/refunds/${refundId}/way`, { way, reference })
const approve = (batchId: number) => office.as('manager').post(`/refunds/batches/${batchId}/approve`, {})
const shown = async (batchId: number) =>
  (await answered<Whole>(clerk.get(`/refunds/batches/${batchId}`))).refunds
const refundedOf = async (sessionId: string) => (await desk.find(sessionId))!.refundedCents
const ties = async () => {
  expect(await office.work((work) => refundsDiffer.find(work))).toEqual([])
  const figures = await office.work((work) => cashFigures(work, work.today))
  expect(figures.filter(({ differenceCents }) => differenceCents !== 0)).toEqual([])
}

describe('a refund to the card it came from', () => {
  it('is given by the provider once its batch is approved: what was owed is paid, and the payment stays', async () => {
    const { account, sessionId, reference } = await paidTwice('Ada Card')
    const { batchId, refund } = await asked(account)
    expect(await waysOf(refund)).toEqual([
      { way: 'check', to: 'by check', reference: null },
      { way: 'online', to: 'back to the card visa 4242', reference },
    ])
    expect(await refused(choose(refund, 'bank'))).toMatchObject({ code: 'REFUND_WAY_GONE' })
    expect(await answered(choose(refund, 'online', reference))).toMatchObject({
      way: 'online',
      wayTo: 'back to the card visa 4242',
    })
    expect(await answered<Whole>(approve(batchId))).toMatchObject({ batch: { toPay: 1, checksToWrite: 0 } })
    expect(await refundedOf(sessionId)).toBe(0)
    await office.finishJobs()
    expect(await refundedOf(sessionId)).toBe(6000)
    expect(await shown(batchId)).toMatchObject([
      { state: 'paid', way: 'online', onlineState: 'given', checkNumber: null, checkOn: '2026-11-23' },
    ])
    expect(await balance(account)).toBe(0)
    const { rows } = await answered<{ rows: { reversal: object | null }[] }>(
      office.get(`/accounts/${account.accountNumber}/payments`),
    )
    expect(rows.map(({ reversal }) => reversal)).toEqual([null, null])
    await follow()
    await follow()
    expect(await refundedOf(sessionId)).toBe(6000)
    await ties()
    const undo = { reason: 'Changed our mind', instead: 'reissue' }
    expect(await refused(office.as('manager').post(`/refunds/${refund.refundId}/void`, undo))).toMatchObject({
      code: 'REFUND_NOT_IN_STATE',
    })
    const check = { checks: [{ refundId: refund.refundId, checkNumber: '1', on: '2026-11-23' }] }
    expect(await refused(clerk.post(`/refunds/batches/${batchId}/checks`, check))).toMatchObject({
      code: 'REFUND_NOT_IN_STATE',
    })
  })

  it('is given once, whoever sends it at the same time and whoever was killed before the answer', async () => {
    const { account, sessionId, reference } = await paidTwice('Bea Card')
    const { batchId, refund } = await asked(account)
    await answered(choose(refund, 'online', reference))
    await answered(approve(batchId))
    const id = await office.work(async ({ db }) => {
      const { rows } = await sql<{ id: number }>`
        select online_refund_id as id from refund where id = ${refund.refundId}`.execute(db)
      return rows[0]!.id
    })
    // It was given, and nobody wrote the answer down.
    const { transactionId } = (await provider.fetch({ kind: 'session', id: sessionId }))!
    const key = `${reference}-refund-${refund.refundId}`
    await provider.refund({ transactionId: transactionId!, amount: cents(6000), key })
    await office.finishJobs()
    expect(await balance(account)).toBe(0)
    await Promise.all([1, 2].map(() => giveRefund({ inTransaction: office.work, provider }, id)))
    await follow()
    expect(await refundedOf(sessionId)).toBe(6000)
    expect(await shown(batchId)).toMatchObject([{ state: 'paid', way: 'online' }])
    expect(await balance(account)).toBe(0)
    await ties()
  })

  it('that the provider turns down is a check to write in the same batch', async () => {
    const { account, sessionId, reference } = await paidTwice('Cal Card')
    const { batchId, refund } = await asked(account)
    await answered(choose(refund, 'online', reference))
    await answered(approve(batchId))
    await desk.refund(sessionId, 100, 'made at the provider', 'held')
    await office.finishJobs()
    expect(await shown(batchId)).toMatchObject([
      { state: 'to-pay', way: 'check', wayNote: 'The payment provider did not give it back.' },
    ])
    // What the provider gave by itself is the account’s, as ever.
    expect(await balance(account)).toBe(100)
    const checks = [{ refundId: refund.refundId, checkNumber: '0007001', on: '2026-11-23' }]
    await answered(clerk.post(`/refunds/batches/${batchId}/checks`, { checks }))
    expect(await shown(batchId)).toMatchObject([{ state: 'paid', checkNumber: '7001' }])
    await ties()
  })

  it('that the card did not take after all is a check to write in its place', async () => {
    const { account, sessionId, reference } = await paidTwice('Dee Card')
    const { batchId, refund } = await asked(account)
    await answered(choose(refund, 'online', reference))
    await answered(approve(batchId))
    await office.finishJobs()
    const found = (await provider.fetch({ kind: 'session', id: sessionId }))!
    await office.work(async (work) =>
      settlePayment(work, { ...found, refunded: cents(0) }, await takeLook(work)),
    )
    await office.finishJobs()
    expect(await shown(batchId)).toMatchObject([
      { refundId: refund.refundId, state: 'voided', way: 'online', onlineState: 'returned' },
      { state: 'to-pay', way: 'check', reissueOf: refund.refundId },
    ])
    expect(await balance(account)).toBe(0)
    await ties()
  })

  it('is never more than what is left of the payment: of two at once one is refused', async () => {
    const { account, reference } = await paidTwice('Eli Card')
    const { batchId, refund } = await asked(account)
    await answered(choose(refund, 'online', reference))
    const back = { requestKey: randomUUID(), amountCents: 1, note: 'A cent too much.' }
    await answered(clerk.post(`/online/payments/${reference}/refunds`, back))
    expect(await refused(approve(batchId))).toMatchObject({
      code: 'REFUND_WAY_GONE',
      details: { refundIds: [refund.refundId] },
    })
    await office.finishJobs()
    await answered(choose(refund, 'check'))
    expect(await balance(account)).toBe(-5999)
  })
})

describe('a refund to the bank account autopay drew from', () => {
  const { setUp, prepare, release, take, night, show, bill, bank } = autopayOffice(office)
  let account: Awaited<ReturnType<typeof opened>>
  let batchId: number
  let refund: Refund
  const order = (drawOn: string) => office.as('coordinator').post('/refunds/bank-files', { drawOn })

  it('goes by a file that another person releases, and is paid on its day', async () => {
    account = await opened(office, home('700 Bank St', 'Fay Bank', { openedOn: '2026-09-01' }))
    await setUp(account, 'Fay Bank')
    const prenotes = await answered<{ runId: number }>(prepare('prenote', '2026-11-24'))
    await answered(release(prenotes.runId, { detailsChecked: true }))
    await take(prenotes.runId)
    office.move('2026-12-02')
    await night()
    await bill(account, '5101')
    office.move('2026-12-14')
    const draw = await answered<{ runId: number }>(prepare('autopay', '2026-12-15'))
    await answered(release(draw.runId, { detailsChecked: true }))
    await take(draw.runId)
    office.move('2026-12-15')
    await night()
    const { accountNumber } = account
    const check = { tender: 'check', amountCents: 9000, receivedOn: '2026-12-15', receipt: 'C-FAY' }
    await answered(clerk.post('/payments', { ...check, accountNumber }))
    const batch = await asked(account)
    batchId = batch.batchId
    refund = batch.refund
    expect((await waysOf(refund)).map(({ to }) => to)).toEqual([
      'by check',
      'to the bank account 6789 of Fay Bank',
    ])
    await answered(choose(refund, 'bank'))
    expect(await answered<Whole>(approve(batchId))).toMatchObject({
      batch: { checksToWrite: 0, bankToSend: expect.any(Number) as number },
    })
    expect(await refused(order('2026-12-19'))).toMatchObject({ details: { field: 'drawOn' } })
    const dropped = await answered<{ runId: number }>(order('2026-12-17'))
    expect(await refused(order('2026-12-17'))).toMatchObject({ code: 'REFUND_BATCH_EMPTY' })
    await answered(office.post(`/autopay/runs/${dropped.runId}/cancel`, { reason: 'Another day.' }))
    const { runId } = await answered<{ runId: number }>(order('2026-12-16'))
    expect(await refused(release(runId, {}, 'coordinator'))).toMatchObject({ code: 'ACH_RUN_OWN' })
    await answered(release(runId))
    const text = await (await take(runId)).text()
    expect(text).toContain(`622${bank.routing}${bank.bankNumber.padEnd(17)}0000009000`)
    expect(text).toContain('REFUND')
    const undo = { reason: 'By check', instead: 'give-back' }
    expect(await refused(office.as('manager').post(`/refunds/${refund.refundId}/void`, undo))).toMatchObject({
      code: 'REFUND_NOT_IN_STATE',
    })
    office.move('2026-12-16')
    await night()
    await follow()
    await follow()
    expect((await show(runId)).run).toMatchObject({ kind: 'refund', state: 'posted' })
    expect((await shown(batchId)).find(({ refundId }) => refundId === refund.refundId)).toMatchObject({
      state: 'paid',
      way: 'bank',
      checkOn: '2026-12-16',
      bankRunId: runId,
    })
    expect(await office.work((work) => refundsDiffer.find(work))).toEqual([])
  })

  it('that the bank sends back is a check to write', async () => {
    office.move('2026-12-17')
    const { bankRunId } = (await shown(batchId)).find(({ refundId }) => refundId === refund.refundId)!
    const trace = (await show(bankRunId!)).entries[0]!.trace!
    const back = () => office.work((work) => bankRefundReturned(work, { trace, why: 'R03: No account.' }))
    expect([await back(), await back()]).toEqual([true, false])
    expect(returnAddenda('R03', trace)).toContain(trace)
    expect(await shown(batchId)).toMatchObject([
      { state: 'voided', endedReason: 'R03: No account.' },
      { state: 'to-pay', way: 'check', reissueOf: refund.refundId, wayNote: 'R03: No account.' },
    ])
    expect(await office.work((work) => refundsDiffer.find(work))).toEqual([])
  })
})
