import { describe, expect, it } from 'vitest'
import { filterByWords } from './filter-by-words.ts'

describe('filterByWords', () => {
  const titles = ['Bill runs', 'Open a bill run', 'Open an account']
  it.each([
    { typed: '', keeps: titles },
    { typed: 'run', keeps: ['Bill runs', 'Open a bill run'] },
    { typed: 'bill op', keeps: ['Open a bill run'] },
    { typed: 'unt', keeps: [] },
  ])('“$typed” keeps $keeps', ({ typed, keeps }) => {
    expect(filterByWords(titles, typed, (title) => title)).toEqual(keeps)
  })
})
