import { describe, expect, it } from 'vitest'
import { addedSentence, totalsSentence } from './import-words.ts'

const none = { premises: 0, accounts: 0, parties: 0, services: 0 }

describe('the totals of a file', () => {
  it.each([
    {
      rows: 7284,
      good: 7000,
      duplicate: 1,
      rejected: 283,
      applied: 0,
      says: '7,284 rows = 7,000 good + 1 duplicate + 283 rejected',
    },
    { rows: 2, good: 0, duplicate: 0, rejected: 0, applied: 2, says: '2 rows = 2 applied' },
    { rows: 0, good: 0, duplicate: 0, rejected: 0, applied: 0, says: '0 rows' },
  ])('are a sum: $says', ({ says, ...totals }) => {
    expect(totalsSentence({ ...totals, added: none })).toBe(says)
  })

  it('name what was added', () => {
    const totals = { rows: 2, good: 0, duplicate: 0, rejected: 0, applied: 2 }
    expect(addedSentence({ ...totals, added: { ...none, premises: 1, parties: 2 } })).toBe(
      '1 premise, 2 parties',
    )
  })
})
