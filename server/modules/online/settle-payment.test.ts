import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { cents as asCents } from '#kernel/money'
import { answered, refused } from '#test/bill-runs'
import { loadMarlow } from '#test/marlow'
import { type Owing, payer } from '#test/paying'
import { testOffice } from '#test/test-office'
import { settlePayment, takeLook } from './settle-payment.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
const { begin, owing, returned } = payer(office)
const { desk, provider } = office.payments

const balance = async ({ accountNumber }: Owing) =>
  (await answered<{ balanceCents: number }>(office.get(`/accounts/${accountNumber}/receivables`)))
    .balanceCents
const paymentsOf = async ({ accountNumber }: Owing) =>
  (
    await answered<{
      rows: { paymentId: number; receipt: string; amountCents: number; reversal: { note: string } | null }[]
    }>(office.get(`/accounts/${accountNumber}/payments`))
  ).rows
/** Somebody who owes $60.00 and paid it by card. */
const paidByCard = async (name: string) => {
  const account = await owing(name)
  const begun = await begin(account.token)
  await desk.pay(begun.sessionId, 'card')
  await office.finishJobs()
  return { account, ...begun }
}

beforeAll(() => loadMarlow(office))

it('1,000 attempts at once to pay one bill through every door post exactly the money that came in', async () => {
  const account = await owing('Ana Lopez')
  const { accountNumber } = account
  const online = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      begin(account.token, { pays: 'other', amountCents: 100 + index }),
    ),
  )
  // Half of them by card, half from a bank account: of those every second one is not paid in the end.
  const paid = await Promise.all(
    online.map(async ({ sessionId }, index) => {
      if (index % 2 === 0) await desk.pay(sessionId, 'card', 'held')
      else {
        await desk.pay(sessionId, 'us_bank_account', 'held')
        await desk.clear(sessionId, index % 4 === 1, 'held')
      }
      const { events, amountCents, paid: came } = (await desk.find(sessionId))!
      return { sessionId, events, cents: came ? amountCents : 0 }
    }),
  )
  const calls = paid.flatMap(({ sessionId, events }) =>
    events.flatMap(({ id }) => Array.from({ length: 20 }, () => () => desk.tell(sessionId, id))),
  )
  // Two clerks and a machine each key the same receipts.
  const receipts = Array.from({ length: 100 }, (_, index) => ({
    accountNumber,
    amountCents: 10 + index,
    tender: (['cash', 'check', 'card', 'ach'] as const)[index % 4]!,
    receivedOn: '2026-11-20',
    receipt: `C-${index}`,
  }))
  const keyed = receipts.flatMap((receipt) =>
    [1, 2, 3].map(() => async () => (await office.as('clerk').post('/payments', receipt)).status),
  )
  const settled = Array.from({ length: 100 }, () => async () => office.finishJobs())
  const attempts = mixed([...calls, ...keyed, ...settled])
  expect(attempts.length).toBeGreaterThanOrEqual(1000)
  await Promise.all(attempts.map((attempt) => attempt()))
  await office.finishJobs()

  const came = [...paid.map(({ cents }) => cents), ...receipts.map(({ amountCents }) => amountCents)]
  const total = came.reduce((sum, cents) => sum + cents, 0)
  const { balanceCents, creditCents } = await answered<{ balanceCents: number; creditCents: number }>(
    office.get(`/accounts/${accountNumber}/receivables`),
  )
  expect({ balanceCents, creditCents }).toEqual({
    balanceCents: 6000 - total,
    creditCents: Math.max(0, total - 6000),
  })
  const { rows } = await answered<{ rows: { amountCents: number; reversal: object | null }[] }>(
    office.get(`/accounts/${accountNumber}/payments?limit=500`),
  )
  expect(rows.map(({ amountCents }) => amountCents).toSorted((a, b) => a - b)).toEqual(
    came.filter((cents) => cents > 0).toSorted((a, b) => a - b),
  )
})

