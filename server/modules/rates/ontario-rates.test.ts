import { describe, expect, it } from 'vitest'
import { cityRates, amounts } from '#test/city-folders'
import { commercial, residential, rollOff } from '#test/ontario-rates'

// The practice city bills by the rates that the City of Ontario CA publishes, so its folder must give every one of them.
const ask = await cityRates('marlow')
const years = [
  { year: '2023', from: '2024-03-01', to: '2024-03-31' },
  { year: '2024', from: '2025-03-01', to: '2025-03-31' },
] as const

const inCents = (text: string): number[] => text.split(' ').map((amount) => Math.round(Number(amount) * 100))
const total = (given: readonly number[]): number => given.reduce((a, b) => a + b, 0)

describe.each(years)('the rates Ontario adopted, as in force in March after $year', ({ year, from, to }) => {
  const figures = (row: readonly [string, string, string]) => inCents(year === '2023' ? row[1] : row[2])
  const costs = (rateClass: string, ...services: string[]): number =>
    total(amounts(ask({ class: rateClass, services, from, to })))

  it.each(residential)('residential %s', (...row) => {
    const [rate] = figures(row)
    expect(costs('residential', row[0])).toBe(rate)
    expect(costs('residential', `${row[0]}:x3`)).toBe(3 * rate!)
  })

  it.each(commercial)('commercial %s', (...row) => {
    const [first, firstPickup, additional, additionalPickup] = figures(row) as [
      number,
      number,
      number,
      number,
    ]
    expect(costs('commercial', row[0])).toBe(first)
    expect(costs('commercial', `${row[0]}:6/wk`)).toBe(first + 5 * firstPickup)
    expect(costs('commercial', `${row[0]}:x3`)).toBe(first + 2 * additional)
    expect(costs('commercial', `${row[0]}:x2:3/wk`)).toBe(
      first + 2 * firstPickup + additional + 2 * additionalPickup,
    )
    // Two services of one container each are the same as one service of two.
    expect(costs('commercial', row[0], row[0])).toBe(first + additional)
    // A container emptied at another frequency is a first one again.
    expect(costs('commercial', row[0], `${row[0]}:2/wk`)).toBe(2 * first + firstPickup)
  })

  it.each(rollOff)('roll-off %s', (...row) => {
    const [rate] = figures(row)
    const event = row[0] === 'dry-run' ? `dry-run@${to}` : `load@${to}:${row[0]}:2.5t`
    expect(amounts(ask({ class: 'roll-off', events: [event], from, to }))).toEqual([rate])
  })
})

it('covers all 288 adopted rows', () => {
  const rows = [...residential, ...commercial, ...rollOff].flatMap(([, before, after]) => [
    ...inCents(before),
    ...inCents(after),
  ])
  expect(rows).toHaveLength(288)
})
