import type { LetterTemplate, TemplateText } from '@cartwright/api/letter-shapes'
import { isDeepStrictEqual } from 'node:util'
import { type Selectable, sql } from 'kysely'
import type { Database } from '#database/types'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import type { Language } from '../rates/explain-words.ts'
import {
  addTemplateVersion,
  emptyText,
  type TemplateTexts,
  type TemplateVersionRow,
  templateVersions,
  unknownFields,
} from './templates.ts'
import { saysNothing } from './letter-text.ts'
import { writeMarkup } from './write-markup.ts'

export type TemplateDraftRow = Selectable<Database['letter_template_draft']>

/** What is prepared of a template; undefined when nothing is. Whoever reads it to change it keeps others waiting. */
export async function draftOfTemplate(
  { db }: Work,
  code: string,
  lock = false,
): Promise<TemplateDraftRow | undefined> {
  return db
    .selectFrom('letter_template_draft')
    .selectAll()
    .where('code', '=', code)
    .$if(lock, (one) => one.forUpdate())
    .executeTakeFirst()
}

/** Begins a new template. Refuses a code that is taken. */
export async function addTemplate(work: Work, { code, name }: { code: string; name: string }): Promise<void> {
  const taken = (await templateVersions(work, code)).length > 0 || (await draftOfTemplate(work, code))
  if (taken) refuse('LETTER_TEMPLATE_TAKEN', { template: code })
  const text = JSON.stringify(emptyText)
  await work.db
    .insertInto('letter_template_draft')
    .values({ code, name, en: text, es: text, facts: '[]', changed_by: work.actor.name })
    .execute()
  await recordCommand(work, {
    command: 'add-letter-template',
    subject: `letter template ${code}`,
    changes: { name },
  })
}

/**
 * Prepares a change of a template: both texts are sent, and which of them changed is seen by comparing. What is so already is kept once.
 * Refuses an older edition, and fields that neither the product knows nor anybody gives.
 */
export async function changeTemplate(
  work: Work,
  code: string,
  { edition, ...texts }: TemplateTexts & { readonly edition: number },
): Promise<void> {
  const draft = await draftOfTemplate(work, code, true)
  const version = draft ? null : await newest(work, code)
  const before = draft ?? version!
  const changed = (['en', 'es'] as const).filter(
    (language) => !same(before[language] as TemplateText, texts[language]),
  )
  if (draft && changed.length === 0 && sameRest(draft, texts)) return
  if (edition !== (draft?.edition ?? unchangedEdition(version)))
    refuseMeanwhile(code, draft?.changed_by ?? version!.publishedBy)
  const fields = unknownFields(texts)
  if (fields.length > 0) refuse('LETTER_FIELDS_UNKNOWN', { fields })
  await keepDraft(work, { code, texts, changed, isNew: !draft })
  await recordCommand(work, {
    command: 'change-letter-template',
    subject: `letter template ${code}`,
    changes: { name: texts.name, languages: changed, facts: texts.facts.map(({ name }) => name) },
  })
}

type Kept = {
  readonly code: string
  readonly texts: TemplateTexts
  readonly changed: readonly Language[]
  readonly isNew: boolean
}

async function keepDraft(work: Work, { code, texts, changed, isNew }: Kept): Promise<void> {
  const now = sql<Temporal.Instant>`now()`
  const values = {
    name: texts.name,
    en: JSON.stringify(texts.en),
    es: JSON.stringify(texts.es),
    facts: JSON.stringify(texts.facts),
    changed_by: work.actor.name,
    changed_at: now,
    ...(changed.includes('en') && { en_changed_at: now }),
    ...(changed.includes('es') && { es_changed_at: now }),
  }
  if (!isNew) {
    await work.db
      .updateTable('letter_template_draft')
      .set({ ...values, edition: nextEdition })
      .where('code', '=', code)
      .execute()
    return
  }
  const added = await work.db
    .insertInto('letter_template_draft')
    .values({ code, ...values })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst()
  // Somebody began a change in the same moment, and was first.
  if (!added) refuseMeanwhile(code, (await draftOfTemplate(work, code))?.changed_by ?? 'Somebody')
}

/** The edition of a template of which nothing is prepared: its newest version, below zero. */
export const unchangedEdition = (version: Pick<TemplateVersionRow, 'version'> | null | undefined): number =>
  0 - (version?.version ?? 0)

