import { SettingInvalid } from './setting-invalid.ts'

/** The account with the provider of payments, and the city whose money it is. */
export type StripeOfCity = { readonly city: string; readonly key: string; readonly signingSecret: string }

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
