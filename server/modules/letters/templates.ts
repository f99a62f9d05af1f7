import type { TemplateFact, TemplateText } from '@cartwright/api/letter-shapes'
import { accountFields, LetterText } from '@cartwright/api/letter-text'
import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { fieldsOf, fieldsOfLine } from './letter-text.ts'

/** What a template says in both languages, and what it wants to be given. */
export type TemplateTexts = {
  readonly name: string
  readonly facts: readonly TemplateFact[]
  readonly en: TemplateText
  readonly es: TemplateText
}
/** A template as a city folder has it. */
export type LetterTemplateSetting = TemplateTexts & { readonly code: string; readonly from: PlainDate }
/** A published version. */
export type TemplateVersionRow = LetterTemplateSetting & {
  readonly id: number
  readonly version: number
  readonly publishedBy: string
  readonly publishedOn: PlainDate
}

/** All versions of a template, or of all of them, newest first. */
export async function templateVersions({ db }: Work, code?: string): Promise<TemplateVersionRow[]> {
  const rows = await db
    .selectFrom('letter_template_version')
    .selectAll()
    .$if(code !== undefined, (some) => some.where('code', '=', code!))
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(asVersion)
}

/** One version by its number. */
export async function templateVersionById({ db }: Work, id: number): Promise<TemplateVersionRow> {
  return asVersion(
    await db.selectFrom('letter_template_version').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )
}

/** The version of a template in force today: the newest of those whose day has come. Refuses LETTER_TEMPLATE_NOT_FOUND. */
export async function templateInForce({ db, today }: Work, code: string): Promise<TemplateVersionRow> {
  const row = await db
    .selectFrom('letter_template_version')
    .selectAll()
    .where('code', '=', code)
    .where('from_on', '<=', today)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? asVersion(row) : refuse('LETTER_TEMPLATE_NOT_FOUND', { template: code })
}

/** What was stored was checked when it was written. */
const asVersion = (row: Selectable<Database['letter_template_version']>): TemplateVersionRow => ({
  id: row.id,
  code: row.code,
  version: row.version,
  name: row.name,
  from: row.from_on,
  facts: row.facts as TemplateFact[],
  en: row.en as TemplateText,
  es: row.es as TemplateText,
  publishedBy: row.published_by,
  publishedOn: row.published_on,
})

/** Adds a version of a template. */
export async function addTemplateVersion(
  { db, actor, today }: Work,
  { code, name, from, facts, en, es }: LetterTemplateSetting,
): Promise<number> {
  const newest = await db
    .selectFrom('letter_template_version')
    .select((all) => all.fn.max('version').as('version'))
    .where('code', '=', code)
    .executeTakeFirst()
  const version = (newest?.version ?? 0) + 1
  await db
    .insertInto('letter_template_version')
    .values({
      code,
      version,
      name,
      from_on: from,
      facts: JSON.stringify(facts),
      en: JSON.stringify(en),
      es: JSON.stringify(es),
      published_by: actor.name,
      published_on: today,
    })
    .execute()
  return version
}

/** The fields of a template that neither the product knows nor anybody gives, each once. */
export function unknownFields({ facts, en, es }: Pick<TemplateTexts, 'facts' | 'en' | 'es'>): string[] {
  const known = new Set<string>([...accountFields.map(([name]) => name), ...facts.map(({ name }) => name)])
  const named = [en, es].flatMap(({ subject, text }) => [
    ...fieldsOfLine(subject),
    ...fieldsOf(text).map(({ name }) => name),
  ])
  return [...new Set(named.filter((name) => !known.has(name)))]
}

/** A letter that says nothing yet. */
export const emptyText: TemplateText = {
  subject: '…',
  text: LetterText.parse({ type: 'doc', content: [{ type: 'paragraph' }] }),
}
