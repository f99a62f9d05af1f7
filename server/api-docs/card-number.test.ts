import { describe, expect, it } from 'vitest'
import { hasCardNumber } from '@cartwright/api/card-number'

describe('a card number', () => {
  // The test numbers that the schemes and their processors publish.
  it.each([
    '4111111111111111',
    'She pays with 4111 1111 1111 1111 12/27, code 123',
    '4111-1111-1111-1111',
    '5555.5555.5555.4444',
    '4111\n1111\n1111\n1111',
    '3782 822463 10005',
    '30569309025904',
    '2223003122003222',
    '6011111111111117',
    '4222222222222',
    '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1',
  ])('is seen: %j', (text) => {
    expect(hasCardNumber(text)).toBe(true)
  })

  it.each([
    { what: 'sixteen digits of which the last is wrong', text: '4111111111111112' },
    { what: 'two telephones', text: '(415) 555-0100 415 555 0199' },
    { what: 'an account and its bills', text: '100-00003-3: bills 00007575 00003319' },
    { what: 'days', text: '2026-11-23 2026-12-01' },
    { what: 'a parcel', text: '1047-001-03-0000' },
    { what: 'the barcode of an envelope', text: '00270123456789012345' },
    { what: 'amounts', text: '$40.59, $41.10 and $1,204.30' },
    { what: 'the last four digits', text: 'card ending in 1111' },
    { what: 'no digit', text: '' },
  ])('is not $what', ({ text }) => {
    expect(hasCardNumber(text)).toBe(false)
  })
})
