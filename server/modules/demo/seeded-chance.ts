import assert from 'node:assert/strict'

/** Chance that comes the same way every time from the same seed. */
export type Chance = {
  /** A whole number from `low` to `high`, both possible. */
  readonly between: (low: number, high: number) => number
  readonly oneOf: <Value>(values: readonly Value[]) => Value
  /** Whether something happens that happens so many times in a hundred. */
  readonly inHundred: (times: number) => boolean
  /** One of the values, each as often as its weight says. */
  readonly weighted: <const Value>(values: readonly (readonly [Value, number])[]) => Value
}

/** Chance from a seed: mulberry32, a generator of 32 bits that is good enough to invent a town and small enough to read. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    between,
    oneOf: (values) => {
      assert(values.length > 0, 'there is something to choose from')
      return values[between(0, values.length - 1)]!
    },
    inHundred: (times) => next() * 100 < times,
    weighted: (values) => {
      const total = values.reduce((sum, [, weight]) => sum + weight, 0)
      let left = next() * total
      for (const [value, weight] of values) {
        left -= weight
        if (left < 0) return value
      }
      return values.at(-1)![0]
    },
  }
}
