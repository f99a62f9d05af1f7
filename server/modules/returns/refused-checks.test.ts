import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { answered, refused } from '#test/bill-runs'
import { loadMarlow } from '#test/marlow'
import { type OwingAccount, returnedPayments } from '#test/returned-payments'
import { testOffice } from '#test/test-office'
import { verifyBalances } from '../audit/verify-balances.ts'
import { putInSuspense } from '../suspense/put-in-suspense.ts'
import { suspenseDiffers } from '../suspense/standing-checks.ts'

const office = testOffice({ on: '2026-11-23', keep: true })

beforeAll(() => loadMarlow(office))

const { owing, post, pay, back } = returnedPayments(office)
const cash = (path: string, body: object, as: 'clerk' | 'coordinator' = 'clerk') =>
  office.as(as).post(`/cash${path}`, { key: randomUUID(), ...body })
const openBatch = () =>
  answered<{ batchId: number }>(
    cash('/batches', { kind: 'mail', receivedOn: '2026-11-23', controlCount: 1, controlCents: 3000 }),
  )
const bounced = async (payer: string): Promise<OwingAccount> => {
  const account = await owing(payer)
  await answered(back((await pay(account)).paymentId))
  return account
}
let checks = 0
const moved = async (account: OwingAccount): Promise<{ itemId: number; paymentId: number }> => {
  const [itemId] = await office.work((work) =>
    putInSuspense(work, [
      {
        source: 'file-item',
        sourceId: (checks += 1),
        amount: cents(3000),
        tender: 'check',
        receivedOn: PlainDate.from('2026-11-20'),
        why: 'unknown-account',
      },
    ]),
  )
  return { itemId: itemId!, paymentId: await move(itemId!, account) }
}
const move = async (itemId: number, { accountNumber }: OwingAccount): Promise<number> => {
  const body = { accountNumber, reason: 'The stub says so.' }
  return (await answered<{ paymentId: number }>(office.post(`/suspense/${itemId}/move`, body))).paymentId
}
const shown = async (itemId: number) =>
  (await answered<{ item: object }>(office.get(`/suspense/${itemId}`))).item
const takeBack = (paymentId: number, some: object = {}) =>
  office.as('clerk').post(`/payments/${paymentId}/reversals`, {
    reason: 'wrong-account',
    note: 'Of the neighbour.',
    ...some,
  })
const heldCents = async (): Promise<number> => {
  const { held } = await answered<{ held: { cents: number; ledgerCents: number } }>(office.get('/suspense'))
  expect(held.cents).toBe(held.ledgerCents)
  return held.cents
}
const cashCents = async () =>
  (await answered<{ totalCents: number }>(office.get('/reports/cash/day?on=2026-11-23'))).totalCents

describe('a payer whose check came back', () => {
  it('pays by no check at the counter either, unless a coordinator takes it', async () => {
    const { accountNumber } = await bounced('Mia Sand')
    for (const as of ['clerk', 'coordinator'] as const)
      await answered(cash('/drawers', { floatCents: 0 }, as))
    const receipt = {
      parts: [{ accountNumber, amountCents: 1000 }],
      tenders: [{ tender: 'check', amountCents: 1000, checkNumber: '7' }],
    }
    expect(await refused(cash('/receipts', receipt))).toMatchObject({ code: 'CHECKS_NOT_TAKEN' })
    expect(await refused(cash('/receipts', { ...receipt, takeCheck: true }))).toMatchObject({
      code: 'CHECKS_NOT_TAKEN',
    })
    await answered(cash('/receipts', { ...receipt, tenders: [{ tender: 'cash', amountCents: 1000 }] }))
    await answered(cash('/receipts', { ...receipt, takeCheck: true }, 'coordinator'))
  })

  it('pays by no check in the mail: the line goes into suspense, from where no clerk moves it', async () => {
    const { accountNumber } = await bounced('Ned Fox')
    const { batchId } = await openBatch()
    const line = { typed: accountNumber, amountCents: 3000, checkNumber: '8' }
    expect(await refused(cash(`/batches/${batchId}/items`, line))).toMatchObject({ code: 'CHECKS_NOT_TAKEN' })
    await answered(cash(`/batches/${batchId}/items`, { ...line, suspense: true }))
    await answered(cash(`/batches/${batchId}/close`, {}))
    const { rows } = await answered<{ rows: { itemId: number }[] }>(office.get('/suspense'))
    const moveAs = (as: 'clerk' | 'coordinator') =>
      office
        .as(as)
        .post(`/suspense/${rows.at(-1)!.itemId}/move`, { accountNumber, reason: 'Cleared.', takeCheck: true })
    expect(await refused(moveAs('clerk'))).toMatchObject({ code: 'CHECKS_NOT_TAKEN' })
    await answered(moveAs('coordinator'))
  })

  it('pays by none of a batch that was open when the check came back', async () => {
    const account = await owing('Oda Reed')
    const { paymentId } = await pay(account)
    const { batchId } = await openBatch()
    const line = { typed: account.accountNumber, amountCents: 3000, checkNumber: '9' }
    await answered(cash(`/batches/${batchId}/items`, line))
    await answered(back(paymentId))
    expect(await refused(cash(`/batches/${batchId}/close`, {}))).toMatchObject({
      code: 'CASH_BATCH_CHECKS_REFUSED',
      details: { lines: [1] },
    })
    await answered(cash(`/batches/${batchId}/items/1/correct`, { ...line, suspense: true }))
    await answered(cash(`/batches/${batchId}/close`, {}))
  })

  it('pays by none on another account of theirs', async () => {
    const account = await bounced('Pia West')
    const other = await owing('Pia West the second')
    await office.work(({ db }) =>
      db
        .updateTable('account_party')
        .set((of) => ({
          party_id: of
            .selectFrom('returned_item')
            .select('party_id')
            .where('account_id', '=', account.accountId)
            .$castTo<number>(),
        }))
        .where('account_id', '=', other.accountId)
        .execute(),
    )
    expect(await refused(post(other))).toMatchObject({ code: 'CHECKS_NOT_TAKEN' })
  })
})

