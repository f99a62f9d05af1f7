import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A code holds for half a minute (RFC 6238 with SHA-1 and six digits: what every app can do). */
const stepSeconds = 30
const digits = 6
/** Clocks go apart, and people type slowly: the step before and the one after are taken, too. */
const drift = 1

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret of 160 bits, as long as the hash it is used with (RFC 4226, section 4), in the letters that apps read. */
export const newSecret = (): string =>
  Array.from(randomBytes(32), (byte) => letters[byte % letters.length]).join('')

/** The number of the half minute an instant lies in. */
export const stepAt = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000 / stepSeconds)

/** The code of one half minute (RFC 4226, section 5.3). */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const at = hash[hash.length - 1]! & 0x0f
  const number = (hash.readUInt32BE(at) & 0x7f_ff_ff_ff) % 10 ** digits
  return String(number).padStart(digits, '0')
}

/** The half minute near an instant whose code this is; null when there is none. */
export function stepOfCode(secret: string, code: string, at: Temporal.Instant): number | null {
  const now = stepAt(at)
  const near = Array.from({ length: 2 * drift + 1 }, (_, index) => now - drift + index)
  // All are compared, so that the time says nothing of which one it was.
  const fitting = near.filter((step) => same(codeOf(secret, step), code))
  return fitting.at(-1) ?? null
}

/** The address an app reads from the QR code. */
export function appAddress(
  secret: string,
  person: { readonly email: string; readonly issuer: string },
): string {
  const label = `${encodeURIComponent(person.issuer)}:${encodeURIComponent(person.email)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(person.issuer)}`
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret, (letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
