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

const opens = (key: string, practice: boolean) => () =>
  refuseTestKey({ city: 'springfield', key, signingSecret: 'whsec_' }, practice)

it.each(['sk_test_of_a_test', 'rk_test_of_a_test'])('%s is refused for books that are real', (key) => {
  expect(opens(key, false)).toThrow('a key for trying out, and springfield is not a practice city')
  expect(opens(key, true)).not.toThrow()
})

it.each(['sk_live_of_a_test', 'rk_live_of_a_test'])('%s is taken for them', (key) => {
  expect(opens(key, false)).not.toThrow()
})
