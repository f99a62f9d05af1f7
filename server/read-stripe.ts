import { SettingInvalid } from './setting-invalid.ts'

/** The account with the provider of payments, and the city whose money it is. */
export type StripeOfCity = { readonly city: string; readonly key: string; readonly signingSecret: string }

/** Whether a key is for trying out: whoever pays with it pays nothing. */
export const isTestKey = (key: string): boolean => /^[rs]k_test_/.test(key)

/** Refuses a key for trying out for a city whose books are real. */
export function refuseTestKey({ city, key }: StripeOfCity, practice: boolean): void {
  if (isTestKey(key) && !practice)
    throw new SettingInvalid(
      `CARTWRIGHT_STRIPE_KEY is a key for trying out, and ${city} is not a practice city: its books would say that bills are paid for which no money came. Write the live key, which begins with sk_live_ or rk_live_.`,
    )
}

/** CARTWRIGHT_STRIPE_KEY, CARTWRIGHT_STRIPE_SIGNING_SECRET and CARTWRIGHT_STRIPE_CITY: all three, or none. */
export function readStripe(environment: Readonly<Record<string, string | undefined>>): StripeOfCity | null {
  const {
    CARTWRIGHT_STRIPE_KEY: key,
    CARTWRIGHT_STRIPE_SIGNING_SECRET: signingSecret,
    CARTWRIGHT_STRIPE_CITY: city,
  } = environment
  if (!key && !signingSecret && !city) return null
  if (!key || !/^[rs]k_/.test(key))
    throw new SettingInvalid(
      'CARTWRIGHT_STRIPE_KEY is missing or not understood; write the secret or restricted key, which begins with sk_ or rk_.',
    )
  if (!signingSecret?.startsWith('whsec_'))
    throw new SettingInvalid(
      'CARTWRIGHT_STRIPE_SIGNING_SECRET is missing: the secret of the webhook, which begins with whsec_.',
    )
  if (!city)
    throw new SettingInvalid(
      'CARTWRIGHT_STRIPE_CITY is missing: write the name of the city whose money it is.',
    )
  return { city, key, signingSecret }
}
