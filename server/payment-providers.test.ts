import { expect, it } from 'vitest'
import { testOffice } from '#test/test-office'
import { paymentProviders, refuseTestKeys } from './payment-providers.ts'
import { readSettings } from './settings.ts'

const office = testOffice({ on: '2026-11-23' })
const settings = (key: string, city = office.city) => ({
  ...readSettings({}),
  stripe: { city, key, signingSecret: 'whsec_of_a_test' },
})

const opens = (key: string, city?: string) => refuseTestKeys(settings(key, city), office.database())
const providerOf = (key: string) => paymentProviders(settings(key), office.database()).providerOf(office.city)

it('an office whose books are real does not open with a key for trying out', async () => {
  await expect(opens('sk_test_of_a_test')).rejects.toThrow('CARTWRIGHT_STRIPE_KEY is a key for trying out')
  await expect(opens('sk_live_of_a_test')).resolves.toBeUndefined()
  await expect(opens('sk_test_of_a_test', 'nowhere')).resolves.toBeUndefined()
})

it('a city that was made since takes no payments with one', async () => {
  expect(await providerOf('sk_test_of_a_test')).toBeNull()
  expect(await providerOf('sk_live_of_a_test')).toMatchObject({ name: 'stripe' })
})
