import { z } from 'zod'
import type { Work } from '#kernel/work'
import { cityDocumentById } from '../city/city-document-queries.ts'
import { type CityPart, Logo } from '../city/city-document.ts'
import { cityDocument } from '../city/city-queries.ts'
import { CityIdentity } from '../city/city-settings.ts'
import { CityTexts } from '../city/city-texts.ts'
import type { BillRun } from '../billing/bill-run.ts'
import { refuse } from '#kernel/refusal'

/** What a city puts on its bills: who it is, its words in both languages, its logo. */
export type CityPaper = {
  readonly identity: CityIdentity
  readonly texts: { readonly en: CityTexts; readonly es: CityTexts }
  readonly logo: Logo | null
}

const Documents = z.record(z.string(), z.int())

/**
 * What the bills of a run show of the city: the versions that were fixed when the run was released, so that an old bill shows the
 * city of its day; before that, the newest. Refuses a city whose folder was never loaded.
 */
export async function cityPaper(work: Work, run: Pick<BillRun, 'documents'>): Promise<CityPaper> {
  const fixed = Documents.parse(run.documents)
  const read = async (part: CityPart): Promise<unknown> => {
    const id = fixed[part]
    return id === undefined ? cityDocument(work, part) : (await cityDocumentById(work, id)).body
  }
  const identity = await read('identity')
  if (identity === null) return refuse('CITY_NOT_SET_UP', { missing: 'identity' })
  const [en, es, logo] = [await read('texts-en'), await read('texts-es'), await read('logo')]
  return {
    identity: CityIdentity.parse(identity),
    texts: { en: textsOf(en), es: textsOf(es) },
    logo: logo === null ? null : Logo.parse(logo),
  }
}

const textsOf = (stored: unknown): CityTexts => CityTexts.parse(stored ?? { lines: {}, bill: {} })
