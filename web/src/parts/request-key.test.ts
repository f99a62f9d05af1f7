import { RequestKey } from '@cartwright/api/request-key'
import { expect, it } from 'vitest'
import { newRequestKey } from './request-key.ts'

it('each request has its own name, which the contract takes', () => {
  const names = Array.from({ length: 50 }, newRequestKey)
  expect(new Set(names).size).toBe(50)
  for (const name of names) {
    expect(name).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(RequestKey.safeParse(name).success).toBe(true)
  }
})
