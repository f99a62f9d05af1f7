import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import type { stock } from '@cartwright/api/stock'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { testOffice } from '#test/test-office'
import { addMoves } from './add-moves.ts'
import { releaseReserved, reserveStock, useReserved } from './reserve-stock.ts'
import { stockItem } from './stock-items.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Whole = SuccessOf<typeof stock.show>

const post = (path: string, body: object, role: Role = 'clerk') => office.as(role).post(`/stock${path}`, body)
const shown = (code: string) => answered<Whole>(office.get(`/stock/items/${code}`))
const add = (code: string, some: object = {}) =>
  post('/items', {
    code,
    name: `Item ${code}`,
    kind: 'bill-stock',
    version: '1',
    versionFrom: '2026-01-01',
    ...some,
  })
const receive = (lines: object[], some: object = {}) =>
  post('/receipts', { vendor: 'Paper Co', receivedOn: '2026-11-20', lines, ...some })
const reserve = (subject: string, quantity: number) =>
  office.work((work) => reserveStock(work, { subject, runId: null, needs: [{ itemCode: 'BILL', quantity }] }))
const figures = async () => {
  const { item } = await shown('BILL')
  return [item.onHand, item.reserved, item.free]
}

beforeAll(async () => {
  await answered(post('/locations', { code: 'ROOM', name: 'Mail room' }))
  await answered(post('/locations', { code: 'SHELF', name: 'Upper shelf' }))
  await answered(
    add('BILL', {
      usedFor: 'sheet',
      weightMills: 190,
      piecesPerPack: 500,
      packsPerCarton: 10,
      thousandCents: 2400,
    }),
  )
})

describe('an item', () => {
  it('has a code of its own, and facts that go together', async () => {
    expect(await refused(add('BILL'))).toMatchObject({ code: 'STOCK_ITEM_TAKEN' })
    expect(await refused(add('WIDE', { lengthMils: 4000, heightMils: 9000 }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'heightMils' },
    })
    expect(await office.work((work) => stockItem(work, 'BILL'))).toMatchObject({
      usedFor: 'sheet',
      weightMills: 190,
    })
    expect(await refused(office.get('/stock/items/NONE'))).toMatchObject({ code: 'STOCK_ITEM_NOT_FOUND' })
  })

  it('is received by a packing slip once', async () => {
    const slip = { packingSlip: 'PS-1' }
    const lines = [
      { item: 'BILL', location: 'ROOM', quantity: 2000 },
      { item: 'BILL', location: 'SHELF', quantity: 500 },
    ]
    await answered(receive(lines, slip))
    expect(await refused(receive(lines, slip))).toMatchObject({ code: 'STOCK_RECEIVED_ALREADY' })
    expect(await refused(receive(lines, { receivedOn: '2026-11-24' }))).toMatchObject({
      code: 'FIELD_REFUSED',
    })
    expect(await refused(receive([{ item: 'BILL', location: 'NOWHERE', quantity: 1 }]))).toMatchObject({
      code: 'STOCK_LOCATION_NOT_FOUND',
    })
    const { places } = await shown('BILL')
    expect(places.map(({ location, quantity, lotId }) => [location, quantity, lotId])).toEqual([
      ['ROOM', 2000, places[0]!.lotId],
      ['SHELF', 500, places[0]!.lotId],
    ])
  })
})

