import { describe, expect, it } from 'vitest'
import { dueWords, measureWords, recurrenceWords } from './work-words.ts'

describe('dueWords', () => {
  it.each([
    { on: '2026-11-22', says: '■ Nov 22, 1 day late' },
    { on: '2026-11-20', says: '■ Nov 20, 3 days late' },
    { on: '2026-11-23', says: '● Nov 23, today' },
    { on: '2026-11-24', says: 'Nov 24, 2026' },
    { on: null, says: '' },
  ])('$on on November 23: $says', ({ on, says }) => {
    expect(dueWords(on, '2026-11-23')).toBe(says)
  })

  it('a closed task is never late', () => {
    expect(dueWords('2026-11-20', '2026-11-23', true)).toBe('Nov 20, 2026')
  })
})

describe('recurrenceWords', () => {
  it.each([
    { rule: ['month', 1, 1], says: 'on the first business day of every month' },
    { rule: ['month', 1, -1], says: 'on the last business day of every month' },
    { rule: ['quarter', 3, -2], says: 'on the second last business day of the third month of every quarter' },
    { rule: ['year', 6, 15], says: 'on the 15th business day of June every year' },
  ] as const)('$says', ({ rule: [every, month, businessDay], says }) => {
    expect(recurrenceWords({ every, month, businessDay })).toBe(says)
  })
})

describe('measureWords', () => {
  const project = {
    measure: 'Returned bills',
    unit: 'a month',
    baseline: 64,
    target: 20,
    result: 42,
    reachedPercent: 50,
  }
  it('tells what was before, what shall be, and what is', () => {
    expect(measureWords(project as never)).toBe('Returned bills: 64 → 20 a month · now 42 (50 % of the way)')
    expect(measureWords({ ...project, measure: null } as never)).toBe('')
  })
})
