import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type Command,
  type ExitCode,
  type Given,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { checkCityFolder } from './check-city-folder.ts'
import { faultsText } from './fault-text.ts'
import { type Bar, foreseeLoad } from './foresee-load.ts'
import { type Effect, tellEffects } from './tell-effects.ts'
import { touchedRuns } from './touched-runs.ts'
import { setupVersions, versionFiles } from './version-queries.ts'
import { bytesOf } from './write-zip.ts'

/** Taking the set-up of a city along as a folder, and holding a folder against it. */
export const folderCommands: readonly Command[] = [
  {
    name: 'city export',
    summary: 'Write the set-up of a city to a new folder: loaded again, it changes nothing',
    usage: 'city export DIR [--version N] [--city NAME] [--json]',
    help: `The files are those that were adopted last, with their comments. The folder must be new or empty: nothing is ever written over.
--version takes the set-up as it was adopted under a number that city history shows.`,
    options: { version: { type: 'string' } },
    examples: [['cartwright city export /tmp/marlow', 'Take the set-up along, to change it']],
    run: exportCity,
  },
  {
    name: 'city diff',
    summary:
      'Hold a folder against the set-up of a city: what loading it would change, and what would be refused',
    usage: 'city diff DIR [--city NAME] [--json]',
    help: `Checks the folder as city check does, then tries it and takes it back. Nothing is changed. It ends with 1 when the folder has a fault
or posted bills rest on what it changes.`,
    examples: [['cartwright city diff cities/marlow', 'Before loading it']],
    run: diffCity,
  },
  {
    name: 'city history',
    summary: 'The set-up of a city as it was adopted each time, newest first',
    usage: 'city history [--city NAME] [--json]',
    examples: [['cartwright city history', 'See who changed what, and under which number']],
    run: historyOfCity,
  },
]

async function exportCity(given: Given): Promise<ExitCode> {
  const directory = neededWord(given, 0, 'The folder to write to')
  const version = numberOption(given, 'version')
  const there = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new UsageError(`${directory} cannot be written to. Name a new folder.`)
  })
  if (there.length > 0)
    throw new UsageError(`${directory} is not empty. Name a new folder: nothing is written over.`)
  const files = await given.withOffice((office) =>
    office.inTransaction((work) => versionFiles(work, version)),
  )
  for (const [path, content] of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), bytesOf(path, content), { flag: 'wx' })
  }
  given.answer({ directory, files: [...files.keys()] }, () => `${files.size} files are in ${directory}.`)
  return 0
}

function numberOption(given: Given, name: string): number | undefined {
  const text = textOption(given, name)
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new UsageError(`--${name} takes a number, such as 3.`)
  return Number(text)
}

async function diffCity(given: Given): Promise<ExitCode> {
  const checked = await checkCityFolder(neededWord(given, 0, 'The folder of the city'))
  const { folder, faults } = checked
  if (!folder) {
    given.answer({ faults }, () => faultsText(checked))
    return 1
  }
  const found = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const { changes, notes, bars } = await foreseeLoad(work, folder)
      const effects = tellEffects(changes, work.today)
      return { effects, bars, notes, runs: await touchedRuns(work, effects) }
    }),
  )
  given.answer({ faults, ...found }, () =>
    [
      ...found.effects.flatMap(effectLines),
      ...found.bars.map(barLine),
      ...found.notes,
      ...found.runs.map(({ runId, cycle, sentence }) => `run ${runId} of cycle ${cycle}: ${sentence}`),
      verdict(found.effects.length, found.bars.length),
    ].join('\n'),
  )
  return found.bars.length > 0 ? 1 : 0
}

const effectLines = ({ what, from, says }: Effect): string[] => [
  `${what}${from ? ` From ${from}.` : ''}`,
  ...says.map((one) => `  ${one.what}: ${one.before ?? 'nothing'} → ${one.after ?? 'nothing'}`),
]

const barLine = ({ title, what, instead }: Bar): string =>
  ['refused:', title, `${what}.`, instead ?? ''].filter(Boolean).join(' ')

function verdict(effects: number, bars: number): string {
  if (bars > 0) return 'The folder would be refused. Nothing of it can be loaded.'
  return effects === 0
    ? 'The city is as the folder says.'
    : `${changesText(effects)}. Nothing was changed yet.`
}

const changesText = (many: number): string => `${many} ${many === 1 ? 'change' : 'changes'}`

async function historyOfCity(given: Given): Promise<ExitCode> {
  const rows = await given.withOffice((office) => office.inTransaction((work) => setupVersions(work)))
  given.answer({ versions: rows }, () =>
    rows.length === 0
      ? 'Nothing was kept yet: load the folder of the city once more.'
      : rows
          .map(
            ({ id, adoptedOn, adoptedBy, effects, reason }) =>
              `${id}  ${adoptedOn}  ${adoptedBy}  ${changesText(effects)}${reason ? `  ${reason}` : ''}`,
          )
          .join('\n'),
  )
  return 0
}
