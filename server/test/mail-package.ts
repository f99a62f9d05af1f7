import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import type { testOffice } from './test-office.ts'

export type PackageManifest = {
  readonly counts: { readonly toMail: number; readonly trays: number }
  readonly mailDat: {
    readonly pieces: number
    readonly trays: number
    readonly postageCents: number | null
    readonly withSinglePiecesCents: number | null
  } | null
  readonly files: readonly { readonly file: string; readonly sha256: string }[]
}

/** The package of a mail job, taken apart. */
export function openPackage(bytes: Uint8Array) {
  const files = unzipSync(bytes)
  const rowsOf = (name: string) =>
    parse<Record<string, string>>(strFromU8(files[name]!), { columns: true, bom: true })
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    files,
    manifest: JSON.parse(strFromU8(files['manifest.json']!)) as PackageManifest,
    pieces: rowsOf('pieces.csv'),
    trays: files['trays.csv'] ? rowsOf('trays.csv') : [],
    mailDat: new Map(
      Object.entries(files).flatMap(([name, file]) =>
        name.startsWith('mail-dat/') ? [[name.slice(9), strFromU8(file, true)] as const] : [],
      ),
    ),
  }
}

/** The package of a mail job as it is downloaded. */
export async function packageOf(office: ReturnType<typeof testOffice>, jobId: number) {
  const response = await office.get(`/mail-jobs/${jobId}/package.zip`)
  return openPackage(new Uint8Array(await response.arrayBuffer()))
}
