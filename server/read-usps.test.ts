import { expect, it } from 'vitest'
import { readUsps } from './read-usps.ts'

const both = { CARTWRIGHT_USPS_ID: 'key', CARTWRIGHT_USPS_SECRET: 'secret' }

it('reads the account with the post office, or none', () => {
  expect(readUsps({})).toBeNull()
  expect(readUsps(both)).toEqual({ id: 'key', secret: 'secret', base: 'https://apis.usps.com' })
  const tests = readUsps({ ...both, CARTWRIGHT_USPS_URL: 'https://apis-tem.usps.com/' })
  expect(tests?.base).toBe('https://apis-tem.usps.com')
})

it.each([
  [{ CARTWRIGHT_USPS_ID: 'key' }, 'CARTWRIGHT_USPS_SECRET'],
  [{ CARTWRIGHT_USPS_SECRET: 'secret' }, 'CARTWRIGHT_USPS_ID'],
  [{ ...both, CARTWRIGHT_USPS_URL: 'http://usps.example' }, 'CARTWRIGHT_USPS_URL'],
])('says which is missing or not understood', (environment, name) => {
  expect(() => readUsps(environment)).toThrow(name)
})
