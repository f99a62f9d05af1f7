import { describe, expect, it } from 'vitest'
import { readImpactSearch } from './impact-search.ts'
import { barWords, percentChange, readPercent } from './impact-words.ts'

describe('the words of an impact', () => {
  it.each([
    { before: 51_59, after: 54_69, says: '+6.0 %' },
    { before: 100_00, after: 97_50, says: '−2.5 %' },
    { before: 100_00, after: 100_00, says: '0.0 %' },
    { before: 0, after: 5_00, says: '' },
  ])('$before to $after is $says', ({ before, after, says }) => {
    expect(percentChange(before, after)).toBe(says)
  })

  it.each([
    { text: '6', is: 6000 },
    { text: '2.75 %', is: 2750 },
    { text: '-3', is: -3000 },
    { text: 'six', is: null },
  ])('$text percent is read as $is', ({ text, is }) => {
    expect(readPercent(text)).toBe(is)
  })

  it('name a bar', () => {
    expect(barWords('percent', null, -50)).toBe('Less than −50 %')
    expect(barWords('percent', 4, 6)).toBe('4 % up to 6 %')
    expect(barWords('dollars', -2, 0)).toBe('−$2 up to $0')
    expect(barWords('dollars', 100, null)).toBe('$100 and more')
  })
})

describe('the address of an impact', () => {
  it('keeps what fits and leaves out the rest', () => {
    expect(
      readImpactSearch({
        view: 'accounts',
        class: 'residential',
        minPercent: '-5',
        maxCents: 'x',
        order: 'up',
      }),
    ).toEqual({
      view: 'accounts',
      class: 'residential',
      minPercent: -5,
    })
  })
})
