import { refuse } from '#kernel/refusal'

/** One file as the list of contents of a zip file tells of it. */
export type ZipEntry = {
  readonly name: string
  readonly size: number
  readonly crc: number
  readonly encrypted: boolean
}

const endOfList = 0x06054b50
const inList = 0x02014b50

/** The list of contents of a zip file (APPNOTE 6.3, sections 4.3.12 and 4.3.16). Nothing is unpacked. Refuses what is no zip file. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  while (entries.length < count) {
    if (at + 46 > end || view.getUint32(at, true) !== inList) return unreadable()
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    if (at + 46 + nameLength > end) return unreadable()
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    entries.push({
      // Bit 11: the name is UTF-8. Without it the sign set is anybody's guess; our own names are the same in all of them.
      name: new TextDecoder(flags & 0x800 ? 'utf-8' : 'latin1').decode(name),
      size: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      encrypted: (flags & 1) === 1,
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The record at the end of a zip file; a comment of up to 65,535 signs may follow it. */
function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === endOfList) return at
  return unreadable()
}

const unreadable = (): never =>
  refuse('SETUP_ZIP_UNREADABLE', { reason: 'It is no zip file, or only a part of one.' })
