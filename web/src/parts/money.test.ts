import { describe, expect, it } from 'vitest'
import { money, readMoney, signedMoney } from './money.tsx'

describe('money', () => {
  it.each([
    [0, '$0.00'],
    [5, '$0.05'],
    [123_450, '$1,234.50'],
    [-1240, '−$12.40'],
    [100_000_000, '$1,000,000.00'],
  ])('%i cents is %s', (cents, text) => {
    expect(money(cents)).toBe(text)
  })

  it('is read back from whatever it was written as', () => {
    for (const text of ['$1,234.50', '1234.5', ' 1234.50 ']) expect(readMoney(text)).toBe(123_450)
    expect(readMoney(money(-1240))).toBe(-1240)
    for (const text of ['', '12.345', '1,23', 'twelve', '1e3']) expect(readMoney(text)).toBeNull()
  })

  it('shows which way a difference goes', () => {
    expect([signedMoney(310), signedMoney(-310), signedMoney(0)]).toEqual(['+$3.10', '−$3.10', '$0.00'])
  })
})
