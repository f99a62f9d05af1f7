import type { letterTemplates } from '@cartwright/api/letter-templates'
import type { LetterTemplate } from '@cartwright/api/letter-shapes'
import type { SuccessOf } from '@cartwright/api/route'
import { isBefore } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { draftOfTemplate, olderLanguage, type TemplateDraftRow, unchangedEdition } from './edit-template.ts'
import { templateSpans } from './template-spans.ts'
import { type TemplateVersionRow, templateVersions } from './templates.ts'

type Row = SuccessOf<typeof letterTemplates.list>['rows'][number]

/** All templates by name, each with the version in force today and whether a change is prepared. */
export async function listTemplates(work: Work): Promise<{ rows: Row[] }> {
  const versions = Map.groupBy(await templateVersions(work), ({ code }) => code)
  const drafts = new Map(
    (await work.db.selectFrom('letter_template_draft').selectAll().execute()).map((row) => [row.code, row]),
  )
  const codes = [...new Set([...versions.keys(), ...drafts.keys()])]
  return {
    rows: codes
      .map((code) => toldRow(work, code, versions.get(code) ?? [], drafts.get(code)))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  }
}

function toldRow(
  { today }: Work,
  code: string,
  versions: readonly TemplateVersionRow[],
  draft: TemplateDraftRow | undefined,
): Row {
  const inForce = versions.find(({ from }) => !isBefore(today, from))
  const coming = templateSpans(versions)
    .filter(({ from, hasDays }) => isBefore(today, from) && hasDays)
    .at(-1)
  return {
    code,
    name: draft?.name ?? versions[0]!.name,
    version: inForce?.version ?? null,
    from: inForce?.from.toString() ?? null,
    publishedBy: inForce?.publishedBy ?? null,
    publishedOn: inForce?.publishedOn.toString() ?? null,
    coming: coming ? { version: coming.version, from: coming.from.toString() } : null,
    prepared: draft !== undefined,
    older: draft ? olderLanguage(draft) : null,
  }
}

/** One template: what is prepared (else the newest version), and all its versions. Refuses LETTER_TEMPLATE_NOT_FOUND. */
export async function templateShown(work: Work, code: string): Promise<LetterTemplate> {
  const versions = await templateVersions(work, code)
  const draft = await draftOfTemplate(work, code)
  const stands = draft ?? versions[0] ?? refuse('LETTER_TEMPLATE_NOT_FOUND', { template: code })
  return {
    ...toldRow(work, code, versions, draft),
    edition: draft?.edition ?? unchangedEdition(versions[0]),
    // What was stored was checked when it was written.
    facts: stands.facts as LetterTemplate['facts'],
    en: stands.en as LetterTemplate['en'],
    es: stands.es as LetterTemplate['es'],
    versions: templateSpans(versions).map(toldVersion),
  }
}

function toldVersion(one: ReturnType<typeof templateSpans<TemplateVersionRow>>[number]) {
  const { version, name, from, until, hasDays, facts, en, es, publishedBy, publishedOn } = one
  return {
    version,
    name,
    from: from.toString(),
    until: until?.toString() ?? null,
    hasDays,
    facts: [...facts],
    en,
    es,
    publishedBy,
    publishedOn: publishedOn.toString(),
  }
}
