import { randomUUID } from 'node:crypto'
import type { cashReports } from '@cartwright/api/cash-reports'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cents } from '#kernel/money'
import { answered, refused } from '#test/bill-runs'
import { pdfText } from '#test/pdf-text'
import { smallTown, type TownAccount } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { postEntry } from '../ledger/post-entry.ts'
import { putInSuspense } from '../suspense/put-in-suspense.ts'
import { cashDiffers } from './standing-checks.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type CashDay = SuccessOf<typeof cashReports.day>
type Tie = SuccessOf<typeof cashReports.tie>

let town: TownAccount[]
beforeAll(async () => {
  town = await office.work((work) => smallTown(work, [{ name: 'Ana Lopez' }, { name: 'Boris Quill' }]))
  const clerk = (path: string, body: object) =>
    answered<{ batchId: number; drawerId: number; paymentId: number }>(office.as('clerk').post(path, body))
  const key = randomUUID()
  const { batchId } = await clerk('/cash/batches', {
    key,
    kind: 'mail',
    receivedOn: '2026-11-23',
    controlCount: 1,
    controlCents: 4000,
  })
  await clerk(`/cash/batches/${batchId}/items`, { key, typed: town[0]!.number, amountCents: 4000 })
  await clerk(`/cash/batches/${batchId}/close`, { key })
  const { drawerId } = await clerk('/cash/drawers', { key, floatCents: 1000 })
  const parts = [{ accountNumber: town[1]!.number, amountCents: 2500 }]
  await clerk('/cash/receipts', { key, parts, tenders: [{ tender: 'cash', amountCents: 2500 }] })
  const none = { checksCount: 0, checksCents: 0, cardsCents: 0 }
  await clerk(`/cash/drawers/${drawerId}/count`, { pieces: [{ cents: 25, pieces: 139 }], ...none })
  await clerk(`/cash/drawers/${drawerId}/close`, { reason: 'A quarter short' })
  const payment = { accountNumber: town[0]!.number, tender: 'check', receivedOn: '2026-11-23' }
  await clerk('/payments', { ...payment, amountCents: 900, receipt: 'DESK-1' })
  await clerk(`/accounts/${town[0]!.number}/deposits`, {
    amountCents: 7000,
    tender: 'check',
    receipt: 'DEP-9',
  })
  await office.work((work) =>
    putInSuspense(work, [
      {
        source: 'file-item',
        sourceId: 1,
        amount: cents(333),
        tender: 'ach',
        receivedOn: PlainDate.from('2026-11-20'),
        why: 'no-number',
      },
    ]),
  )
})

const day = (on: string) => answered<CashDay>(office.as('clerk').get(`/reports/cash/day?on=${on}`))
const tie = (asOf: string) => answered<Tie>(office.get(`/reports/cash/tie?asOf=${asOf}`))

it('the cash of a day is told by door, tender and person, and is what the ledger says', async () => {
  const { rows, totalCents, ledgerCents } = await day('2026-11-23')
  expect(rows.map(({ what, door, tender, cents: amount }) => [what, door, tender, amount])).toEqual([
    ['payment', 'batch', 'check', 4000],
    ['payment', 'counter', 'cash', 2500],
    ['payment', 'other', 'check', 900],
    ['deposit', 'other', 'check', 7000],
    ['over-short', 'other', null, -25],
  ])
  expect(rows[0]).toMatchObject({ person: 'Test clerk', count: 1 })
  expect([totalCents, ledgerCents]).toEqual([14_375, 14_375])
  expect(await day('2026-11-20')).toMatchObject({ rows: [{ what: 'suspense', door: 'file', cents: 333 }] })
  expect(await refused(office.get('/reports/cash/day?on=2026-11-24'))).toMatchObject({
    code: 'FIELD_REFUSED',
  })
})

it('every figure agrees by the papers and by the ledger, on the day and on one before', async () => {
  const { figures, monthFrom } = await tie('2026-11-23')
  expect(monthFrom).toBe('2026-11-01')
  expect(
    figures.map(({ code, subledgerCents, differenceCents }) => [code, subledgerCents, differenceCents]),
  ).toEqual([
    ['receivable', -7400, 0],
    ['suspense', 333, 0],
    ['deposits', 7000, 0],
    ['provider', 0, 0],
    ['refunds', 0, 0],
    ['unclaimed', 0, 0],
    ['cash', 14_708, 0],
    ['over-short', -25, 0],
  ])
  const before = await tie('2026-11-22')
  expect(
    before.figures.map(({ subledgerCents, differenceCents }) => [subledgerCents, differenceCents]),
  ).toEqual([
    [0, 0],
    [333, 0],
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
    [333, 0],
    [0, 0],
  ])
  expect(await office.work((work) => cashDiffers.find(work))).toEqual([])
})

it('is printed on one page to be signed, and the receipts as a workbook', async () => {
  const page = await office.get('/reports/cash/tie.pdf?asOf=2026-11-23')
  const text = pdfText(new Uint8Array(await page.arrayBuffer()))
  expect(text).toContain('Every figure agrees.')
  expect(text).toContain('$147.08')
  expect(text).toContain('On Nov 23, 2026, lines of bank statements')
  const register = await office.as('clerk').get('/reports/cash/register.xlsx?from=2026-11-01&to=2026-11-23')
  expect(register.headers.get('content-type')).toContain('spreadsheetml')
  expect(
    await refused(office.get('/reports/cash/register.xlsx?from=2026-11-02&to=2026-11-01')),
  ).toMatchObject({
    code: 'FIELD_REFUSED',
  })
})

it('an entry of cash that no paper has is found the next morning', async () => {
  await office.work((work) =>
    postEntry(work, {
      postedOn: work.today,
      debit: '1010',
      credit: '4450',
      amount: cents(77),
      accountId: null,
      source: 'test',
      sourceId: 1,
    }),
  )
  expect(await office.work((work) => cashDiffers.find(work))).toMatchObject([
    { subject: 'figure cash', amountCents: 77 },
  ])
})
