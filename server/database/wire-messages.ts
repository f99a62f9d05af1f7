/** What a client sent, taken apart. `group` is what must be answered without anybody between: messages up to a Sync. */
export type FromClient =
  | { readonly kind: 'encryption-wish' }
  | { readonly kind: 'goodbye' }
  | { readonly kind: 'group'; readonly messages: readonly Uint8Array[]; readonly settled: boolean }

/** PostgreSQL's frontend protocol 3.0, section 55.7: codes that stand in place of a version in a first message. */
const sslRequest = 80_877_103
const gssRequest = 80_877_104
const cancelRequest = 80_877_102

/** Message types after which the server answers: Query, Sync, Flush, FunctionCall, CopyDone, CopyFail, password. */
const answered = new Set('QSHFcfp')
const flush = 'H'
const terminate = 'X'

/**
 * Takes the bytes of one client apart into whole messages, however they were cut on the way. Parse, Bind and Execute of one
 * query are separate messages: they come out as one group, because between them nobody else may speak to the database.
 */
export function messageReader(): (chunk: Buffer) => FromClient[] {
  let waiting: Buffer[] = []
  let size = 0
  let needed = 1
  let started = false
  let group: Uint8Array[] = []

  const next = (): Buffer | null => {
    if (size < needed) return null
    const bytes = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting)
    const length = lengthOf(bytes, started)
    waiting = length === null || size < length ? [bytes] : [bytes.subarray(length)]
    needed = length ?? (started ? 5 : 8)
    if (length === null || size < length) return null
    size -= length
    needed = 1
    return bytes.subarray(0, length)
  }

  const take = (message: Buffer): FromClient | null => {
    if (!started) {
      const code = message.readInt32BE(4)
      if (code === sslRequest || code === gssRequest) return { kind: 'encryption-wish' }
      if (code === cancelRequest) return { kind: 'goodbye' }
      started = true
      return { kind: 'group', messages: [new Uint8Array(message)], settled: true }
    }
    const type = String.fromCodePoint(message[0]!)
    if (type === terminate) return { kind: 'goodbye' }
    group.push(new Uint8Array(message))
    if (!answered.has(type)) return null
    const whole = group
    group = []
    return { kind: 'group', messages: whole, settled: type !== flush }
  }

  return (chunk) => {
    waiting.push(chunk)
    size += chunk.length
    const found: FromClient[] = []
    for (let message = next(); message; message = next()) {
      const one = take(message)
      if (one) found.push(one)
    }
    return found
  }
}

/** How long the message is that begins here, or null when not even that can be told yet. */
function lengthOf(bytes: Buffer, started: boolean): number | null {
  if (!started) return bytes.length < 8 ? null : bytes.readInt32BE(0)
  return bytes.length < 5 ? null : 1 + bytes.readInt32BE(1)
}
