import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { similarNumbers } from './similar-numbers.ts'

describe('similarNumbers', () => {
  const similar = similarNumbers('100204173')
  it.each([
    ['100204173', 'same-number'],
    ['100204178', 'one-digit-wrong'],
    ['100201473', 'two-turned-about'],
    ['1002041739', 'digit-missing'],
    ['10020417', 'digit-too-many'],
  ])('%s is %s', (number, slip) => expect(similar.get(number)).toBe(slip))

  it('two wrong digits are too far', () => expect(similar.has('100204188')).toBe(false))

  it.each(['', '12', '1'.repeat(25)])('“%s” has none', (written) =>
    expect(similarNumbers(written).size).toBe(0),
  )

  it('one slip leads back by one slip', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4,10}$/), fc.nat(200), (written, pick) => {
        const others = [...similarNumbers(written).keys()]
        const other = others[pick % others.length]!
        expect(similarNumbers(other).has(written)).toBe(true)
      }),
    )
  })
})
