import type { InTransaction } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { cityHead } from './packing-list.ts'
import { type LineShown, wholeCount } from './count-rows.ts'

/** The sheets to write on, by location: what lies there and how it is packed, and never how much the books have. */
export async function countSheetPdf(inTransaction: InTransaction, countId: number): Promise<Uint8Array> {
  const data = await inTransaction(async (work) => {
    const { count, lines } = await wholeCount(work, countId)
    return {
      ...(await cityHead(work)),
      number: `SC-${countId}`,
      openedOn: count.openedOn,
      by: count.openedBy,
      note: count.note,
      places: [...Map.groupBy(lines, ({ location }) => location)].map(([location, some]) => ({
        location,
        lines: some.map((line) => ({
          item: line.item,
          name: line.name,
          lot: `L-${line.lotId}`,
          version: line.version,
          packed: packedWords(line),
          again: line.standing === 'recount',
        })),
      })),
    }
  })
  return compileDocument({ template: 'stock-count.typ', data })
}

function packedWords({ piecesPerPack, packsPerCarton }: LineShown): string {
  if (piecesPerPack === null) return ''
  const pack = `${piecesPerPack.toLocaleString('en-US')} a pack`
  return packsPerCarton === null ? pack : `${pack}, ${packsPerCarton.toLocaleString('en-US')} packs a carton`
}
