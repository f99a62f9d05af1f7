import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import type { purchaseRequests } from '@cartwright/api/purchase-requests'
import type { stock } from '@cartwright/api/stock'
import type { stockCounts } from '@cartwright/api/stock-counts'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { testOffice } from '#test/test-office'
import { differenceOf, lineStands, valueOf } from './count-line.ts'
import { obsoleteStock, stockBelow, stockDiffers } from './standing-checks.ts'
import { countsWaiting, purchasesWaiting, stockToOrder } from './stock-waiting.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Whole = SuccessOf<typeof stockCounts.show>
type Request = SuccessOf<typeof purchaseRequests.show>

const post = (path: string, body: object = {}, role: Role = 'clerk') =>
  office.as(role).post(`/stock${path}`, body)
const itemOf = async (code: string) =>
  (await answered<SuccessOf<typeof stock.show>>(office.get(`/stock/items/${code}`))).item

beforeAll(async () => {
  await answered(post('/locations', { code: 'ROOM', name: 'Mail room' }))
  for (const code of ['ENV-10', 'BILL'])
    await answered(
      post('/items', {
        code,
        name: code,
        kind: 'envelope',
        version: '1',
        versionFrom: '2026-01-01',
        thousandCents: 3000,
        weightMills: 200,
        piecesPerPack: 500,
        vendor: 'Paper Co',
        leadDays: 10,
        safetyQuantity: code === 'BILL' ? 5000 : 100,
      }),
    )
  await answered(
    post('/receipts', {
      vendor: 'Paper Co',
      packingSlip: 'PS-1',
      receivedOn: '2026-11-02',
      lines: [
        { item: 'ENV-10', location: 'ROOM', quantity: 8000 },
        { item: 'BILL', location: 'ROOM', quantity: 5000 },
      ],
    }),
  )
})

const entry = (quantity: number, expected = 10_000) => ({ quantity, expected })

describe('lineStands', () => {
  const rule = { recountCents: 2000, recountPercent: 2, thousandCents: 3000 }
  it.each([
    { case: 'what nobody counted is to count', entries: [], stands: 'to-count' },
    { case: 'what agrees is settled', entries: [entry(10_000)], stands: 'settled' },
    { case: 'a small share is settled, whatever it is worth', entries: [entry(9800)], stands: 'settled' },
    { case: 'a small value is settled, whatever its share', entries: [entry(0, 600)], stands: 'settled' },
    { case: 'more than both is counted again', entries: [entry(9000)], stands: 'recount' },
    { case: 'counted twice alike it is believed', entries: [entry(9000), entry(9000)], stands: 'settled' },
    {
      case: 'alike as the books moved between is alike',
      entries: [entry(9000), entry(8500, 9500)],
      stands: 'settled',
    },
    { case: 'two that differ are not', entries: [entry(9000), entry(9100)], stands: 'recount' },
  ] as const)('$case', ({ entries, stands }) => {
    expect(lineStands(entries, rule)).toBe(stands)
  })

  it('says what a difference is worth, and that nobody knows', () => {
    expect([valueOf(-50, 3000), valueOf(50, null), differenceOf(entry(3, 5))]).toEqual([-150, null, -2])
  })
})

