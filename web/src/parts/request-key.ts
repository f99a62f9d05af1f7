import { useState } from 'react'

/**
 * A new name for a request: sent again under the same name, it does nothing more. It has the form of a random UUID, which browsers make
 * by themselves only on pages that came by https.
 */
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The name of the request that a form sends: the same as long as the form is open. */
export function useRequestKey(): string {
  const [key] = useState(newRequestKey)
  return key
}
