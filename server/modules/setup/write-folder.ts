import { stringify } from 'yaml'
import type { z } from 'zod'
import { CalendarSettings } from '../city/calendar-settings.ts'
import { CitySettings } from '../city/city-settings.ts'
import type { CityTexts } from '../city/city-texts.ts'
import type { LetterTemplateSetting } from '../letters/templates.ts'
import { writeMarkup } from '../letters/write-markup.ts'
import type { Policy } from '../policies/policy.ts'
import type { FolderFiles, LedgerAccountSetting } from './city-folder.ts'
import type { FolderParts } from './folder-of-books.ts'
import { csvText, rateFiles, versionsFile } from './write-rate-files.ts'

/**
 * Writes a city as a folder from what the books say of it: for a city whose folder was loaded before the product kept its files, or whose
 * books say more than the folder did. Read again it says the same, word for word; comments it has none but these.
 */
export function writeFolder(folder: FolderParts): FolderFiles {
  const { settings, calendar, policies, ledgerAccounts, texts, logo, rateVersions, letters } = folder
  return new Map([
    ['city.yaml', yamlText('Who the city is and how it bills.', inOrderOf(CitySettings, settings))],
    [
      'calendar.yaml',
      yamlText(
        'Holidays, how collection moves after one, and how bill runs are planned.',
        inOrderOf(CalendarSettings, calendar),
      ),
    ],
    [
      'policies.yaml',
      yamlText('The dated rules of the city, each with the section that says so.', policies.map(policyOf)),
    ],
    ['gl.csv', chartFile(ledgerAccounts)],
    ['text.en.yaml', yamlText('The words of the bill in English.', textsOf(texts.en))],
    ['text.es.yaml', yamlText('The words of the bill in Spanish.', textsOf(texts.es))],
    [logo.fileName, logo.base64],
    ...(letters.length > 0 ? [['letters.yaml', lettersFile(letters)] as const] : []),
    ['rates/versions.csv', versionsFile(rateVersions)],
    ...rateFiles(rateVersions),
  ])
}

const yamlText = (comment: string, value: unknown): string =>
  `# ${comment}\n${stringify(value, { schema: 'core', lineWidth: 0 })}`

/** What letters begin from, as `letters.yaml` has it. */
export const lettersFile = (letters: readonly LetterTemplateSetting[]): string =>
  yamlText(
    'What letters begin from, in English and Spanish.',
    letters.map(({ code, name, from, facts, en, es }) => ({
      code,
      name,
      from: from.toString(),
      ...(facts.length > 0 && { facts }),
      en: { subject: en.subject, text: `${writeMarkup(en.text.content)}\n` },
      es: { subject: es.subject, text: `${writeMarkup(es.text.content)}\n` },
    })),
  )

const textsOf = ({ lines, bill }: CityTexts): CityTexts => ({ lines, bill })

const policyOf = ({ code, from, until, citation, value }: Policy) => ({
  code,
  from: from.toString(),
  ...(until && { until: until.toString() }),
  citation,
  value,
})

const chartFile = (accounts: readonly LedgerAccountSetting[]): string =>
  csvText([
    ['code', 'name', 'kind', 'fund', 'gl_string'],
    ...accounts.map(({ code, name, kind, fund, glString }) => [code, name, kind, fund, glString]),
  ])

/** A value with its settings in the order in which the schema names them, as a person would write them: stored, they have none. */
function inOrderOf(schema: z.ZodType | z.core.$ZodType, value: unknown): unknown {
  const { def } = schema as z.ZodType & { def: { type: string; innerType?: z.ZodType } }
  if ('innerType' in def && def.innerType) return inOrderOf(def.innerType, value)
  if (Array.isArray(value))
    return value.map((item: unknown) =>
      def.type === 'array' ? inOrderOf((schema as z.ZodArray).element, item) : item,
    )
  if (typeof value !== 'object' || value === null || def.type !== 'object') return inPlainOrder(value)
  const { shape } = schema as z.ZodObject
  return Object.fromEntries(
    Object.keys(shape).flatMap((key) => {
      const inner = (value as Record<string, unknown>)[key]
      return inner === undefined ? [] : [[key, inOrderOf(shape[key], inner)]]
    }),
  )
}

/** One of several shapes: what tells them apart comes first. */
function inPlainOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const first = ['field', 'scheme'].filter((key) => key in value)
  const entries = Object.entries(value).toSorted(
    ([a], [b]) => Number(first.includes(b)) - Number(first.includes(a)),
  )
  return Object.fromEntries(entries.map(([key, inner]) => [key, inPlainOrder(inner)]))
}
