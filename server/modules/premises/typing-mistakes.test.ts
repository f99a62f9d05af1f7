import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typingMistakes } from './typing-mistakes.ts'

const word = fc.stringMatching(/^[A-E]{0,6}$/)

describe('typingMistakes', () => {
  it.each([
    ['EUCLID', 'EUCLID', 0],
    ['HOTL', 'HOLT', 1],
    ['EUCLIDE', 'EUCLID', 1],
    ['EULID', 'EUCLID', 1],
    ['GRACIA', 'GARCIA', 1],
    ['NGYUEN', 'NGUYEN', 1],
    ['', 'OAK', 3],
    ['OAK', 'ELM', 3],
  ])('%s for %s: %i', (typed, meant, mistakes) => {
    expect(typingMistakes(typed, meant)).toBe(mistakes)
  })

  it('is the same both ways, and none only for the same word', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(typingMistakes(one, other)).toBe(typingMistakes(other, one))
        expect(typingMistakes(one, other) === 0).toBe(one === other)
      }),
    )
  })
})
