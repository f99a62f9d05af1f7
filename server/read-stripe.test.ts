import { expect, it } from 'vitest'
import { readStripe, refuseTestKey } from './read-stripe.ts'

const whole = {
  CARTWRIGHT_STRIPE_CITY: 'springfield',
  CARTWRIGHT_STRIPE_KEY: 'sk_test_of_a_test',
  CARTWRIGHT_STRIPE_SIGNING_SECRET: 'whsec_of_a_test',
}

it('the account with the provider is told whole, or not at all', () => {
  expect(readStripe({})).toBeNull()
  expect(readStripe(whole)).toEqual({
    city: 'springfield',
    key: 'sk_test_of_a_test',
    signingSecret: 'whsec_of_a_test',
  })
})

it.each([
  { without: 'CARTWRIGHT_STRIPE_KEY', instead: undefined },
  { without: 'CARTWRIGHT_STRIPE_KEY', instead: 'pk_test_is_for_browsers' },
  { without: 'CARTWRIGHT_STRIPE_SIGNING_SECRET', instead: undefined },
  { without: 'CARTWRIGHT_STRIPE_CITY', instead: undefined },
])('$without as $instead is refused by its name', ({ without, instead }) => {
  expect(() => readStripe({ ...whole, [without]: instead })).toThrow(without)
})

it.each([
  { key: 'sk_test_of_a_test', practice: false, taken: false },
  { key: 'rk_test_of_a_test', practice: false, taken: false },
  { key: 'sk_test_of_a_test', practice: true, taken: true },
  { key: 'sk_live_of_a_test', practice: false, taken: true },
  { key: 'rk_live_of_a_test', practice: false, taken: true },
])('$key for a practice city ($practice) is taken: $taken', ({ key, practice, taken }) => {
  const opened = expect(() => refuseTestKey({ city: 'springfield', key, signingSecret: 'whsec_' }, practice))
  if (taken) opened.not.toThrow()
  else opened.toThrow('a key for trying out, and springfield is not a practice city')
})
