import { expect, it } from 'vitest'
import { readStripe } from './read-stripe.ts'

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
