import type { reconciliation } from '@cartwright/api/reconciliation'
import type { SuccessOf } from '@cartwright/api/route'
import { expect, it } from 'vitest'
import { bai2Lines } from '#test/bai2-file'
import { bankForm } from '#test/bank-uploads'
import { answered } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-20' })

type Balance = SuccessOf<typeof reconciliation.balance>

/** The statement of a day of this month: what it began with, one line, and what it ended with. */
const statement = (day: string, opening: number, line: string) => {
  const [code, cents] = line.split(',') as [string, string]
  const closing = opening + (code < '400' ? Number(cents) : -Number(cents))
  const summaries = `USD,010,${opening},,,015,${closing},,`
  const text = bai2Lines([{ summaries, lines: [`16,${line}`], total: opening + closing + Number(cents) }])
  const file = text.join('\n').replace('0915,1', `09${day},1`).replace(',261120,', `,2611${day},`)
  return answered(office.post('/bank-files', bankForm(file, `${day}.bai`)))
}
const differs = async (asOf: string): Promise<number | null> =>
  (await answered<Balance>(office.get(`/reconciliation/balance?asOf=${asOf}`))).differenceCents

it('a check that the bank returned days before we recorded it keeps bank and books equal at the end of each of these days, matched or not', async () => {
  const [account] = await office.work((work) => smallTown(work, [{}]))
  const opening = { asOf: '2026-11-19', cents: 100_000, paper: 'Reconciliation of Finance of Nov 19' }
  await answered(office.post('/reconciliation/opening', opening))
  const check = { accountNumber: account!.number, amountCents: 4500, tender: 'check', checkNumber: '881' }
  const { paymentId } = await answered<{ paymentId: number }>(
    office.post('/payments', { ...check, receipt: 'R-1', receivedOn: '2026-11-20' }),
  )
  await statement('20', 100_000, '175,4500,Z,901,,Deposit')
  office.move('2026-11-24')
  await statement('23', 104_500, '555,4500,Z,902,881,Deposited item returned')
  expect([await differs('2026-11-23'), await differs('2026-11-24')]).toEqual([0, 0])
  const nsf = { reason: 'nsf', returnedOn: '2026-11-23' }
  await answered(office.post(`/payments/${paymentId}/returns`, nsf))
  expect([await differs('2026-11-23'), await differs('2026-11-24')]).toEqual([0, 0])
  await answered(office.post('/reconciliation/match', { shown: 2 }))
  expect([await differs('2026-11-20'), await differs('2026-11-23'), await differs('2026-11-24')]).toEqual([
    0, 0, 0,
  ])
})
