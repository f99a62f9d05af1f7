import { describe, expect, it } from 'vitest'
import { changeWords } from './change-words.ts'

describe('changeWords', () => {
  it.each([
    { name: 'state', value: { before: 'mailed', after: 'closed' }, is: 'state: mailed → closed' },
    { name: 'email', value: { before: null, after: 'm@example.com' }, is: 'email: nothing → m@example.com' },
    { name: 'seed', value: 1440, is: 'seed: 1440' },
    { name: 'state', value: 'in_review', is: 'state: in review' },
  ])('$is', ({ name, value, is }) => {
    expect(changeWords(name, value)).toBe(is)
  })
})
