import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { CalendarSettings } from '../city/calendar-settings.ts'
import type { Logo } from '../city/city-document.ts'
import { CitySettings } from '../city/city-settings.ts'
import { assembleRates, tellRivals } from './check-rates.ts'
import type { CheckedFolder, CityFolder, FolderFault, FolderFiles } from './city-folder.ts'
import { isFolderPath, neededFiles } from './folder-paths.ts'
import { faultsIn } from './folder-faults.ts'
import { readLedgerAccounts } from './read-ledger-accounts.ts'
import { readLetters } from './read-letters.ts'
import { readPolicies } from './read-policies.ts'
import { readVersions } from './read-rate-files.ts'
import { readRateRows } from './read-rate-rows.ts'
import { readTexts, tellMissing } from './read-texts.ts'
import { readYamlAs } from './read-yaml.ts'

/**
 * Reads a city folder and checks everything in it. All faults are told at once, each with its file, line, column and
 * what to write instead; warnings do not keep a folder from being loaded. The folder is null when there is a fault.
 */
export async function checkCityFolder(directory: string): Promise<CheckedFolder> {
  // A schema has no hyphen in its name, and a folder often has.
  const name = basename(resolve(directory)).replaceAll('-', '_')
  const files = await readFolder(directory)
  if (!files) {
    const instead = 'Write the path of a folder with a city.yaml in it, such as cities/marlow.'
    return {
      folder: null,
      faults: [
        {
          severity: 'fault',
          file: directory,
          line: null,
          column: null,
          message: 'There is no such folder.',
          instead,
        },
      ],
    }
  }
  return checkFiles(name, files)
}

/** Checks the files of a city folder, wherever they come from. */
export function checkFiles(name: string, files: FolderFiles): CheckedFolder {
  const list: FolderFault[] = []
  if (!fitsASchema(name))
    faultsIn(list, 'city.yaml').fault(
      null,
      `A folder called ${name} cannot be a city.`,
      'Name the folder with small letters, digits and _, beginning with a letter: marlow.',
    )
  for (const file of neededFiles)
    if (!files.has(file))
      faultsIn(list, file).fault(null, 'The file is missing.', `Add it: ${contents[file]}.`)
  const folder = readParts(name, files, list)
  const ordered = list.toSorted(
    (a, b) =>
      a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
  return { folder: list.some(({ severity }) => severity === 'fault') ? null : folder, faults: ordered }
}

/** Whether a city may be called so: its books are a schema of that name beside the product's own. */
const fitsASchema = (name: string): boolean =>
  /^[a-z][a-z0-9_]{0,50}$/.test(name) && !/^(pg_.*|pgboss|public|directory|information_schema)$/.test(name)

const contents: { readonly [File in (typeof neededFiles)[number]]: string } = {
  'city.yaml': 'who the city is and how it bills',
  'policies.yaml': 'the dated rules of the city, each with its citation',
  'calendar.yaml': 'holidays and how collection moves after one',
  'gl.csv': 'the ledger accounts that billing posts to',
  'text.en.yaml': "the bill's words in English",
  'text.es.yaml': "the bill's words in Spanish",
  'rates/versions.csv': 'the adopted tables with their resolutions and days',
}

function readParts(name: string, files: FolderFiles, list: FolderFault[]): CityFolder | null {
  const part = <Value>(file: string, read: (text: string, faults: ReturnType<typeof faultsIn>) => Value) => {
    const text = files.get(file)
    return text === undefined ? null : read(text, faultsIn(list, file))
  }
  const settings = part('city.yaml', (text, faults) => readYamlAs(text, CitySettings, faults))
  const calendar = part('calendar.yaml', (text, faults) => readYamlAs(text, CalendarSettings, faults))
  const policies = part('policies.yaml', readPolicies)
  const ledgerAccounts = part('gl.csv', readLedgerAccounts)
  const letters = part('letters.yaml', readLetters)
  const english = part('text.en.yaml', readTexts)
  const spanish = part('text.es.yaml', readTexts)
  tellMissing(english, spanish, list)
  const known = {
    glCodes: (ledgerAccounts ?? []).map(({ code }) => code),
    textKeys: Object.keys(english?.value.lines ?? {}),
  }
  const rateVersions = readRates(files, known, list)
  if (settings) tellSettings(settings.value, files, list, settings.file.place)
  if (settings && calendar) tellUnknownCycles(settings.value, calendar, list)
  const logo = settings && logoOf(settings.value.logo, files)
  if (!settings || !logo || !calendar || !policies || !ledgerAccounts || !english || !spanish) return null
  return {
    name,
    settings: settings.value,
    ledgerAccounts,
    policies,
    calendar: calendar.value,
    logo,
    texts: { en: english.value, es: spanish.value },
    rateVersions,
    letters: letters ?? [],
    files: new Map([...files].filter(([file]) => isFolderPath(file))),
  }
}

function readRates(
  files: FolderFiles,
  known: { readonly glCodes: readonly string[]; readonly textKeys: readonly string[] },
  list: FolderFault[],
) {
  const versions = files.get('rates/versions.csv')
  const heads = versions === undefined ? [] : readVersions(versions, faultsIn(list, 'rates/versions.csv'))
  const rows = [...files]
    .filter(([file]) => /^rates\/.+\.csv$/.test(file) && file !== 'rates/versions.csv')
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([file, text]) => readRateRows(text, file, faultsIn(list, file)))
  if (rows.length === 0)
    faultsIn(list, 'rates').fault(null, 'There is no rate.', 'Add a CSV file with rate rows to rates/.')
  const rateVersions = assembleRates(heads, rows, known, list)
  tellRivals(rateVersions, rows, list)
  return rateVersions
}

