import { describe, expect, it } from 'vitest'
import { isCommonPassword } from './common-password.ts'

describe('isCommonPassword', () => {
  it.each([
    'Password2026!',
    'P@ssw0rd2026!',
    'welcomeadmin1',
    'passwordpassword',
    '123456789012',
    '210987654321',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'Summer2026!!!',
    'qwertyuiop123',
    'November-2026',
    '1111-2222-3333',
  ])('refuses %s', (password) => {
    expect(isCommonPassword(password)).toBe(true)
  })

  it.each([
    'otter violin gravel',
    'k7Rm-2vQx-9hTz',
    'the mail leaves at four',
    'Ruedas azules 88 por la mañana',
  ])('takes %s', (password) => {
    expect(isCommonPassword(password)).toBe(false)
  })

  it('refuses what is made of the person’s own name', () => {
    expect(isCommonPassword('Delgado-2026!', ['Dana Delgado', 'dana@city.gov'])).toBe(true)
    expect(isCommonPassword('Delgado-2026!', ['Robin Ortiz'])).toBe(false)
  })
})
