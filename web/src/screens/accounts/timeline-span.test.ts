import { describe, expect, it } from 'vitest'
import { spanIn } from './timeline-span.ts'

const window = { from: '2026-01-01', until: '2026-04-11' }

describe('spanIn', () => {
  it.each([
    { case: 'within', from: '2026-01-11', until: '2026-01-31', is: { left: 10, width: 20 } },
    { case: 'since long before, open', from: '2019-01-01', until: null, is: { left: 0, width: 100 } },
    { case: 'over before it begins', from: '2019-01-01', until: '2026-01-01', is: null },
    { case: 'begins after it ends', from: '2026-04-11', until: null, is: null },
    { case: 'beginning on the last day', from: '2026-04-10', until: null, is: { left: 99, width: 1 } },
  ])('$case', ({ from, until, is }) => {
    expect(spanIn({ from, until }, window)).toEqual(is)
  })
})
