import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawProof } from './draw-proof.ts'
import { countDifferences, dataAge } from './job-rules.ts'

describe('counts of a job', () => {
  it.each([
    {
      case: 'all the same',
      counts: [
        ['proof', 98, 98],
        ['mailed', 98, 98],
      ],
      differ: [],
    },
    {
      case: 'one too few mailed',
      counts: [
        ['proof', 98, 98],
        ['mailed', 97, 98],
      ],
      differ: ['mailed'],
    },
    {
      case: 'told again, and right',
      counts: [
        ['mailed', 97, 98],
        ['mailed', 98, 98],
      ],
      differ: [],
    },
    {
      case: 'a statement of more',
      counts: [
        ['mailed', 98, 98],
        ['statement', 100, 98],
      ],
      differ: ['statement'],
    },
    {
      case: 'a proof of before a bill was taken out',
      counts: [
        ['proof', 98, 98],
        ['mailed', 97, 97],
      ],
      differ: [],
    },
  ] as { case: string; counts: [string, number, number][]; differ: string[] }[])(
    '$case',
    ({ counts, differ }) => {
      const told = counts.map(([of, pieces, expected]) => ({ of, told: pieces, expected }))
      expect(countDifferences(told).map(({ of }) => of)).toEqual(differ)
    },
  )

  it('are told in words that name the difference', () => {
    const [difference] = countDifferences([{ of: 'statement', told: 1_002, expected: 1_000 }])
    expect(difference!.sentence).toBe(
      'The postage statement has 1,002 pieces, and 1,000 should go into the mail: 2 more.',
    )
  })
})

describe('the age of data', () => {
  const read = Temporal.Instant.from('2026-11-01T08:00:00Z')
  it.each([
    { case: 'a minute before', now: '2026-11-11T07:59:00Z', isTooOld: false },
    { case: 'at the hour', now: '2026-11-11T08:00:00Z', isTooOld: false },
    { case: 'a minute after', now: '2026-11-11T08:01:00Z', isTooOld: true },
  ])('of 240 hours, $case', ({ now, isTooOld }) => {
    expect(dataAge(read, Temporal.Instant.from(now), 240).isTooOld).toBe(isTooOld)
  })
})

describe('the sample of a proof', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 60 })

  it('is the same by the same seed, in whatever order the pieces come, and never more than there are', () => {
    fc.assert(
      fc.property(numbers, fc.string(), fc.integer({ min: 1, max: 40 }), (some, seed, size) => {
        const pieces = some.map((piece) => ({ piece }))
        const drawn = drawProof(pieces, { seed, size })
        expect(drawProof(pieces.toReversed(), { seed, size })).toEqual(drawn)
        expect(drawn).toHaveLength(Math.min(size, pieces.length))
        expect(drawn.every(({ piece }) => some.includes(piece))).toBe(true)
      }),
    )
  })

  it('is another by another seed', () => {
    const pieces = Array.from({ length: 1000 }, (_, index) => ({ piece: index + 1 }))
    const [one, other] = ['a', 'b'].map((seed) => drawProof(pieces, { seed, size: 10 }))
    expect(one).not.toEqual(other)
  })
})
