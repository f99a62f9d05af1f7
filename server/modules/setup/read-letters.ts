import { TemplateCode, TemplateFact } from '@cartwright/api/letter-shapes'
import { LetterText, SubjectLine } from '@cartwright/api/letter-text'
import { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { MarkupFaulty, readMarkup } from '../letters/read-markup.ts'
import { type LetterTemplateSetting, unknownFields } from '../letters/templates.ts'
import type { FileFaults } from './folder-faults.ts'
import { readYamlAs, type YamlFile } from './read-yaml.ts'

const Text = z.strictObject({ subject: SubjectLine, text: z.string('write the text of the letter').min(1) })
const Letters = z.array(
  z.strictObject({
    code: TemplateCode,
    name: z.string('write what people call it').trim().min(1, 'write what people call it').max(80),
    from: z.iso.date('write the first day it is used, such as 2026-07-01'),
    facts: z.array(TemplateFact).max(30).default([]),
    en: Text,
    es: Text,
  }),
  'write a list of templates, each with code, name, from, en and es',
)

/** Reads `letters.yaml`: what letters begin from, each in English and Spanish. */
export function readLetters(text: string, faults: FileFaults): LetterTemplateSetting[] {
  const read = readYamlAs(text, Letters, faults)
  if (!read) return []
  return read.value.flatMap((template, index) => {
    const { code, name, from, facts } = template
    if (read.value.findIndex((other) => other.code === code) !== index)
      faults.fault(
        read.file.place([index, 'code']),
        `The letter ${code} is there twice.`,
        'Give each its own code.',
      )
    const en = textOf(read.file, [index, 'en', 'text'], template.en, faults)
    const es = textOf(read.file, [index, 'es', 'text'], template.es, faults)
    if (!en || !es) return []
    const setting = { code, name, from: PlainDate.from(from), facts, en, es }
    for (const field of unknownFields(setting))
      faults.fault(
        read.file.place([index, 'facts']),
        `The letter ${code} names {${field}}, which nobody gives.`,
        'Name a field of the account, or add it to facts.',
      )
    return [setting]
  })
}

function textOf(
  file: YamlFile,
  path: readonly PropertyKey[],
  { subject, text }: z.output<typeof Text>,
  faults: FileFaults,
): { subject: string; text: LetterText } | null {
  try {
    const checked = LetterText.safeParse({ type: 'doc', content: readMarkup(text) })
    if (checked.success) return { subject, text: checked.data }
    const [issue] = checked.error.issues
    faults.fault(file.place(path), 'This text cannot be a letter.', issue!.message)
  } catch (error) {
    if (!(error instanceof MarkupFaulty)) throw error
    const { line, column } = file.place(path)
    // The text begins on the line below its name.
    faults.fault(
      { line: line + error.line, column },
      error.message,
      'See the head of the file for how texts are written.',
    )
  }
  return null
}
