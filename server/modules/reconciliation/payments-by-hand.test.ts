import type { bankFiles } from '@cartwright/api/bank-files'
import type { reconciliation } from '@cartwright/api/reconciliation'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, expect, it } from 'vitest'
import { type Bai2Told, bai2Lines } from '#test/bai2-file'
import { bankForm } from '#test/bank-uploads'
import { answered } from '#test/bill-runs'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-24', keep: true })
type Balance = SuccessOf<typeof reconciliation.balance>
type Shown = SuccessOf<typeof reconciliation.show>

let town: TownAccount[]
beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{ name: 'Ana Lopez' }, { name: 'Boris Quill' }]))
  const opening = { asOf: '2026-11-19', cents: 100_000, paper: 'Reconciliation of Finance of Nov 19' }
  await answered(office.post('/reconciliation/opening', opening))
  await statement('0915', { summaries: 'USD,010,100000,,,015,100000,,', total: 200_000 })
})

/** Loads a statement of the city's account: each is of a time of its own. */
const statement = (at: string, told: Bai2Told) => {
  const text = bai2Lines([told]).join('\n').replace(',0915,', `,${at},`)
  return answered<SuccessOf<typeof bankFiles.load>>(office.post('/bank-files', bankForm(text, `${at}.bai`)))
}
/** A check of the first account that is recorded outside batch and drawer. */
const byHand = async (receipt: string, amountCents: number): Promise<number> => {
  const payment = { accountNumber: town[0]!.number, amountCents, tender: 'check', receipt }
  const recorded = office.post('/payments', { ...payment, receivedOn: '2026-11-23' })
  return (await answered<{ paymentId: number }>(recorded)).paymentId
}
const takeBack = (paymentId: number, some: object = {}) =>
  answered(
    office.post(`/payments/${paymentId}/reversals`, { reason: 'duplicate', note: 'Keyed twice.', ...some }),
  )
const open = () => answered<Shown>(office.get('/reconciliation'))
/** What is expected, with what the bank balance differs by. */
const state = async () => ({
  items: (await open()).items.map(({ kind, name, on, cents }) => [kind, name, on, cents]),
  differs: (await answered<Balance>(office.get('/reconciliation/balance'))).differenceCents,
})
const asExpected = (...payments: readonly (readonly [receipt: string, cents: number])[]) => ({
  items: payments.map(([receipt, cents]) => [
    'payment-by-hand',
    `Payment ${receipt} of account ${town[0]!.number}`,
    '2026-11-24',
    cents,
  ]),
  differs: 0,
})

it('a payment recorded by hand is expected on a statement until it is taken back as never made, and the balance holds throughout', async () => {
  expect(await state()).toEqual(asExpected())
  const kept = await byHand('R-1', 2345)
  const never = await byHand('R-2', 5670)
  const moved = await byHand('R-3', 8910)
  expect(await state()).toEqual(asExpected(['R-1', 2345], ['R-2', 5670], ['R-3', 8910]))
  await takeBack(never)
  await takeBack(moved, { reason: 'wrong-account', moveTo: town[1]!.number })
  expect(await state()).toEqual(asExpected(['R-1', 2345], ['R-3', 8910]))
  const lines = ['16,175,2345,Z,931,,Deposit of a check']
  await statement('0930', { lines, summaries: 'USD,010,100000,,,015,102345,,', total: 204_690 })
  expect(await state()).toEqual(asExpected(['R-1', 2345], ['R-3', 8910]))
  const lineIds = (await open()).lines.map(({ lineId }) => lineId)
  const keys = [`payment-by-hand ${kept}`]
  await answered(office.post('/reconciliation/matches', { lineIds, keys, reason: 'The check of Ana Lopez' }))
  expect(await state()).toEqual(asExpected(['R-3', 8910]))
  await takeBack(kept)
  expect(await state()).toEqual(asExpected(['R-3', 8910]))
})
