import { type ZodType, z } from 'zod'
import { refuse } from '#kernel/refusal'
import { rememberFew } from '#kernel/remember'
import type { Work } from '#kernel/work'
import { cityDocumentById, documentVersions } from '../city/city-document-queries.ts'
import { type CityPart, Logo } from '../city/city-document.ts'
import { CityIdentity } from '../city/city-settings.ts'
import { CityTexts } from '../city/city-texts.ts'
import type { BillRun } from '../billing/bill-run.ts'

/** What a city puts on its bills: who it is, its words in both languages, its logo. */
export type CityPaper = {
  readonly identity: CityIdentity
  readonly texts: { readonly en: CityTexts; readonly es: CityTexts }
  readonly logo: Logo | null
}

const Documents = z.record(z.string(), z.int())

/** What was stored was checked when it was loaded; a version never changes, so each is read and looked at once. */
const versionOnce = rememberFew<unknown>(64)

/**
 * What the bills of a run show of the city: the versions that were fixed when the run was released, so that an old bill shows the
 * city of its day; before that, the newest. Refuses a city whose folder was never loaded.
 */
export async function cityPaper(work: Work, run: Pick<BillRun, 'documents'>): Promise<CityPaper> {
  const versions = await documentVersions(work, paperParts, Documents.parse(run.documents))
  const read = <Value>(part: CityPart, schema: ZodType<Value>): Promise<Value | null> => {
    const version = versions.get(part)
    if (!version) return Promise.resolve(null)
    const once = versionOnce(`${part} ${version.sha256}`, async () =>
      schema.parse((await cityDocumentById(work, version.id)).body),
    )
    return once as Promise<Value>
  }
  const identity =
    (await read('identity', CityIdentity)) ?? refuse('CITY_NOT_SET_UP', { missing: 'identity' })
  const [en, es] = [await read('texts-en', CityTexts), await read('texts-es', CityTexts)]
  return { identity, texts: { en: en ?? noTexts, es: es ?? noTexts }, logo: await read('logo', Logo) }
}

const paperParts: readonly CityPart[] = ['identity', 'texts-en', 'texts-es', 'logo']
const noTexts: CityTexts = CityTexts.parse({ lines: {}, bill: {} })
