import { randomUUID } from 'node:crypto'
import type { bankFiles } from '@cartwright/api/bank-files'
import type { cashReports } from '@cartwright/api/cash-reports'
import type { reconciliation } from '@cartwright/api/reconciliation'
import type { refunds } from '@cartwright/api/refunds'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { achLines } from '#test/ach-file'
import { autopayOffice } from '#test/autopay-office'
import { bai2Lines } from '#test/bai2-file'
import { bankForm, checkFor, lockboxText } from '#test/bank-uploads'
import { answered } from '#test/bill-runs'
import { home, opened } from '#test/marlow'
import { payer } from '#test/paying'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { cashDiffers } from '../modules/cash-reports/standing-checks.ts'
import { refundsDiffer } from '../modules/refunds/standing-checks.ts'
import { suspenseDiffers } from '../modules/suspense/standing-checks.ts'

// The day is Monday, 23 November 2026. What the bank shows of it is written down here by hand: no figure of it is asked of the product.
const office = testOffice({ on: '2026-11-02', keep: true })
const day = '2026-11-23'
const { begin, owing } = payer(office)
const autopay = autopayOffice(office)

let town: TownAccount[]
const post = <Answer = object>(path: string, body: object = {}, role: Role = 'clerk'): Promise<Answer> =>
  answered<Answer>(office.as(role).post(path, body))
const load = async (text: string, name: string): Promise<SuccessOf<typeof bankFiles.load>['file']> =>
  (await answered<SuccessOf<typeof bankFiles.load>>(office.post('/bank-files', bankForm(text, name)))).file
const loadAndPost = async (text: string, name: string): Promise<void> => {
  const { fileId } = await load(text, name)
  await answered(office.post(`/bank-files/${fileId}/post`))
  await office.finishJobs()
}

/** One customer is on autopay, with a prenote that the bank had three weeks ago. */
async function onAutopay(): Promise<void> {
  const drawn = await opened(office, home('900 Elm St', 'Dora Webb', { openedOn: '2026-09-01' }))
  await autopay.setUp(drawn, 'Dora Webb', { givenOn: '2026-11-01' })
  const { runId } = await answered<{ runId: number }>(autopay.prepare('prenote', '2026-11-03'))
  await answered(autopay.release(runId))
  await autopay.take(runId)
  office.move('2026-11-10')
  await autopay.night()
  const period = { from: '2026-10-01', until: '2026-11-01', due: day }
  await autopay.bill(drawn, '90000001', { ...period, charges: 9000 })
  office.move('2026-11-20')
  const run = await answered<{ runId: number }>(autopay.prepare('autopay', day))
  await answered(autopay.release(run.runId))
  await autopay.take(run.runId)
}

/** A drawer with cash, a check and a card, and a batch of a check by mail, in one bank deposit. */
async function counterAndMail(): Promise<void> {
  const key = randomUUID()
  const { drawerId } = await post<{ drawerId: number }>('/cash/drawers', { key, floatCents: 10_000 })
  const parts = [{ accountNumber: town[0]!.number, amountCents: 7500 }]
  const tenders = [
    { tender: 'cash', amountCents: 2500 },
    { tender: 'check', amountCents: 3100, checkNumber: '77' },
    { tender: 'card', amountCents: 1900, cardBrand: 'Visa', cardLast4: '4242' },
  ]
  await post('/cash/receipts', { key, parts, tenders })
  const checks = { checksCount: 1, checksCents: 3100, cardsCents: 1900 }
  const pieces = [
    { cents: 2000, pieces: 6 },
    { cents: 500, pieces: 1 },
  ]
  await post(`/cash/drawers/${drawerId}/count`, { pieces, ...checks })
  await post(`/cash/drawers/${drawerId}/close`, {})
  const tape = { kind: 'mail', receivedOn: day, controlCount: 1, controlCents: 4000 }
  const { batchId } = await post<{ batchId: number }>('/cash/batches', { key, ...tape })
  await post(`/cash/batches/${batchId}/items`, { key, typed: town[1]!.number, amountCents: 4000 })
  await post(`/cash/batches/${batchId}/close`, { key })
  const sent = { key, batches: [batchId], drawers: [drawerId], coinCents: 0 }
  const { bankDepositId } = await post<{ bankDepositId: number }>('/cash/bank-deposits', sent)
  await post(`/cash/bank-deposits/${bankDepositId}/send`)
}

/** A card payment on the provider's page, and the payout that settles it on the same day. */
async function online(): Promise<void> {
  const account = await owing('Ana Lopez', { due: '2026-11-20' })
  const { sessionId } = await begin(account.token)
  await office.payments.desk.pay(sessionId, 'card')
  await office.finishJobs()
  await office.payments.desk.payOut()
  await office.finishJobs()
}

/** A check of last week comes back, and a credit of a closed account is paid back by a check of Finance. */
async function goesBack(): Promise<void> {
  const reason = { reason: 'nsf', returnedOn: day }
  await post(`/payments/${bounced}/returns`, reason)
  const { batch, refunds: found } = await post<SuccessOf<typeof refunds.show>>('/refunds/batches', {
    key: randomUUID(),
    accountNumbers: [town[3]!.number],
  })
  await post(`/refunds/batches/${batch.batchId}/approve`, {}, 'coordinator')
  const checks = found.map(({ refundId }) => ({ refundId, checkNumber: '55001', on: day }))
  await post(`/refunds/batches/${batch.batchId}/checks`, { checks })
}

