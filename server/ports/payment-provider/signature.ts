import { createHmac, timingSafeEqual } from 'node:crypto'
import type { VerifiedWebhook } from '#kernel/payment-provider'

type Refused = Extract<VerifiedWebhook, { genuine: false }>['why']
type Signed = { readonly raw: Uint8Array; readonly secret: string }

/** How far the clock of a signature may be from ours, both ways: an old call may be one that somebody kept. */
const toleranceSeconds = 300

/** The header `Stripe-Signature` of a call: `t=` its second and `v1=` HMAC-SHA256 over that, a dot and the bytes. */
export const signatureHeader = ({ raw, secret }: Signed, atSeconds: number): string =>
  `t=${atSeconds},v1=${digestOf({ raw, secret }, String(atSeconds)).toString('hex')}`

/**
 * Why a signature is not good; null: it is. Any of several `v1` may be right (a secret that is being replaced signs twice); other schemes do not
 * count. Compared in constant time. The provider's own library lets a second of the future pass: here it is refused as an old one is.
 */
export function signatureFault(
  { raw, secret, header }: Signed & { readonly header: string | null },
  nowSeconds: number,
): Refused | null {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('='))
  const times = parts.flatMap(([name, value]) => (name === 't' && value ? [value] : []))
  const given = parts.flatMap(([name, value]) => (name === 'v1' && value ? [value] : []))
  const [time] = times
  if (times.length !== 1 || !/^\d{1,12}$/.test(time!) || given.length === 0) return 'no-signature'
  const expected = digestOf({ raw, secret }, time!)
  // All are compared, so that how long it takes does not tell which was right.
  const right = given.map((one) => isSame(expected, one)).includes(true)
  if (!right) return 'wrong-signature'
  if (nowSeconds - Number(time) > toleranceSeconds) return 'too-old'
  return Number(time) - nowSeconds > toleranceSeconds ? 'from-the-future' : null
}

const digestOf = ({ raw, secret }: Signed, time: string): Buffer =>
  createHmac('sha256', secret).update(`${time}.`).update(raw).digest()

function isSame(expected: Buffer, hex: string): boolean {
  const given = Buffer.from(/^[0-9a-f]{64}$/i.test(hex) ? hex : '', 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