/** What fits each setting alone but not the folder. */
function tellSettings(
  settings: CitySettings,
  files: FolderFiles,
  list: FolderFault[],
  place: (path: readonly PropertyKey[]) => { line: number; column: number },
): void {
  const faults = faultsIn(list, 'city.yaml')
  if (!logoOf(settings.logo, files))
    faults.fault(
      place(['logo']),
      `There is no picture ${settings.logo} in the folder.`,
      'Put the logo beside city.yaml: an SVG, PNG or JPEG file.',
    )
  const codes = settings.cycles.map(({ code }) => code)
  for (const [index, code] of codes.entries()) {
    if (codes.indexOf(code) !== index)
      faults.fault(
        place(['cycles', index, 'code']),
        `The cycle ${code} is there twice.`,
        'Give each cycle its own code.',
      )
  }
  if (settings.scanLine.at(-1)?.field !== 'check')
    faults.warn(
      place(['scanLine']),
      'The scan line does not end with a check digit.',
      'Add a field check at its end.',
    )
}

/** Items of the checklist are done for cycles that there are. */
function tellUnknownCycles(
  { cycles }: CitySettings,
  { value, file }: NonNullable<ReturnType<typeof readYamlAs<typeof CalendarSettings>>>,
  list: FolderFault[],
): void {
  const codes = cycles.map(({ code }) => code)
  const faults = faultsIn(list, 'calendar.yaml')
  for (const [index, item] of value.planning.checklist.entries())
    for (const [at, code] of (item.cycles ?? []).entries())
      if (!codes.includes(code))
        faults.fault(
          file.place(['planning', 'checklist', index, 'cycles', at]),
          `There is no cycle ${code} in city.yaml.`,
          `Write one of ${codes.join(', ')}.`,
        )
}

const mediaTypes: { readonly [extension: string]: Logo['mediaType'] } = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
}

function logoOf(fileName: string, files: FolderFiles): Logo | null {
  const base64 = files.get(fileName)
  const mediaType = mediaTypes[extname(fileName).toLowerCase()]
  return base64 === undefined || !mediaType ? null : { fileName, mediaType, base64 }
}

async function readFolder(directory: string): Promise<FolderFiles | null> {
  const names = await readdir(directory, { recursive: true }).catch(() => null)
  if (!names) return null
  const entries = await Promise.all(
    names.map(async (path): Promise<[string, string] | null> => {
      const file = path.replaceAll('\\', '/')
      if (!/\.(csv|ya?ml|svg|png|jpe?g)$/i.test(file)) return null
      const encoding = /\.(csv|ya?ml)$/i.test(file) ? 'utf8' : 'base64'
      return [file, await readFile(join(directory, path), encoding)]
    }),
  )
  return new Map(entries.filter((entry) => entry !== null))
}
