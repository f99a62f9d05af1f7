import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { type BankLine, type Expected, findMatches } from './find-matches.ts'

const day = (text: string | number) => PlainDate.from(typeof text === 'number' ? `2026-11-${text}` : text)
let ids = 0
const line = (cents: number, some: Partial<BankLine> = {}): BankLine => ({
  lineId: (ids += 1),
  on: day(20),
  cents,
  use: 'deposit',
  reference: '',
  text: '',
  ...some,
})
const item = (cents: number, some: Partial<Expected> = {}): Expected => ({
  key: `bank-deposit ${(ids += 1)}`,
  kind: 'bank-deposit',
  on: day(19),
  cents,
  number: null,
  ...some,
})
const find = (lines: BankLine[], items: Expected[]) => findMatches({ lines, items }, { withinDays: 5 })

describe('findMatches', () => {
  it('is sure of what bears the number and comes to the same, however long ago, in as many lines as the bank made of it', () => {
    const ours = item(5000, { number: 'D2026-000012', on: day('2026-10-01') })
    const lines = [
      line(4000, { reference: 'D2026000012' }),
      line(1000, { text: 'CASH OF 2026000012' }),
      line(5000),
    ]
    const [first] = find(lines, [ours])
    expect(first).toMatchObject({ sure: true, why: ['number', 'amount'], differenceCents: 0 })
    expect(first!.lineIds).toEqual(lines.slice(0, 2).map(({ lineId }) => lineId))
  })

  it('tells what differs of what bears the number, and is not sure', () => {
    expect(
      find([line(4985, { reference: 'D2026-000012' })], [item(5000, { number: 'D2026-000012' })]),
    ).toEqual([expect.objectContaining({ sure: false, why: ['number'], differenceCents: -15 })])
  })

  it.each([
    { case: 'an amount that only one of each side has', days: [20], items: [19], sure: 1, all: 1 },
    { case: 'two lines for one of ours', days: [20, 21], items: [19], sure: 0, all: 2 },
    { case: 'one line for two of ours', days: [20], items: [19, 18], sure: 0, all: 2 },
    { case: 'the last day within', days: [24], items: [19], sure: 1, all: 1 },
    { case: 'a day too late', days: [25], items: [19], sure: 0, all: 0 },
  ])('$case', ({ days, items, sure, all }) => {
    const found = find(
      days.map((on) => line(5000, { on: day(on) })),
      items.map((on) => item(5000, { on: day(on) })),
    )
    expect(found.length).toBe(all)
    expect(found.filter((one) => one.sure).length).toBe(sure)
  })

  it('takes nothing for a deposit that left the account, or is of another kind', () => {
    expect(find([line(-5000), line(5000, { use: 'card' })], [item(5000)])).toEqual([])
  })

  it('proposes the sum of a day, on either side', () => {
    const why = ['sum-of-a-day', 'day']
    expect(find([line(5000)], [item(2000), item(3000)])).toMatchObject([{ sure: false, why }])
    expect(find([line(2000), line(3000)], [item(5000)])).toMatchObject([{ sure: false, why }])
  })

  it('points out digits turned about and amounts that are close', () => {
    expect(find([line(7470)], [item(4770)])).toMatchObject([
      { why: ['digits-turned'], differenceCents: 2700 },
    ])
    expect(find([line(50_010)], [item(50_000)])).toMatchObject([{ why: ['near'], differenceCents: 10 }])
    expect(find([line(60_000)], [item(50_000)])).toEqual([])
  })

  it('proposes five things for a line at most, the nearest first: where all owe the same, it could be anything', () => {
    const found = find(
      [20, 21].map((on) => line(8310, { on: day(on) })),
      [16, 17, 18, 19, 20, 21, 22].map((on) => item(8310, { on: day(on) })),
    )
    expect(found.map(({ why }) => why[1])).toEqual(['day', 'day', ...Array<string>(8).fill('kind')])
  })

  it('has no line and nothing of ours in two sure matches, and each comes to the same', () => {
    const cents = fc.constantFrom(1000, 2000, 3000, -1000)
    const on = fc.integer({ min: 10, max: 28 }).map(day)
    const number = fc.constantFrom(null, 'D2026-000001', 'D2026-000002')
    const lines = fc.array(fc.record({ cents, on, number }), { maxLength: 12 })
    fc.assert(
      fc.property(lines, lines, (bank, ours) => {
        const theirs = bank.map((one) => line(one.cents, { on: one.on, reference: one.number ?? '' }))
        const items = ours.map((one) => item(one.cents, one))
        const sure = findMatches({ lines: theirs, items }, { withinDays: 5 }).filter((one) => one.sure)
        const used = [sure.flatMap((one) => one.lineIds), sure.flatMap((one) => one.keys)]
        for (const some of used) expect(new Set<number | string>(some).size).toBe(some.length)
        expect(sure.every(({ differenceCents }) => differenceCents === 0)).toBe(true)
      }),
    )
  })
})
