import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCandidates, isTransposed } from './find-candidates.ts'

const tape = (...cents: number[]) =>
  cents.map((one, index) => ({ lineNo: index + 1, accountId: index, cents: one }))
const kinds = (found: ReturnType<typeof findCandidates>) =>
  found.map(({ kind, lineNo, toCents }) => [kind, lineNo, toCents])

describe('what may be wrong with a batch', () => {
  it.each([
    { case: 'nothing, when it meets', lines: tape(1000, 2550), control: [2, 3550], is: [] },
    {
      case: 'digits that changed places',
      lines: tape(1000, 4770),
      control: [2, 8470],
      is: [['transposed', 2, 7470]],
    },
    { case: 'a place that slid', lines: tape(1000, 250), control: [2, 3500], is: [['slid', 2, 2500]] },
    { case: 'one that is not entered', lines: tape(1000), control: [2, 3550], is: [['missing', null, 2550]] },
    { case: 'one too many', lines: tape(1000, 2550), control: [1, 1000], is: [['extra', 2, null]] },
    { case: 'half the difference', lines: tape(1000, 2550), control: [2, 1550], is: [['half', 1, null]] },
    { case: 'only the count', lines: tape(1000, 2550), control: [3, 3550], is: [['control', null, null]] },
    { case: 'no rule at all', lines: tape(1000, 2550), control: [2, 3551], is: [] },
  ])('is $case', ({ lines, control, is }) => {
    expect(kinds(findCandidates(lines, { count: control[0]!, cents: control[1]! }))).toEqual(is)
  })

  it('is a line that stands there twice, before one that is merely as large', () => {
    const lines = [
      { lineNo: 1, accountId: 7, cents: 2550 },
      { lineNo: 2, accountId: 8, cents: 2550 },
      { lineNo: 4, accountId: 7, cents: 2550 },
    ]
    expect(findCandidates(lines, { count: 2, cents: 5100 })).toMatchObject([
      { kind: 'doubled', lineNo: 4, otherLineNo: 1 },
      { kind: 'extra', lineNo: 2 },
    ])
  })

  it('finds every pair of digits that changed places, and the difference is divisible by nine', () => {
    const amounts = fc.array(fc.integer({ min: 100, max: 99_999_99 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(amounts, fc.nat(), fc.nat(), (right, which, place) => {
        const at = which % right.length
        const digits = String(right[at]).split('')
        const from = place % (digits.length - 1)
        const swapped = [...digits.slice(0, from), digits[from + 1], digits[from], ...digits.slice(from + 2)]
        const wrong = Number(swapped.join(''))
        fc.pre(wrong !== right[at] && wrong > 0)
        const total = right.reduce((sum, one) => sum + one, 0)
        expect(Math.abs(right[at]! - wrong) % 9).toBe(0)
        const found = findCandidates(tape(...right.with(at, wrong)), { count: right.length, cents: total })
        expect(found).toContainEqual(
          expect.objectContaining({ kind: 'transposed', lineNo: at + 1, toCents: right[at] }),
        )
      }),
    )
  })

  it('names one line left out, one entered twice and one taken off, whichever it was', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(amounts, fc.nat(), (right, which) => {
        const at = which % right.length
        const sum = { count: right.length, cents: right.reduce((all, one) => all + one, 0) }
        const without = right.toSpliced(at, 1)
        expect(findCandidates(tape(...without), sum)[0]).toMatchObject({
          kind: 'missing',
          toCents: right[at],
        })
        const twice = [...tape(...right), { lineNo: 99, accountId: at, cents: right[at]! }]
        expect(findCandidates(twice, sum)).toContainEqual(
          expect.objectContaining({ kind: 'doubled', lineNo: 99, otherLineNo: at + 1 }),
        )
        const off = { ...sum, cents: sum.cents - 2 * right[at]! }
        expect(findCandidates(tape(...right), off)).toContainEqual(
          expect.objectContaining({ kind: 'half', lineNo: at + 1 }),
        )
      }),
    )
  })

  it.each([
    [4770, 7470, true],
    [4770, 4707, true],
    [102, 12, true],
    [4770, 4077, false],
    [4770, 4770, false],
    [1234, 2143, false],
  ])('%i and %i are one with two digits changed: %s', (from, to, is) => {
    expect(isTransposed(from, to)).toBe(is)
  })
})
