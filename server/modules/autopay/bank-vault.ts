import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'
import { refuse } from '#kernel/refusal'

/** The key bank numbers are kept with: 32 bytes from the environment; null or left out: none are taken. */
export type BankKey = { readonly bankKey?: Uint8Array | null | undefined }

/** Keeps what nobody may read in the books, and opens it for the file to the bank. */
export type BankVault = {
  /** The text encrypted, as text: which key, a fresh nonce, the seal, the rest. */
  readonly seal: (text: string) => string
  readonly open: (sealed: string) => string
}

/** What tells by which key something was sealed, and nothing of the key. */
const keyMark = (key: Uint8Array): string => hash('sha256', key).slice(0, 8)

const cipherName = 'aes-256-gcm'
/** A seal that is cut short is none. */
const whole = { authTagLength: 16 }

/**
 * AES-256-GCM (NIST SP 800-38D) under the installation's key, tied to the city: what one city's books hold does not open in another's. Refuses BANK_KEY_MISSING
 * without a key, and BANK_KEY_OTHER for what another key sealed or somebody changed.
 */
export function bankVault({ bankKey }: BankKey, city: string): BankVault {
  if (!bankKey)
    return { seal: () => refuse('BANK_KEY_MISSING', {}), open: () => refuse('BANK_KEY_MISSING', {}) }
  const which = keyMark(bankKey)
  return {
    seal: (text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv(cipherName, bankKey, nonce, whole).setAAD(Buffer.from(city))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [which, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(
        '.',
      )
    },
    open: (text) => {
      const [key, nonce = '', tag = '', sealed = ''] = text.split('.')
      if (key !== which) return refuse('BANK_KEY_OTHER', {})
      try {
        const decipher = createDecipheriv(cipherName, bankKey, Buffer.from(nonce, 'base64url'), whole)
          .setAAD(Buffer.from(city))
          .setAuthTag(Buffer.from(tag, 'base64url'))
        return decipher.update(Buffer.from(sealed, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return refuse('BANK_KEY_OTHER', {})
      }
    },
  }
}
