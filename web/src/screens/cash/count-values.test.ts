import { describe, expect, it } from 'vitest'
import { countFaults, noCount, readCount } from './count-values.ts'

describe('readCount', () => {
  it.each([
    ['', 0],
    [' 12 ', 12],
    ['99999', 99_999],
    ['100000', null],
    ['1 2', null],
    ['-1', null],
    ['1.5', null],
  ])('reads “%s” as %s', (text, count) => {
    expect(readCount(text)).toBe(count)
  })
})

describe('countFaults', () => {
  it('finds nothing wrong with fields that are left empty', () => {
    expect(countFaults(noCount)).toEqual({})
  })
  it('does not count what is no number as nothing', () => {
    const pieces = noCount.pieces.with(1, '1o')
    expect(countFaults({ pieces, checksCount: 'two', checks: '47.7O', cards: '12.00' })).toEqual({
      'pieces.1': 'Write how many, such as 12.',
      checksCount: 'Write how many, such as 12.',
      checks: 'Write an amount such as 47.70.',
    })
  })
})