const nextEdition = sql<number>`nextval('letter_template_edition')`

const refuseMeanwhile = (template: string, changedBy: string): never =>
  refuse('LETTER_TEMPLATE_CHANGED_MEANWHILE', { template, changedBy })

const sameRest = (draft: TemplateDraftRow, { name, facts }: TemplateTexts): boolean =>
  draft.name === name && isDeepStrictEqual(draft.facts, facts)

const same = (a: TemplateText, b: TemplateText): boolean =>
  a.subject === b.subject && writeMarkup(a.text.content) === writeMarkup(b.text.content)

async function newest(work: Work, code: string) {
  const [version] = await templateVersions(work, code)
  return version ?? refuse('LETTER_TEMPLATE_NOT_FOUND', { template: code })
}

/** What is prepared, to go on with. Refuses when nothing is, and an older edition. */
async function prepared(work: Work, code: string, edition: number): Promise<TemplateDraftRow> {
  const draft = await draftOfTemplate(work, code, true)
  if (!draft) {
    await newest(work, code)
    return refuse('LETTER_TEMPLATE_UNCHANGED', { template: code })
  }
  if (draft.edition !== edition) refuseMeanwhile(code, draft.changed_by)
  return draft
}

/** Says that the text of a language still says what the other one says, although only that one was changed. */
export async function confirmTemplate(
  work: Work,
  code: string,
  { edition, language }: { readonly edition: number; readonly language: Language },
): Promise<void> {
  await prepared(work, code, edition)
  const now = sql<Temporal.Instant>`now()`
  await work.db
    .updateTable('letter_template_draft')
    .set({ edition: nextEdition, ...(language === 'en' ? { en_checked_at: now } : { es_checked_at: now }) })
    .where('code', '=', code)
    .execute()
  await recordCommand(work, {
    command: 'confirm-letter-template',
    subject: `letter template ${code}`,
    changes: { language },
  })
}

/**
 * The language of a prepared template that was left behind; null when both say the same. The Spanish text is older when the English one was
 * changed after it was changed or confirmed; the English one when only the Spanish was changed.
 */
export function olderLanguage(draft: TemplateDraftRow): Language | null {
  const { en_changed_at: en, es_changed_at: es, en_checked_at, es_checked_at } = draft
  if (at(en) > at(es) && at(en) > at(es_checked_at)) return 'es'
  return es && !en && at(en_checked_at) < at(es) ? 'en' : null
}

/** A moment to compare with others; what never was is before them all. */
const at = (instant: Temporal.Instant | null): bigint => instant?.epochNanoseconds ?? 0n

/**
 * Publishes what is prepared as a version, both languages together, from a day on (california.md R7.2). Refuses LETTER_PAIR_OLDER: no
 * template goes out whose pair says something older. Refuses one that says nothing in a language, and a day gone by.
 */
export async function publishTemplate(
  work: Work,
  code: string,
  { edition, from }: { readonly edition: number; readonly from: string },
): Promise<void> {
  const draft = await prepared(work, code, edition)
  const older = olderLanguage(draft)
  if (older) refuse('LETTER_PAIR_OLDER', { template: code, older: older === 'en' ? 'English' : 'Spanish' })
  for (const { text } of [draft.en, draft.es] as TemplateText[])
    if (saysNothing(text)) refuse('LETTER_SAYS_NOTHING', {})
  const day = PlainDate.from(from)
  if (isBefore(day, work.today))
    refuseField('from', 'Write today or a later day: what went out before stays as it was.')
  const texts = draft as unknown as Pick<LetterTemplate, 'name' | 'facts' | 'en' | 'es'>
  const version = await addTemplateVersion(work, { ...texts, code, from: day })
  await work.db.deleteFrom('letter_template_draft').where('code', '=', code).execute()
  await recordCommand(work, {
    command: 'publish-letter-template',
    subject: `letter template ${code}`,
    changes: { version, from },
  })
}

/** Gives up what is prepared. The version in force stays. */
export async function discardTemplate(work: Work, code: string, edition: number): Promise<void> {
  await prepared(work, code, edition)
  await work.db.deleteFrom('letter_template_draft').where('code', '=', code).execute()
  await recordCommand(work, {
    command: 'discard-letter-template',
    subject: `letter template ${code}`,
    changes: { edition },
  })
}