describe('a reservation', () => {
  it('keeps stock for one run from all others, and says what is short', async () => {
    await reserve('run 41', 600)
    await reserve('run 41', 600)
    expect(await figures()).toEqual([2500, 600, 1900])
    await expect(reserve('run 42', 2140)).rejects.toMatchObject({
      problem: { code: 'STOCK_SHORT', details: { items: [{ item: 'BILL', needed: 2140, free: 1900 }] } },
    })
    expect(
      await refused(
        post('/moves', { item: 'BILL', kind: 'used', quantity: 1901, on: '2026-11-23', reason: 'Test' }),
      ),
    ).toMatchObject({ code: 'STOCK_SHORT' })
    await reserve('run 42', 1900)
    await reserve('run 42', 1000)
    expect(await figures()).toEqual([2500, 1600, 900])
  })

  it('is booked once as used and spoiled, however often it is asked', async () => {
    const used = [{ itemCode: 'BILL', quantity: 590, spoiled: 15 }]
    await Promise.all([1, 2].map(() => office.work((work) => useReserved(work, { subject: 'run 41', used }))))
    expect(await figures()).toEqual([1895, 1000, 895])
    const { moves, reservations } = await shown('BILL')
    expect(moves.slice(0, 2).map(({ kind, quantity, subject }) => [kind, quantity, subject])).toEqual([
      ['spoiled', -15, 'run 41'],
      ['used', -590, 'run 41'],
    ])
    expect(reservations.find(({ subject }) => subject === 'run 41')).toMatchObject({
      state: 'used',
      used: 590,
      spoiled: 15,
    })
    await expect(reserve('run 41', 10)).rejects.toMatchObject({
      problem: { code: 'STOCK_RESERVATION_ENDED' },
    })
    expect(await refused(post(`/moves/${moves[0]!.moveId}/take-back`, { reason: 'No' }))).toMatchObject({
      code: 'STOCK_MOVE_STAYS',
    })
  })

  it('is given free again, and two that race for the last pieces never both get them', async () => {
    await office.work((work) => releaseReserved(work, 'run 42'))
    expect(await figures()).toEqual([1895, 0, 1895])
    const both = await Promise.allSettled([reserve('run 50', 1000), reserve('run 51', 1000)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await office.work((work) => releaseReserved(work, 'run 50'))
    await office.work((work) => releaseReserved(work, 'run 51'))
  })
})

describe('what comes and goes', () => {
  it('is taken back by a move of its own, once', async () => {
    await answered(
      post('/moves', { item: 'BILL', kind: 'spoiled', quantity: 100, on: '2026-11-23', reason: 'Jam' }),
    )
    const [move] = (await shown('BILL')).moves
    const back = () => post(`/moves/${move!.moveId}/take-back`, { reason: 'It was 10' })
    await answered(back())
    await answered(back())
    expect(await figures()).toEqual([1895, 0, 1895])
    expect((await shown('BILL')).moves.slice(0, 2)).toMatchObject([
      { kind: 'taken-back', quantity: 100, takesBack: move!.moveId },
      { kind: 'spoiled', takenBackBy: move!.moveId + 1 },
    ])
  })

  it('goes to another place as the lot it is, with a packing list of cartons under 25 lb', async () => {
    const transfer = (quantity: number) =>
      post('/transfers', { from: 'ROOM', to: 'SHELF', on: '2026-11-23', lines: [{ item: 'BILL', quantity }] })
    expect(await refused(transfer(5000))).toMatchObject({ code: 'STOCK_SHORT' })
    const { transferId } = await answered<{ transferId: number }>(transfer(1000))
    expect(await figures()).toEqual([1895, 0, 1895])
    expect((await shown('BILL')).places.map(({ location, quantity }) => [location, quantity])).toEqual([
      ['ROOM', 395],
      ['SHELF', 1500],
    ])
    const pdf = await office.get(`/stock/transfers/${transferId}/packing-list.pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(await refused(post('/locations/SHELF/close', {}))).toMatchObject({ code: 'STOCK_LOCATION_IN_USE' })
  })

  it('never falls below nothing, whatever calls', async () => {
    const { places } = await shown('BILL')
    await expect(
      office.work(async (work) => {
        const { id } = await stockItem(work, 'BILL')
        const { rows } = await sql<{ id: number }>`select id from stock_location where code = 'ROOM'`.execute(
          work.db,
        )
        await addMoves(work, [
          {
            itemId: id,
            lotId: places[0]!.lotId,
            locationId: rows[0]!.id,
            kind: 'used',
            quantity: -396,
            movedOn: work.today,
          },
        ])
      }),
    ).rejects.toMatchObject({ constraint: 'stock_never_falls_below_nothing' })
  })
})

describe('a version that replaces another', () => {
  it('leaves the one before until its last day, and keeps it from being used after it', async () => {
    const version = { name: '2', fromOn: '2026-12-01', oldUntil: '2026-12-05' }
    expect(await refused(post('/items/BILL/versions', { ...version, fromOn: '2025-12-01' }))).toMatchObject({
      code: 'FIELD_REFUSED',
    })
    await answered(post('/items/BILL/versions', version))
    expect(await refused(post('/items/BILL/versions', version))).toMatchObject({
      code: 'STOCK_VERSION_TAKEN',
    })
    await answered(receive([{ item: 'BILL', version: '2', location: 'ROOM', quantity: 700 }]))
    expect((await shown('BILL')).item).toMatchObject({ onHand: 2595, unusable: 700, free: 1895 })
    office.move('2026-12-05')
    expect((await shown('BILL')).item).toMatchObject({ unusable: 0, free: 2595 })
    // The old one is used up first while it may be.
    await office.work((work) =>
      useReserved(work, { subject: 'run 60', used: [{ itemCode: 'BILL', quantity: 95 }] }),
    )
    await reserve('run 61', 100)
    office.move('2026-12-06')
    // Printed before its last day, and mailed after it.
    await office.work((work) => useReserved(work, { subject: 'run 61' }))
    const { item, versions } = await shown('BILL')
    expect(item).toMatchObject({ onHand: 2400, unusable: 1800, free: 600 })
    expect(versions.map(({ name, standing, onHand }) => [name, standing, onHand])).toEqual([
      ['2', 'current', 600],
      ['1', 'obsolete', 1800],
    ])
    await answered(
      post('/moves', {
        item: 'BILL',
        kind: 'destroyed',
        quantity: 1800,
        on: '2026-12-06',
        reason: 'Obsolete',
      }),
    )
    expect((await shown('BILL')).item).toMatchObject({ onHand: 600, unusable: 0 })
  })
})

it('the register has the items, the lots and the moves', async () => {
  const answer = await office.get('/stock/register.xlsx')
  expect(answer.headers.get('content-type')).toContain('spreadsheetml')
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(3000)
})
