import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf, splitTenders } from './split-tenders.ts'

const numbered = (all: readonly number[]) => all.map((one, to) => ({ to, cents: one }))

describe('what is given for several accounts', () => {
  it('is one payment for each account and tender', () => {
    const parts = [
      { to: 'A', cents: 1000 },
      { to: 'B', cents: 2550 },
    ]
    const tenders = [
      { to: 'check', cents: 3000 },
      { to: 'cash', cents: 550 },
    ]
    expect(splitTenders(parts, tenders)).toEqual([
      { to: 'A', tender: 'check', cents: 1000 },
      { to: 'B', tender: 'check', cents: 2000 },
      { to: 'B', tender: 'cash', cents: 550 },
    ])
  })

  it('comes to what each account is paid, and to what each tender gives', () => {
    const cents = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(cents, cents, (paid, first) => {
        const total = paid.reduce((a, b) => a + b, 0)
        const given: number[] = []
        for (const one of first) {
          const left = total - given.reduce((a, b) => a + b, 0)
          if (left > 0) given.push(Math.min(one, left))
        }
        const rest = total - given.reduce((a, b) => a + b, 0)
        if (rest > 0) given.push(rest)
        const pieces = splitTenders(numbered(paid), numbered(given))
        const sumOf = (key: 'to' | 'tender', is: number) =>
          pieces.filter((piece) => piece[key] === is).reduce((sum, piece) => sum + piece.cents, 0)
        expect(paid.map((_, to) => sumOf('to', to))).toEqual(paid)
        expect(given.map((_, tender) => sumOf('tender', tender))).toEqual(given)
        expect(pieces.every((piece) => piece.cents > 0)).toBe(true)
      }),
    )
  })
})

describe('change', () => {
  it.each([
    { case: 'none for the exact sum', due: 2550, given: [['cash', 2550]], is: 0 },
    { case: 'from cash', due: 2550, given: [['cash', 4000]], is: 1450 },
    {
      case: 'from cash beside a check',
      due: 2550,
      given: [
        ['check', 2000],
        ['cash', 1000],
      ],
      is: 450,
    },
    { case: 'never from a check', due: 2550, given: [['check', 3000]], is: null },
    {
      case: 'never for a check by cash',
      due: 2550,
      given: [
        ['check', 3000],
        ['cash', 100],
      ],
      is: null,
    },
    { case: 'none where too little is given', due: 2550, given: [['cash', 2000]], is: null },
  ])('is $case', ({ due, given, is }) => {
    const tenders = given.map(([tender, amountCents]) => ({
      tender: String(tender),
      amountCents: Number(amountCents),
    }))
    expect(changeOf(due, tenders)).toBe(is)
  })
})