describe('what was paid online', () => {
  it('goes back in part and whole by refunds, and by a dispute until that is won', async () => {
    const { account, sessionId, reference, returnToken } = await paidByCard('Ida Ross')
    const refund = (amountCents: number) =>
      office.post(`/online/payments/${reference}/refunds`, {
        requestKey: `refund-${amountCents}`,
        amountCents,
        note: 'Paid twice.',
      })
    await answered(refund(2000))
    await answered(refund(2000))
    await office.finishJobs()
    expect(await balance(account)).toBe(2000)
    expect(await refused(refund(4001))).toMatchObject({ code: 'FIELD_REFUSED' })
    expect(await returned(returnToken)).toMatchObject({ state: 'paid', posted: true })
    await desk.dispute(sessionId, 'needs_response')
    await office.finishJobs()
    expect(await balance(account)).toBe(6000)
    await desk.dispute(sessionId, 'won')
    await office.finishJobs()
    expect(await balance(account)).toBe(2000)
    const standing = (await paymentsOf(account)).filter(({ reversal }) => reversal === null)
    expect(standing).toMatchObject([{ amountCents: 4000, receipt: `${reference}-3` }])
  })

  it('is given back once under one name, also when the provider told before the answer came', async () => {
    const { account, reference, returnToken } = await paidByCard('Ira Voss')
    const whole = { requestKey: 'the whole of it', amountCents: 6000, note: 'Paid twice.' }
    const refund = (some: object = {}) =>
      office.post(`/online/payments/${reference}/refunds`, { ...whole, ...some })
    const first = await answered(refund())
    await office.finishJobs()
    expect(await answered(refund())).toEqual(first)
    expect(await refused(refund({ amountCents: 1 }))).toMatchObject({ code: 'REQUEST_KEY_USED' })
    expect(await balance(account)).toBe(6000)
    expect(await returned(returnToken)).toMatchObject({ state: 'paid', posted: true })
    const { rows } = await office.work(({ db }) =>
      sql<{
        command: string
      }>`select command from command_record where subject = ${`online payment ${reference}`}
        order by id`.execute(db),
    )
    expect(rows.map(({ command }) => command)).toEqual(['ask-online-refund', 'refund-online-payment'])
  })

  it('of which the city gets some back says so', async () => {
    const { account, sessionId } = await paidByCard('Jan Wirt')
    const found = (await provider.fetch({ kind: 'session', id: sessionId }))!
    for (const disputed of [2000, 0])
      await office.work(async (work) =>
        settlePayment(work, { ...found, disputed: asCents(disputed) }, await takeLook(work)),
      )
    expect(await balance(account)).toBe(0)
    const why = (await paymentsOf(account)).flatMap(({ reversal }) => reversal ?? [])
    expect(why).toHaveLength(2)
    expect(why).toContainEqual(
      expect.objectContaining({ note: 'The payment provider gave the city back some of it' }),
    )
  })

  it('that a person moved to another account is taken back from there, and comes back to there', async () => {
    const { account: wrong, sessionId } = await paidByCard('Jo Lind')
    const right = await owing('Kay Lind')
    const [payment] = await paymentsOf(wrong)
    await answered(
      office.post(`/payments/${payment!.paymentId}/reversals`, {
        reason: 'wrong-account',
        note: 'Meant for the house next door.',
        moveTo: right.accountNumber,
      }),
    )
    expect([await balance(wrong), await balance(right)]).toEqual([6000, 0])
    await desk.dispute(sessionId, 'needs_response')
    await office.finishJobs()
    expect([await balance(wrong), await balance(right)]).toEqual([6000, 6000])
    await desk.dispute(sessionId, 'won')
    await office.finishJobs()
    expect([await balance(wrong), await balance(right)]).toEqual([6000, 0])
  })
})

/** In an order that is no order, and the same each time. */
function mixed<Value>(values: readonly Value[]): Value[] {
  let seed = 7
  return values
    .map((value) => ({ value, at: (seed = (seed * 48_271) % 2_147_483_647) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
