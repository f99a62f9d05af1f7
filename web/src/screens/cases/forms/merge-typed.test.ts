import { describe, expect, it } from 'vitest'
import { mergeTyped } from './merge-typed.ts'

const base = { title: 'Doubled cart', owner: 'ana', body: '' }

describe('what two people typed into one case', () => {
  it('is both when they wrote different fields', () => {
    const merged = mergeTyped(base, { ...base, body: 'She has one cart.' }, { ...base, owner: 'ben' })
    expect(merged).toEqual({
      values: { title: 'Doubled cart', owner: 'ben', body: 'She has one cart.' },
      conflicts: [],
      taken: ['owner'],
    })
  })

  it('keeps mine where both wrote the same field, and shows theirs beside it', () => {
    const merged = mergeTyped(base, { ...base, title: 'Cart twice' }, { ...base, title: 'Two carts billed' })
    expect(merged).toEqual({
      values: { ...base, title: 'Cart twice' },
      conflicts: [{ field: 'title', theirs: 'Two carts billed', mine: 'Cart twice' }],
      taken: [],
    })
  })

  it('is no conflict where both wrote the same words', () => {
    const same = { ...base, title: 'Cart twice' }
    expect(mergeTyped(base, same, same)).toEqual({ values: same, conflicts: [], taken: [] })
  })
})
