import { describe, expect, it } from 'vitest'
import { emptyQuote, quoteBody } from './quote-values.ts'

describe('a quote', () => {
  it.each([
    ['2026-11-23', '2026-11-01', '2026-11-30'],
    ['2026-12-31', '2026-12-01', '2026-12-31'],
    ['2028-02-29', '2028-02-01', '2028-02-29'],
  ])('begun on %s is for %s to %s', (today, from, to) => {
    expect(emptyQuote(today, 'residential')).toMatchObject({ from, to })
  })

  it('is asked for with the first day after it', () => {
    expect(quoteBody(emptyQuote('2026-12-31', 'residential'))).toMatchObject({
      from: '2026-12-01',
      until: '2027-01-01',
      zone: null,
      discounts: [],
    })
  })
})