describe('a payment that came out of suspense', () => {
  it('waits in suspense again when it is taken back, with why, and is moved once more under a receipt of its own', async () => {
    const account = await owing('Hal Dunn')
    const before = await heldCents()
    const { itemId, paymentId } = await moved(account)
    await answered(takeBack(paymentId))
    expect(await shown(itemId)).toMatchObject({
      state: 'open',
      accountNumber: null,
      reason: `Taken back from account ${account.accountNumber}: Of the neighbour.`,
    })
    expect(await heldCents()).toBe(before + 3000)
    await move(itemId, account)
    expect(await heldCents()).toBe(before)
    const { rows } = await answered<{ rows: object[] }>(
      office.get(`/accounts/${account.accountNumber}/payments`),
    )
    expect(rows).toMatchObject([
      { receipt: `suspense-${itemId}-2`, reversal: null },
      { receipt: `suspense-${itemId}` },
    ])
  })

  it('takes its item along to the account it was meant for', async () => {
    const [wrong, right] = [await owing('Ike Bell'), await owing('Jo Bell')]
    const before = await heldCents()
    const { itemId, paymentId } = await moved(wrong)
    await answered(takeBack(paymentId, { moveTo: right.accountNumber }))
    expect(await shown(itemId)).toMatchObject({ state: 'moved', accountNumber: right.accountNumber })
    expect(await heldCents()).toBe(before)
  })

  it('is in suspense no more when the bank does not pay it: cash is less, and presented again it comes into cash', async () => {
    const account = await owing('Kim Vale')
    const { itemId, paymentId } = await moved(account)
    const [before, waiting] = [await cashCents(), await heldCents()]
    const { returnedItemId } = await answered<{ returnedItemId: number }>(back(paymentId))
    expect(await shown(itemId)).toMatchObject({ state: 'unpaid', accountNumber: account.accountNumber })
    expect(await heldCents()).toBe(waiting)
    expect(await cashCents()).toBe(before - 3000)
    await answered(office.as('clerk').post(`/returned-items/${returnedItemId}/again`))
    expect(await cashCents()).toBe(before)
    expect(await heldCents()).toBe(waiting)
  })

  it('leaves items that come to the ledger on every day, and the audit says when they do not', async () => {
    const faults = async () =>
      (await office.work(verifyBalances)).filter(({ where }) => /suspense|ledger account/.test(where))
    expect(await faults()).toEqual([])
    expect(await office.work((work) => suspenseDiffers.find(work))).toEqual([])
    const { itemId } = await moved(await owing('Lu Marsh'))
    await office.work(({ db }) =>
      db
        .updateTable('suspense_item')
        .set({ state: 'open', account_id: null, payment_id: null })
        .where('id', '=', itemId)
        .execute(),
    )
    expect(await faults()).toMatchObject([{ where: `suspense item ${itemId}` }])
    expect(await office.work((work) => suspenseDiffers.find(work))).toHaveLength(1)
    await office.work((work) =>
      work.db
        .insertInto('suspense_step')
        .values({ item_id: itemId, state: 'open', on_day: work.today, made_by: 'Nobody' })
        .execute(),
    )
    expect(await faults()).toMatchObject([
      { where: 'ledger account 9990', what: expect.stringContaining('On 2026-11-23') },
    ])
  })
})