describe('a count', () => {
  let whole: Whole
  const lineOf = (item: string) => whole.lines.find((line) => line.item === item)!
  const enter = (lines: [item: string, quantity: number][], role: Role = 'clerk') =>
    post(
      `/counts/${whole.count.countId}/entries`,
      { lines: lines.map(([item, quantity]) => ({ lineId: lineOf(item).lineId, quantity })) },
      role,
    )

  it('is opened once, and does not say what it expects', async () => {
    whole = await answered<Whole>(post('/counts', { location: 'ROOM' }))
    expect(whole.lines.map(({ item, expected, standing }) => [item, expected, standing])).toEqual([
      ['BILL', null, 'to-count'],
      ['ENV-10', null, 'to-count'],
    ])
    expect(await refused(post('/counts', {}))).toMatchObject({ code: 'STOCK_COUNTED_ELSEWHERE' })
    const sheet = await office.get(`/stock/counts/${whole.count.countId}/sheet.pdf`)
    expect(sheet.headers.get('content-type')).toBe('application/pdf')
  })

  it('holds each line against what the books had when it was counted, while stock comes and goes', async () => {
    whole = await answered<Whole>(enter([['ENV-10', 7000]]))
    expect(lineOf('ENV-10')).toMatchObject({
      expected: 8000,
      difference: -1000,
      valueCents: -3000,
      standing: 'recount',
    })
    expect(await refused(post(`/counts/${whole.count.countId}/submit`))).toMatchObject({
      code: 'STOCK_COUNT_UNFINISHED',
      details: { toCount: 1, toRecount: 1 },
    })
    const used = { item: 'ENV-10', kind: 'used', quantity: 300, on: '2026-11-23', reason: 'Letters' }
    await answered(post('/moves', used))
    whole = await answered<Whole>(
      enter([
        ['ENV-10', 6700],
        ['BILL', 5000],
      ]),
    )
    expect(lineOf('ENV-10')).toMatchObject({
      expected: 7700,
      difference: -1000,
      standing: 'settled',
      counts: 2,
    })
    await answered(post('/moves', { ...used, quantity: 50 }))
    const again = await answered<Whole>(office.get(`/stock/counts/${whole.count.countId}`))
    expect(again.lines.find(({ item }) => item === 'ENV-10')).toMatchObject({
      difference: -1000,
      movedSince: -50,
    })
    expect(
      await refused(
        post(`/counts/${whole.count.countId}/entries`, {
          countedAt: '2020-01-01T08:00',
          lines: [{ lineId: lineOf('BILL').lineId, quantity: 1 }],
        }),
      ),
    ).toMatchObject({ code: 'FIELD_REFUSED', details: { field: 'countedAt' } })
  })

  it('is approved by who had no part in it, and posts its differences once', async () => {
    const { countId } = whole.count
    whole = await answered<Whole>(post(`/counts/${countId}/submit`, {}, 'coordinator'))
    expect(whole.count).toMatchObject({ state: 'submitted', differences: 1, valueCents: -3000 })
    expect(await refused(post(`/counts/${countId}/approve`, {}, 'clerk'))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
    expect(await refused(post(`/counts/${countId}/approve`, {}, 'coordinator'))).toMatchObject({
      code: 'STOCK_COUNT_OWN',
    })
    expect(await office.work((work) => countsWaiting.look(work), 'coordinator')).toEqual([])
    expect(await office.work((work) => countsWaiting.look(work), 'manager')).toMatchObject([
      { at: `/stock/counts/${countId}`, amountCents: 3000 },
    ])
    const both = await Promise.all([1, 2].map(() => post(`/counts/${countId}/approve`, {}, 'manager')))
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await itemOf('ENV-10')).toMatchObject({ onHand: 6650 })
    expect(await office.work((work) => stockDiffers.find(work))).toEqual([])
  })
})

describe('a purchase', () => {
  let request: Request

  it('is told to whoever may ask for it when stock is at its reorder point', async () => {
    expect(await itemOf('BILL')).toMatchObject({ reorderPoint: 5000, below: true })
    expect(await office.work((work) => stockToOrder.look(work))).toMatchObject([{ at: '/stock/items/BILL' }])
    expect(await office.work((work) => stockBelow.find(work))).toMatchObject([{ subject: 'stock BILL' }])
    request = await answered<Request>(
      post('/requests', { vendor: 'Paper Co', lines: [{ item: 'BILL', quantity: 10_000 }] }, 'coordinator'),
    )
    // 10,000 pieces of 0.2 oz are 125 lb: five cartons of 25.
    expect(request).toMatchObject({ state: 'proposed', amountCents: 30_000, lines: [{ cartons: 5 }] })
    expect(await office.work((work) => stockToOrder.look(work))).toEqual([])
    const pdf = await office.get(`/stock/requests/${request.requestId}/request.pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
  })

  it('is approved by another person, ordered, and received in parts', async () => {
    const { requestId } = request
    const decide = (role: Role) => post(`/requests/${requestId}/decide`, { verdict: 'approve' }, role)
    const receive = (packingSlip: string, quantity: number) =>
      post('/receipts', {
        vendor: 'Paper Co',
        packingSlip,
        requestId,
        receivedOn: '2026-11-23',
        lines: [{ item: 'BILL', location: 'ROOM', quantity }],
      })
    expect(await refused(decide('coordinator'))).toMatchObject({ code: 'PURCHASE_REQUEST_OWN' })
    expect(await office.work((work) => purchasesWaiting.look(work), 'manager')).toHaveLength(1)
    expect(await refused(receive('PS-2', 1))).toMatchObject({ code: 'PURCHASE_REQUEST_NOT_IN_STATE' })
    await answered(decide('manager'))
    await answered(post(`/requests/${requestId}/order`, { orderNumber: 'PO-77', orderedOn: '2026-11-23' }))
    expect(await itemOf('BILL')).toMatchObject({ onOrder: 10_000, below: false })
    await answered(receive('PS-2', 4000))
    expect(await refused(receive('PS-2', 4000))).toMatchObject({ code: 'STOCK_RECEIVED_ALREADY' })
    expect(await itemOf('BILL')).toMatchObject({ onHand: 9000, onOrder: 6000 })
    request = await answered<Request>(
      post(`/requests/${requestId}/close`, { reason: 'The rest is sold out' }),
    )
    expect(request).toMatchObject({ state: 'closed', received: 4000 })
    expect(await itemOf('BILL')).toMatchObject({ onOrder: 0 })
  })

  it('finds forms that may be used no longer', async () => {
    await answered(post('/items/BILL/versions', { name: '2', fromOn: '2026-12-01' }))
    office.move('2026-12-01')
    expect(await office.work((work) => obsoleteStock.find(work))).toMatchObject([
      { subject: 'stock BILL version 1', amountCents: 27_000 },
    ])
  })
})