let bounced: number
beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{}, {}, {}, {}]))
  await onAutopay()
  const paid = { tender: 'check', receivedOn: '2026-11-20' }
  const desk = (at: number, some: object) =>
    post<{ paymentId: number }>('/payments', { accountNumber: town[at]!.number, ...paid, ...some })
  bounced = (await desk(2, { amountCents: 4500, receipt: 'DESK-1', checkNumber: '881' })).paymentId
  await desk(3, { amountCents: 3000, receipt: 'DESK-2' })
  office.move(day)
  await autopay.night()
  await counterAndMail()
  const checks = [checkFor(town[0]!.number, { cents: 4150 }), checkFor('999-99999-9', { cents: 2222 })]
  await loadAndPost(lockboxText(checks), 'lockbox.txt')
  const credit = { tranCode: '22', id: town[1]!.number, cents: 6100, name: 'BORIS QUILL' }
  const file = achLines([{ sec: 'CIE', serviceClass: '220', entries: [credit] }]).join('\n')
  await loadAndPost(file.replace('261124   1', '261123   1'), 'bill-pay.ach')
  await online()
  await goesBack()
}, 60_000)

beforeEach(() => office.move('2026-11-24'))

/** The statement of the day as the bank writes it. */
const statement = [
  '175,9600,Z,901,D2026-000001,Deposit',
  '147,1900,Z,902,,Card terminal',
  '115,6372,Z,903,,Lockbox 22222',
  '165,6100,Z,904,,Bill pay',
  '166,9000,Z,905,,ACH settlement',
  '142,5796,Z,906,,Card payout',
  '555,4500,Z,907,881,Deposited item returned',
  '475,3000,Z,908,55001,Check paid',
]
const movedCents = 9600 + 1900 + 6372 + 6100 + 9000 + 5796 - 4500 - 3000

describe('a day on which money comes in by every door, and some goes back', () => {
  it('has moved the cash of the books by what the bank says, to the cent', async () => {
    const shown = await answered<SuccessOf<typeof cashReports.day>>(
      office.as('clerk').get(`/reports/cash/day?on=${day}`),
    )
    expect(shown.rows.map(({ what, door, tender, cents }) => [what, door, tender, cents])).toEqual([
      ['payment', 'autopay', 'ach', 9000],
      ['payment', 'batch', 'check', 4000],
      ['payment', 'counter', 'card', 1900],
      ['payment', 'counter', 'cash', 2500],
      ['payment', 'counter', 'check', 3100],
      ['payment', 'file', 'ach', 6100],
      ['payment', 'file', 'check', 4150],
      ['suspense', 'file', 'check', 2222],
      ['payout', 'online', null, 5796],
      ['taken-back', 'other', null, -4500],
      ['refund', 'other', null, -3000],
    ])
    expect([shown.totalCents, shown.ledgerCents]).toEqual([movedCents, movedCents])
  })

  it('is matched with its statement whole, and what was recorded by hand days before with that of its day, without a person’s word', async () => {
    const deposits = ['16,175,4500,Z,801,,Deposit', '16,175,3000,Z,802,,Deposit']
    await load(
      bai2Lines([{ lines: deposits, total: 7500 }])
        .join('\n')
        .replace(',0915,', ',0830,'),
      'statement-of-20.bai',
    )
    const total = statement.reduce((sum, line) => sum + Number(line.split(',')[1]), 0)
    const lines = bai2Lines([{ lines: statement.map((line) => `16,${line}`), total }])
    await load(lines.join('\n').replace(',261120,', ',261123,'), 'statement.bai')
    const { proposals } = await answered<SuccessOf<typeof reconciliation.show>>(office.get('/reconciliation'))
    expect(proposals.filter(({ sure }) => !sure)).toEqual([])
    expect(await post('/reconciliation/match', { shown: 10 }, 'coordinator')).toEqual({ made: 10 })
    const { lines: left, items } = await answered<SuccessOf<typeof reconciliation.show>>(
      office.get('/reconciliation'),
    )
    expect({ left, items }).toEqual({ left: [], items: [] })
  })

  it('leaves every figure the same by the papers and by the ledger, and no finding', async () => {
    const { figures } = await answered<SuccessOf<typeof cashReports.tie>>(
      office.get(`/reports/cash/tie?asOf=${day}`),
    )
    const told = figures.map(({ code, subledgerCents, differenceCents }) => [
      code,
      subledgerCents,
      differenceCents,
    ])
    expect(told).toMatchObject([
      ['receivable', expect.any(Number), 0],
      ['suspense', 2222, 0],
      ['deposits', 0, 0],
      ['provider', 0, 0],
      ['refunds', 0, 0],
      ['unclaimed', 0, 0],
      // Two payments of the Friday before came over the desk.
      ['cash', movedCents + 4500 + 3000, 0],
      ['over-short', 0, 0],
    ])
    for (const check of [cashDiffers, suspenseDiffers, refundsDiffer])
      expect(await office.work((work) => check.find(work))).toEqual([])
  })
})
