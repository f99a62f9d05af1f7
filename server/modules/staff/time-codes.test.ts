import { describe, expect, it } from 'vitest'
import { appAddress, codeOf, newSecret, stepAt, stepOfCode } from './time-codes.ts'

/** The secret of RFC 6238, appendix B: `12345678901234567890`. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

describe('a code', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i seconds is %s, as RFC 6238 says', (seconds, code) => {
    expect(codeOf(secret, stepAt(at(seconds)))).toBe(code)
  })

  it('is taken half a minute early and late, and no further off', () => {
    const step = stepAt(at(1_111_111_109))
    const taken = [-60, -59, -30, 0, 29, 30, 31].map((off) =>
      stepOfCode(secret, '081804', at(1_111_111_109 + off)),
    )
    expect(taken).toEqual([null, step, step, step, step, step, null])
    expect(stepOfCode(secret, '081805', at(1_111_111_109))).toBeNull()
    expect(stepOfCode(secret, '08180', at(1_111_111_109))).toBeNull()
  })

  it('has a secret of its own, which an app reads from its address', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newSecret()).not.toBe(newSecret())
    expect(appAddress(secret, { email: 'dana@city.gov', issuer: 'City of Marlow' })).toBe(
      `otpauth://totp/City%20of%20Marlow:dana%40city.gov?secret=${secret}&issuer=City%20of%20Marlow`,
    )
  })
})
