import { unreadable } from './table.ts'

/**
 * The text of a file. UTF-8, or UTF-16 with a byte order mark; anything else only when the mapping names it, since a guess
 * would change names without anybody noticing.
 */
export function decodeText(bytes: Uint8Array, encoding?: string): string {
  const name = encoding ?? markedEncoding(bytes) ?? 'utf-8'
  try {
    const text = new TextDecoder(name, { fatal: true }).decode(bytes)
    const at = text.indexOf('\0')
    if (at < 0) return text
    return unreadable(
      lineAt(text, at),
      'This is no text: there are bytes of zero in it.',
      'Bring a CSV or XLSX file; save text as “CSV UTF-8”.',
    )
  } catch (error) {
    if (error instanceof RangeError)
      return unreadable(
        null,
        `There is no encoding “${name}”.`,
        'Write utf-8, utf-16le or windows-1252 as encoding in the mapping.',
      )
    if (!(error instanceof TypeError)) throw error
    return unreadable(
      brokenLine(bytes, name),
      `A character here is not ${name}.`,
      'Save the file as “CSV UTF-8”, or write encoding: windows-1252 in the mapping if an older program wrote it.',
    )
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** The first line that cannot be decoded, for encodings in which a line end is one byte. */
function brokenLine(bytes: Uint8Array, name: string): number | null {
  if (name.startsWith('utf-16')) return null
  const decoder = new TextDecoder(name, { fatal: true })
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start)
    const stop = end < 0 ? bytes.length : end
    try {
      decoder.decode(bytes.subarray(start, stop))
    } catch {
      return line
    }
    start = stop + 1
  }
  return null
}
