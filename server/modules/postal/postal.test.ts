import type { postal } from '@cartwright/api/postal'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { answered, refused } from '#test/bill-runs'
import { testOffice } from '#test/test-office'
import { labelingListsOn, pricesOn } from './postal-queries.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
type Load = SuccessOf<typeof postal.load>
type Standing = SuccessOf<typeof postal.standing>

const load = (some: object) =>
  office.post('/postal/loads', {
    kind: 'prices',
    fileName: 'list.csv',
    source: 'Invented for this test',
    csv: '',
    ...some,
  })
const prices = (...lines: string[]): string => ['effective,item,price,source', ...lines].join('\n')
const summer = prices(
  '2026-07-12,5-digit,0.621,Notice 123',
  '2026-07-12,single-piece-metered,0.78,Notice 123',
)
const aadcs = (label = 'AADC PRACTICE CA 917') => `zips,label\n"917-918, 910",${label}`
const days = { effectiveOn: '2026-10-01', lastOn: '2026-11-30' }

const priceOn = (day: string) => office.work((work) => pricesOn(work, PlainDate.from(day)))
const listsOn = (day: string) => office.work((work) => labelingListsOn(work, PlainDate.from(day)))

beforeAll(async () => {
  await answered(load({ csv: summer }))
  await answered(load({ kind: 'l801', csv: aadcs(), ...days }))
})

describe('prices', () => {
  it('hold from their day until others do; what the newest list lacks is missing', async () => {
    await answered(
      load({ csv: prices('2026-01-18,aadc,0.641,Before', '2025-07-13,full-service-discount,0.003,Before') }),
    )
    expect((await priceOn('2026-07-11')).mills).toEqual({ aadc: 641, 'full-service-discount': 3 })
    expect((await priceOn('2026-07-12')).mills).toEqual({
      '5-digit': 621,
      'single-piece-metered': 780,
      'full-service-discount': 3,
    })
    expect((await priceOn('2024-01-01')).effective).toBeNull()
  })

  it('are never overwritten: the same file is told, and another price for the same day is refused with its line', async () => {
    expect(await refused(load({ csv: summer, fileName: 'again.csv' }))).toMatchObject({
      code: 'POSTAL_LOAD_ALREADY_HERE',
    })
    const other = prices('2026-07-12,5-digit,0.999,Somebody')
    expect(await refused(load({ csv: other, leaveOut: true }))).toMatchObject({
      code: 'POSTAL_FILE_FAULTY',
      details: { good: 0, faults: [{ line: 2, reason: expect.stringContaining('another price') }] },
    })
  })

  it('are loaded without the lines that cannot be used only when a person says so, and these are kept', async () => {
    const csv = prices('2027-01-17,aadc,0.7,Notice', '2027-01-17,mixed-aadc,,Notice')
    expect(await refused(load({ csv }))).toMatchObject({
      code: 'POSTAL_FILE_FAULTY',
      details: { read: 2, good: 1, faults: [{ line: 3, column: 'price' }] },
    })
    expect(await answered<Load>(load({ csv, leaveOut: true }))).toMatchObject({
      linesRead: 2,
      linesTaken: 1,
      faults: [{ line: 3, column: 'price' }],
    })
  })
})

const stands = async (on: string) =>
  (await answered<Standing>(office.get(`/postal?on=${on}`))).lists.find(({ kind }) => kind === 'l801')!.stands

describe('a labeling list', () => {
  it.each([
    ['2026-09-30', 'not-yet'],
    ['2026-10-01', 'in-force'],
    ['2026-11-30', 'in-force'],
    ['2026-12-01', 'expired'],
  ])('of October and November on %s is %s', async (on, standing) => {
    expect(await stands(on)).toBe(standing)
  })

  it('that has run out sorts nothing, and is told', async () => {
    expect((await listsOn('2026-11-30')).lists.l801?.rows).toHaveLength(2)
    const late = await listsOn('2026-12-01')
    expect(late.lists.l801).toBeUndefined()
    expect(late.expired.map(({ kind }) => kind)).toEqual(['l801'])
  })

  it('of the same first day is refused until the first is taken out of force, with a reason', async () => {
    const other = { kind: 'l801', csv: aadcs('AADC OTHER CA 917'), ...days }
    const { code, details } = await refused(load(other))
    expect(code).toBe('LABELING_LIST_TAKEN')
    const { loadId } = details as { loadId: number }
    const out = (body: object) => office.post(`/postal/loads/${loadId}/withdraw`, body)
    expect((await refused(out({ because: '' }))).code).toBe('REQUEST_INVALID')
    expect(await answered<Load>(out({ because: 'Typed from the wrong page.' }))).toMatchObject({
      withdrawnBecause: 'Typed from the wrong page.',
    })
    expect((await refused(out({ because: 'Again.' }))).code).toBe('POSTAL_LOAD_WITHDRAWN')
    await answered(load(other))
  })

  it('needs both its days, and a kind of person who may change postage', async () => {
    const csv = aadcs('AADC THIRD CA 917')
    expect(await refused(load({ kind: 'l801', csv, effectiveOn: '2026-12-01' }))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'lastOn' },
    })
    const asClerk = office
      .as('clerk')
      .post('/postal/loads', { kind: 'l801', fileName: 'a', source: 'b', csv, ...days })
    expect((await refused(asClerk)).code).toBe('NOT_PERMITTED')
  })
})
