import { describe, expect, it } from 'vitest'
import { asksOf, conditionOf, knownWords, termOf, type TermValues, valuesOfTerm } from './term-values.ts'

const term = (given: Partial<TermValues>): TermValues => ({
  key: 0,
  fact: 'class',
  not: false,
  among: [],
  over: '',
  ...given,
})

describe('a term', () => {
  it.each([
    [term({ among: ['residential'] }), { fact: 'class', among: ['residential'], not: false }],
    [term({ fact: 'autopay', not: true }), { fact: 'autopay', not: true }],
    [term({ fact: 'past-due', over: '25' }), { fact: 'past-due', overCents: 2500, not: false }],
    [term({ fact: 'discount' }), { fact: 'discount', among: [], not: false }],
    [term({}), null],
    [term({ fact: 'amount-due', over: 'much' }), null],
    [term({ fact: 'amount-due', over: '-1' }), null],
  ])('%j is %j', (given, expected) => {
    expect(termOf(given)).toEqual(expected)
  })

  it('comes back as it was filled in', () => {
    for (const given of [
      term({ among: ['commercial'], not: true }),
      term({ fact: 'past-due', over: '25.00' }),
      term({ fact: 'prorated' }),
    ])
      expect(valuesOfTerm(termOf(given)!, 0)).toEqual(given)
  })

  it('offers only words that the server takes', () => {
    for (const [fact, words] of Object.entries(knownWords)) {
      expect(asksOf(fact as TermValues['fact'])).toBe('words')
      expect(termOf(term({ fact: fact as TermValues['fact'], among: words }))).not.toBeNull()
    }
  })
})

it('a condition is not whole while one of its terms is not', () => {
  expect(conditionOf({ match: 'all', terms: [] })).toEqual({ match: 'all', terms: [] })
  expect(conditionOf({ match: 'any', terms: [term({})] })).toBeNull()
})
