import { randomUUID } from 'node:crypto'
import type { mailpieces } from '@cartwright/api/mailpieces'
import type { Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, postedRun, refused } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { testOffice } from '#test/test-office'
import { billPiece } from './bill-piece.ts'
import type { Body } from './mailpiece.ts'

const office = testOffice({ on: '2026-11-23' })
type Spec = SuccessOf<typeof mailpieces.save>
type Tried = SuccessOf<typeof mailpieces.check>

const body = (change: Partial<Body> = {}, from = '2026-11-23', key: string = randomUUID()) => ({
  key,
  use: 'bills',
  from,
  reason: 'The stock of this year',
  body: { ...billPiece, ...change },
})
const save = (sent: object, role: Role = 'coordinator') => office.as(role).post('/mailpieces', sent)
const list = async () => (await answered<SuccessOf<typeof mailpieces.list>>(office.get('/mailpieces'))).rows
const heavy = { envelope: { ...billPiece.envelope, weightMills: 3400 } }

const gate = async (id: number) =>
  (
    await answered<{ gates: { name: string; stands: string; sentence: string }[] }>(office.get(`/runs/${id}`))
  ).gates.find(({ name }) => name === 'mailpiece-fits')!
const print = (id: number) => office.post(`/runs/${id}/print`, {})

describe('a mailpiece', () => {
  it('is kept as a version from a day on, and held against the rules', async () => {
    await answered<Spec>(save(body()))
    const next = await answered<Spec>(save(body(heavy, '2026-12-01')))
    expect(next).toMatchObject({ version: 2, holds: false, madeBy: 'Test coordinator' })
    expect(next.checked.faults).toMatchObject([{ code: 'weight', section: 'DMM 101.1.1', stops: true }])
    expect((await list()).map(({ version, holds }) => [version, holds])).toEqual([
      [2, false],
      [1, true],
    ])
    office.move('2026-12-01')
    expect((await list()).map(({ version, holds }) => [version, holds])).toEqual([
      [2, true],
      [1, false],
    ])
  })

  it('is made once by a request that is sent twice, also at once', async () => {
    const sent = body()
    const made = await Promise.all([answered<Spec>(save(sent)), answered<Spec>(save(sent))])
    expect(made[0].specId).toBe(made[1].specId)
    expect(await list()).toHaveLength(1)
  })

  it.each([
    ['a day that is past', body({}, '2026-11-22'), 'from'],
    ['folds out of order', body({ foldsAtMils: [7500, 3875] }), 'body.foldsAtMils'],
    ['a fold below the sheet', body({ foldsAtMils: [3875, 11_000] }), 'body.foldsAtMils'],
    [
      'a window beyond its envelope',
      body({ window: { ...billPiece.window!, leftMils: 5001 } }),
      'body.window',
    ],
    ['an address below the fold', body({ lines: { ...billPiece.lines, yMils: 3376 } }), 'body.lines'],
  ])('is refused with %s, and the field is named', async (_, sent, field) => {
    expect(await refused(save(sent))).toMatchObject({ code: 'FIELD_REFUSED', details: { field } })
    expect(await list()).toEqual([])
  })

  it('weighs what stock says of its items, and names none that stock has not', async () => {
    const sheet = { ...billPiece.sheet, itemCode: 'BILL-SHEET' }
    expect(await refused(save(body({ sheet })))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'body.sheet.itemCode' },
    })
    await office.work(({ db, today }) =>
      db
        .insertInto('stock_item')
        .values({
          code: 'BILL-SHEET',
          name: 'Bill sheet',
          kind: 'bill-stock',
          weight_mills: 175,
          added_on: today,
        })
        .execute(),
    )
    const { checked } = await answered<Spec>(save(body({ sheet })))
    expect(checked.weightMills).toBe(235 + 175 + 165)
  })

  it('is set up by whoever sends the mail, and read by the auditor', async () => {
    expect(await refused(save(body(), 'clerk'))).toMatchObject({ code: 'NOT_PERMITTED' })
    expect((await office.as('auditor').get('/mailpieces')).status).toBe(200)
  })

  it('tells what a leaflet would add, and keeps nothing', async () => {
    const leaflet = {
      name: 'Leaflet',
      weightMills: 200,
      thicknessMils: 5,
      lengthMils: 8500,
      heightMils: 3625,
    }
    const { checked, without } = await answered<Tried>(
      office.as('clerk').post('/mailpieces/check', { body: billPiece, sheets: 3, inserts: [leaflet] }),
    )
    expect([without.weightMills, checked.weightMills]).toEqual([880, 1080])
    expect([without.ounces, checked.ounces]).toEqual([1, 2])
    expect(checked.thicknessMils - without.thicknessMils).toBe(5)
    expect(await list()).toEqual([])
  })
})

describe('before a run is printed', () => {
  beforeEach(() => office.work((work) => smallTown(work, [{}, {}, { billBy: 'email' }])))
  it('a city that set up none is asked nothing', async () => {
    const { id } = await postedRun(office)
    expect(await gate(id)).toMatchObject({ stands: 'not-needed' })
    expect((await print(id)).status).toBeLessThan(300)
  })

  it('a mailpiece that keeps the rules is told with its heaviest piece', async () => {
    await answered(save(body()))
    const { id } = await postedRun(office)
    const { stands, sentence } = await gate(id)
    expect(stands).toBe('green')
    expect(sentence).toContain('2 pieces has about 1 sheet: 0.56 oz and 0.037 in')
  })

  it('one that does not holds the print, with the section, until it is mended', async () => {
    await answered(save(body(heavy)))
    const { id } = await postedRun(office)
    const { stands, sentence } = await gate(id)
    expect(stands).toBe('red')
    expect(sentence).toContain('2 pieces of this run may not be mailed')
    expect(sentence).toContain('DMM 101.1.1')
    expect(await refused(print(id))).toMatchObject({
      code: 'GATE_IS_RED',
      details: { step: 'print', gates: [{ name: 'mailpiece-fits' }] },
    })
    await answered(save(body()))
    expect((await print(id)).status).toBeLessThan(300)
  })
})
