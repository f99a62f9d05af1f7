import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'

type Manifest = {
  readonly counts: { readonly toMail: number; readonly trays: number }
  readonly mailDat: { readonly pieces: number; readonly withSinglePiecesCents: number | null } | null
  readonly files: readonly { readonly file: string; readonly sha256: string }[]
}

/** What lies in the package of a mail job: its manifest, the files whose hash is not the one there, and any file as text. */
export function openPackage(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const text = (name: string): string => strFromU8(files[name]!)
  const manifest = JSON.parse(text('manifest.json')) as Manifest
  const altered = manifest.files.filter(
    ({ file, sha256 }) => createHash('sha256').update(files[file]!).digest('hex') !== sha256,
  )
  return { manifest, altered, text }
}
