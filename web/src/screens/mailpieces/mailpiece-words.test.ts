import { expect, it } from 'vitest'
import { readThousandths, shownThousandths } from './mailpiece-words.ts'

it.each([
  ['4.125', 4125],
  ['.5', 500],
  ['11', 11_000],
  ['0.007', 7],
  ['4.1255', null],
  ['', null],
  ['.', null],
  ['-1', null],
  ['4 1/8', null],
])('%j is read as %j thousandths', (typed, read) => {
  expect(readThousandths(typed)).toBe(read)
})

it('what is shown is read as it was', () => {
  for (const one of [1, 28, 999, 1000, 4125, 11_500]) expect(readThousandths(shownThousandths(one))).toBe(one)
})
