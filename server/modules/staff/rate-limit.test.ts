import { expect, it } from 'vitest'
import { makeRateLimit } from './rate-limit.ts'

it('lets so many calls through in a window, each address for itself, and says how long to wait', () => {
  let now = 0
  const limit = makeRateLimit({ most: 2, seconds: 60, now: () => now })
  expect([limit('a'), limit('a'), limit('b')]).toEqual([0, 0, 0])
  now = 15_000
  expect([limit('a'), limit('b')]).toEqual([45, 0])
  now = 59_999
  expect(limit('a')).toBe(1)
  now = 60_000
  expect(limit('a')).toBe(0)
})
