import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { cartonLimitMills, packCartons, type ToPack } from './pack-cartons.ts'
import { pickLots } from './pick-lots.ts'
import { isBelow, orderProposed, reorderPoint } from './reorder-point.ts'
import { needOf } from './run-plan-needs.ts'
import { forecastStock, runsOutOn } from './stock-forecast.ts'

const day = (text: string) => PlainDate.from(text)
const on = (text: string, quantity: number) => ({ on: day(text), quantity, because: 'a run' })
const today = day('2026-11-23')

describe('pickLots', () => {
  const places = [
    { lotId: 1, locationId: 1, quantity: 300 },
    { lotId: 2, locationId: 1, quantity: 500 },
  ]
  it.each([
    { case: 'the oldest alone where it is enough', quantity: 300, picked: [[1, 300]] },
    {
      case: 'the oldest first, then the next',
      quantity: 301,
      picked: [
        [1, 300],
        [2, 1],
      ],
    },
    { case: 'nothing of nothing', quantity: 0, picked: [] },
    { case: 'not one more than there is', quantity: 801, picked: undefined },
  ])('takes $case', ({ quantity, picked }) => {
    expect(pickLots(places, quantity)?.map((pick) => [pick.lotId, pick.quantity])).toEqual(picked)
  })
})

describe('needOf', () => {
  const material = { pieces: 100, pages: 230 }
  it.each([
    { case: 'an envelope is one a piece', usedFor: 'piece', bothSides: false, needs: 100 },
    { case: 'paper is one a page', usedFor: 'sheet', bothSides: false, needs: 230 },
    { case: 'paper printed on both sides holds two pages', usedFor: 'sheet', bothSides: true, needs: 115 },
    { case: 'a supply is none', usedFor: 'none', bothSides: false, needs: 0 },
  ] as const)('$case', ({ usedFor, bothSides, needs }) => {
    expect(needOf({ usedFor, bothSides }, material)).toBe(needs)
  })
})

describe('reorderPoint', () => {
  const uses = [on('2026-12-01', 1000), on('2026-12-07', 700), on('2026-12-08', 50)]
  it.each([
    { case: 'nothing is used before an order of today is there', leadDays: 0, point: 200 },
    { case: 'what is used after an order is there does not count', leadDays: 13, point: 1200 },
    { case: 'the day on which it would be there counts', leadDays: 14, point: 1900 },
    { case: 'the day after it too', leadDays: 15, point: 1950 },
  ])('$case', ({ leadDays, point }) => {
    expect(reorderPoint({ today, leadDays, safetyQuantity: 200, uses })).toBe(point)
  })

  it('is reached when there is no more than it, and never where nothing is needed', () => {
    expect([isBelow(500, 501), isBelow(500, 500), isBelow(0, 0)]).toEqual([false, true, false])
  })

  it('proposes what lasts, at least what is usually ordered, in whole cartons', () => {
    const asked = { today, leadDays: 14, safetyQuantity: 200, uses, unit: 400, lasts: 90 }
    expect(orderProposed({ ...asked, position: 500, orderQuantity: null })).toBe(1600)
    expect(orderProposed({ ...asked, position: 500, orderQuantity: 5000 })).toBe(5200)
    expect(orderProposed({ ...asked, position: 9000, orderQuantity: null })).toBe(400)
  })
})

describe('forecastStock', () => {
  const days = { from: today, until: day('2027-01-01') }
  const bucket = (version: string, quantity: number, from: string, lastUse: string | null) => ({
    version,
    quantity,
    from: day(from),
    lastUse: lastUse === null ? null : day(lastUse),
  })

  it('uses the version that ends first, loses what is left of it, and goes on with the next', () => {
    const points = forecastStock({
      days,
      buckets: [bucket('A', 1000, '2025-01-01', '2026-12-01'), bucket('B', 400, '2026-12-02', null)],
      uses: [on('2026-12-01', 600), on('2026-12-02', 300), on('2026-12-09', 200)],
      arrivals: [],
    })
    expect(points.map((point) => [point.on.toString(), point.change, point.left])).toEqual([
      ['2026-12-01', -600, 400],
      ['2026-12-02', -400, 0],
      ['2026-12-02', 400, 400],
      ['2026-12-02', -300, 100],
      ['2026-12-09', -200, -100],
    ])
    expect(runsOutOn(points)?.toString()).toBe('2026-12-09')
  })

  it('pays what is missing from what comes, and counts what is late as of today', () => {
    const points = forecastStock({
      days,
      buckets: [bucket('A', 100, '2025-01-01', null)],
      uses: [on('2026-11-01', 150), on('2026-12-20', 20)],
      arrivals: [{ ...on('2026-12-10', 500), ...bucket('A', 500, '2025-01-01', null) }],
    })
    expect(points.map(({ on: when, left }) => [when.toString(), left])).toEqual([
      ['2026-11-23', -50],
      ['2026-12-10', 450],
      ['2026-12-20', 430],
    ])
  })
})

describe('packCartons', () => {
  const item = fc.record({
    item: fc.constantFrom('A', 'B', 'C'),
    quantity: fc.integer({ min: 1, max: 20_000 }),
    weightMills: fc.integer({ min: 20, max: 3000 }),
    piecesPerPack: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null }),
    packsPerCarton: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
    cartonWeightMills: fc.constant(null),
  })

  it('packs every piece once, and no carton over 25 lb', () => {
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: (one) => one.item, minLength: 1 }), (items: ToPack[]) => {
        const cartons = packCartons(items)
        for (const { weightMills, contents } of cartons) {
          expect(weightMills).toBeLessThanOrEqual(cartonLimitMills)
          const weight = contents.reduce(
            (sum, one) => sum + one.quantity * items.find((known) => known.item === one.item)!.weightMills,
            0,
          )
          expect(weight).toBe(weightMills)
        }
        for (const { item: code, quantity } of items)
          expect(
            cartons
              .flatMap(({ contents }) => contents)
              .reduce((sum, one) => sum + (one.item === code ? one.quantity : 0), 0),
          ).toBe(quantity)
      }),
    )
  })

  // A sheet of 24 lb bond is about 0.19 oz: a carton of ten reams weighs 59 lb, and goes as cartons of four reams.
  const paper = {
    item: 'BILL',
    weightMills: 190,
    piecesPerPack: 500,
    packsPerCarton: 10,
    cartonWeightMills: null,
  }
  it('splits a carton that is too heavy by its packs', () => {
    const cartons = packCartons([{ ...paper, quantity: 5100 }])
    expect(cartons.map(({ contents }) => contents[0]!.quantity)).toEqual([2000, 2000, 1100])
  })

  it('leaves a light carton as it came, at the weight it was told', () => {
    const light = { ...paper, weightMills: 100, packsPerCarton: 5, cartonWeightMills: 260_000 }
    expect(packCartons([{ ...light, quantity: 5000 }]).map((carton) => carton.weightMills)).toEqual([
      260_000, 260_000,
    ])
  })
})
