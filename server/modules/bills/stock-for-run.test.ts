import { randomUUID } from 'node:crypto'
import type { SuccessOf } from '@cartwright/api/route'
import type { stockRuns } from '@cartwright/api/stock-runs'
import { beforeAll, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { loadMarlow, smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { useReserved } from '../stock/reserve-stock.ts'
import { materialOfRun } from './material-of-run.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type OfRun = SuccessOf<typeof stockRuns.show>

let runId: number
const post = (path: string, body: object = {}) => office.as('clerk').post(`/stock${path}`, body)
const gate = async () =>
  (
    await answered<{ gates: { name: string; stands: string; sentence: string }[] }>(
      office.get(`/runs/${runId}`),
    )
  ).gates.find(({ name }) => name === 'stock-for-run')
const receive = (quantity: number) =>
  post('/receipts', {
    vendor: 'Paper Co',
    receivedOn: '2026-11-20',
    lines: [{ item: 'BILL', location: 'ROOM', quantity }],
  })

beforeAll(async () => {
  await office.work(async (work) => {
    await loadMarlow(work)
    await smallTown(work, [
      { name: 'Ana Lopez' },
      { name: 'Boris Quill' },
      { name: 'Cleo Mail', billBy: 'email', email: 'cleo@example.com' },
    ])
  })
  runId = (await postedRun(office)).id
})

it('holds nothing where the city keeps no item for bills', async () => {
  expect(await gate()).toMatchObject({ stands: 'not-needed' })
  expect(await office.work((work) => materialOfRun(work, runId))).toMatchObject({ pieces: 2 })
})

it('holds printing until there is as much as the run needs, then keeps it for the run, and books it once', async () => {
  await answered(post('/locations', { code: 'ROOM', name: 'Mail room' }))
  await answered(
    post('/items', {
      code: 'BILL',
      name: 'Bill stock',
      kind: 'bill-stock',
      usedFor: 'sheet',
      bothSides: true,
      version: '1',
      versionFrom: '2026-01-01',
    }),
  )
  await answered(receive(1))
  expect(await gate()).toMatchObject({
    stands: 'red',
    sentence: 'This run needs 2 of BILL, Bill stock, you have 1 free.',
  })
  expect(await refused(office.post(`/runs/${runId}/print`))).toMatchObject({ code: 'GATE_IS_RED' })
  await answered(receive(9))
  expect(await gate()).toMatchObject({ stands: 'green' })
  await answered(office.post(`/runs/${runId}/print`))
  const ofRun = () => answered<OfRun>(office.get(`/stock/runs/${runId}`))
  expect(await ofRun()).toMatchObject({
    basis: 'bills',
    booked: false,
    needs: [{ needed: 2, reserved: 2, has: 10 }],
  })
  const book = () =>
    answered<OfRun>(
      post(`/runs/${runId}/use`, { on: '2026-11-23', used: [{ item: 'BILL', quantity: 2, spoiled: 1 }] }),
    )
  expect(await book()).toMatchObject({ booked: true, needs: [{ used: 2, spoiled: 1 }] })
  expect(await book()).toMatchObject({ booked: true })
  const { item } = await answered<{ item: { onHand: number; free: number } }>(office.get('/stock/items/BILL'))
  expect(item).toMatchObject({ onHand: 7, free: 7 })
})

it('keeps the inserts that were approved for it, holds printing until they are there, and uses them with it', async () => {
  await answered(
    post('/items', {
      code: 'LEAF-1',
      name: 'Leaflet',
      kind: 'insert',
      weightMills: 200,
      thicknessMils: 5,
      lengthMils: 8500,
      heightMils: 3625,
      version: '1',
      versionFrom: '2026-01-01',
    }),
  )
  const { insert } = await answered<{ insert: { insertId: number } }>(
    office.as('clerk').post('/inserts', {
      key: randomUUID(),
      name: 'Leaflet',
      kind: 'leaflet',
      way: 'with-bills',
      code: 'A',
      material: {
        itemCode: 'LEAF-1',
        name: 'Leaflet',
        weightMills: 200,
        thicknessMils: 5,
        lengthMils: 8500,
        heightMils: 3625,
      },
      costMills: 62,
      postageMills: 0,
      from: '2026-12-15',
      until: '2027-03-01',
      condition: { match: 'all', terms: [] },
    }),
  )
  await answered(office.post(`/inserts/${insert.insertId}/approve`))
  office.move('2026-12-28')
  runId = (await postedRun(office)).id
  expect(await gate()).toMatchObject({
    stands: 'red',
    sentence: 'This run needs 2 of LEAF-1, Leaflet, you have 0 free.',
  })
  await answered(
    post('/receipts', {
      vendor: 'Print Co',
      receivedOn: '2026-12-20',
      lines: [{ item: 'LEAF-1', location: 'ROOM', quantity: 5 }],
    }),
  )
  await answered(office.post(`/runs/${runId}/print`))
  await office.finishJobs()
  const leaflets = async () => {
    const { item } = await answered<{ item: { onHand: number; reserved: number } }>(
      office.get('/stock/items/LEAF-1'),
    )
    return [item.onHand, item.reserved]
  }
  expect(await leaflets()).toEqual([5, 2])
  await office.work((work) => useReserved(work, { subject: `run ${runId}`, runId }))
  expect(await leaflets()).toEqual([3, 0])
})
