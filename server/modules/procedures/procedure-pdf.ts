import type { InTransaction } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { fullDay } from '../rates/told-words.ts'
import { procedureShown } from './procedure-queries.ts'

type Asked = { readonly id: number; readonly version: number | undefined }

/**
 * A procedure set in type as an accessible PDF (PDF/UA-1), as it holds today or in a version asked for, with the rules it quotes as they
 * are today. Refuses one that is not there.
 */
export async function procedurePdf(
  inTransaction: InTransaction,
  { id, version: asked }: Asked,
): Promise<Uint8Array> {
  const data = await inTransaction(async (work) => {
    const { version: holds } = await procedureShown(work, id)
    const { title, version, from, owner, reviewOn, blocks } = await procedureShown(work, id, asked)
    const isToCome = from > work.today.toString()
    const identity = await cityIdentity(work)
    return {
      city: (await cityTitle(work)).title,
      department: identity?.department ?? '',
      title,
      version,
      standing: `${isToCome ? 'holds from' : version === holds ? 'in force since' : 'no longer in force; from'} ${fullDay(from, 'en')}`,
      owner: owner.name,
      reviewOn: fullDay(reviewOn, 'en'),
      date: work.today.toString().split('-').map(Number),
      printedOn: fullDay(work.today.toString(), 'en'),
      blocks,
    }
  })
  return compileDocument({ template: 'procedure.typ', data })
}
