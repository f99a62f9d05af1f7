import { BankFormat as Format } from '@cartwright/api/bank-file-rows'
import type { z } from 'zod'

/** What a file of a bank can be. */
export type BankFormat = z.infer<typeof Format>
export const bankFormats: readonly BankFormat[] = Format.options

/**
 * What a file is, by its first bytes; null when nothing tells. ACH files begin with `101` or `1 01`, statements with `01,`, lockbox files with a
 * digit and no separator, tables with a line of words or as a workbook.
 */
export function tellFormat(bytes: Uint8Array): BankFormat | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'csv'
  const start = Buffer.from(bytes.subarray(0, 4000))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  const line = start.split(/[\r\n]/, 1)[0] ?? ''
  if (line.startsWith('01,')) return 'bai2'
  if (/^101[ \d]\d{9}/.test(line) && (/^.{34}094101/.test(line) || line.length >= 94)) return 'nacha'
  if (/^[12]\d{2}\S/.test(line) && !/[,;\t|]/.test(line)) return 'lockbox'
  return /\p{L}.*[,;\t|]/u.test(line) ? 'csv' : null
}
