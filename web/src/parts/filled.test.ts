import { describe, expect, it } from 'vitest'
import { filled } from './filled.ts'

describe('filled', () => {
  it.each([
    {
      text: '{quantity} × {size} cart set, {stream}',
      values: { size: '96 gal', stream: 'refuse' },
      is: '96 gal cart set, refuse',
    },
    { text: '{quantity} × bulky pickup', values: {}, is: 'bulky pickup' },
    { text: '{quantity} × {size} bin', values: { quantity: '2', size: '3 yd' }, is: '2 × 3 yd bin' },
    { text: 'Senior discount, {percent}', values: {}, is: 'Senior discount' },
  ])('$text is $is', ({ text, values, is }) => {
    expect(filled(text, values)).toBe(is)
  })
})
