import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { changesBetween, type Loaded } from '../city/changes-between.ts'
import { addTemplateVersion, type LetterTemplateSetting, templateVersions } from './templates.ts'
import { writeMarkup } from './write-markup.ts'

/** What a template says, as text, for comparing and recording. */
const told = ({ name, from, facts, en, es }: LetterTemplateSetting) => ({
  name,
  from: from.toString(),
  facts,
  en: { subject: en.subject, text: writeMarkup(en.text.content) },
  es: { subject: es.subject, text: writeMarkup(es.text.content) },
})

/**
 * Brings letter templates to what a city folder says: one that says something new gets a version. A template the folder does not name
 * stays: it was written in the letters room. What was published stays as it was.
 */
export async function loadLetterTemplates(
  work: Work,
  templates: readonly LetterTemplateSetting[],
): Promise<Loaded> {
  const stored = new Map((await newestTemplates(work)).map((one) => [one.code, told(one)]))
  const wanted = new Map(templates.map((one) => [one.code, told(one)]))
  const changes = changesBetween(new Map([...stored].filter(([code]) => wanted.has(code))), wanted)
  for (const { what, before, after } of changes) {
    const version = await addTemplateVersion(work, templates.find(({ code }) => code === what)!)
    await recordCommand(work, {
      command: 'load-letter-template',
      subject: `letter template ${what}`,
      changes: { version, before, after },
    })
  }
  return { changes, notes: [] }
}

/** The newest version of every template, by code: what a city folder says of them. */
export async function newestTemplates(work: Work): Promise<LetterTemplateSetting[]> {
  const newest = Map.groupBy(await templateVersions(work), ({ code }) => code)
  return [...newest.values()].map(([first]) => first!)
}
