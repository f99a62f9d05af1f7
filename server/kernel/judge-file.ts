/** What a file that proves something may be: evidence of an adjustment, a receipt of the post office. */
export type FileKind = 'pdf' | 'jpg' | 'png'

/** The most such a file may have: a scan of some pages, or a photograph as a telephone takes it. */
export const fileLimitBytes = 10 * 1024 * 1024

export const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
}

const signatures: readonly (readonly [FileKind, readonly number[]])[] = [
  // "%PDF-", ISO 32000-1 section 7.5.2.
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  // Start of image and the first marker, ISO/IEC 10918-1.
  ['jpg', [0xff, 0xd8, 0xff]],
  // The signature of ISO/IEC 15948 section 5.2.
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** What a file is by its content; null when it is none of these, or not all of it. Its name says nothing. */
export function judgeFile(bytes: Uint8Array): FileKind | null {
  const found = signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))
  if (!found) return null
  const [kind] = found
  return isWhole(kind, bytes) ? kind : null
}

/** Whether the file has its end: an upload that broke off shows nothing to an auditor. */
function isWhole(kind: FileKind, bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (kind === 'pdf') return content.includes('%%EOF')
  return kind === 'png' ? content.includes('IEND') : content.includes(Buffer.from([0xff, 0xd9]))
}
