import { describe, expect, it } from 'vitest'
import { poundsOf, readPieces, readPounds, readThousandths, thousandths } from './measures.ts'

describe('measures', () => {
  it.each([
    ['1,200', 1200],
    [' 7 ', 7],
    ['1.5', null],
    ['-3', null],
    ['', null],
  ])('reads %j as pieces: %j', (text, read) => {
    expect(readPieces(text)).toBe(read)
  })

  it.each([
    ['0.19', 190],
    ['9.5', 9500],
    ['4', 4000],
    ['0.1234', null],
    ['four', null],
  ])('reads %j as thousandths: %j', (text, read) => {
    expect(readThousandths(text)).toBe(read)
  })

  it('writes what it reads', () => {
    expect([190, 9500, 4000, null].map(thousandths)).toEqual(['0.19', '9.5', '4', ''])
    expect(readPounds('25')).toBe(400_000)
    expect(poundsOf(400_000)).toBe('25')
    expect(poundsOf(readPounds('24.75'))).toBe('24.75')
  })
})
