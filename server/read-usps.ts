import { SettingInvalid } from './setting-invalid.ts'

/** The application’s account with the USPS look-up, and where it is reached. */
export type UspsAccount = { readonly id: string; readonly secret: string; readonly base: string }

/** CARTWRIGHT_USPS_ID and CARTWRIGHT_USPS_SECRET: both, or none. CARTWRIGHT_USPS_URL where it is not the usual one, such as the one for tests. */
export function readUsps(environment: Readonly<Record<string, string | undefined>>): UspsAccount | null {
  const { CARTWRIGHT_USPS_ID: id, CARTWRIGHT_USPS_SECRET: secret, CARTWRIGHT_USPS_URL: url } = environment
  if (!id && !secret) return null
  if (!id || !secret)
    throw new SettingInvalid(
      `${id ? 'CARTWRIGHT_USPS_SECRET' : 'CARTWRIGHT_USPS_ID'} is missing: write both the consumer key and the consumer secret of the USPS application.`,
    )
  const base = (url || 'https://apis.usps.com').replace(/\/$/, '')
  if (!URL.canParse(base) || !base.startsWith('https://'))
    throw new SettingInvalid(
      'CARTWRIGHT_USPS_URL is not understood; write an address such as https://apis.usps.com.',
    )
  return { id, secret, base }
}
