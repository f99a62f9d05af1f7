import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { proposals } from '@cartwright/api/proposals'
import type { z } from 'zod'
import { parseDay } from '#kernel/dates'
import type { Work } from '#kernel/work'
import {
  type Command,
  type CommandOffice,
  type ExitCode,
  type Given,
  namedFile,
  neededNumber,
  neededOption,
  neededWord,
  textOption,
  textsOption,
  UsageError,
} from '../../cli/command.ts'
import { adoptionFiles } from './adoption-files.ts'
import { adoptedRules, openProposal } from './open-proposal.ts'
import { listProposals, showProposal } from './proposal-answers.ts'
import { type CheckFiles, openFromFiles } from './proposed-files.ts'
import { findVersion } from './stored-proposals.ts'

const several = { type: 'string', multiple: true } as const

/** Proposed rates at the terminal. */
export const proposalCommands = (check: CheckFiles): readonly Command[] => [
  {
    name: 'proposal new',
    summary: 'Propose rates: those in force by a percentage, a copy of them, or files of your own',
    usage:
      'proposal new NAME --why TEXT [--resolution TEXT] [--from DATE] [--percent P [--class C]… [--schedule S]… [--round-to CENTS] [--rounding HOW] | --file FILE…] [--city NAME] [--json]',
    help: `With --percent every rate, or those of some classes or tables, is changed and rounded: --round-to 5 gives multiples of five
cents, --rounding is half-up, half-even, up or down. With --file rate CSVs, versions.csv and policies.yaml are checked as those of a
city folder. With neither, the rates in force are copied. Nothing of it is in force before a city folder with it is loaded.`,
    options: {
      why: { type: 'string' },
      resolution: { type: 'string' },
      from: { type: 'string' },
      percent: { type: 'string' },
      class: several,
      schedule: several,
      'round-to': { type: 'string' },
      rounding: { type: 'string' },
      file: several,
    },
    examples: [
      [
        'cartwright proposal new "Six percent" --percent 6 --from 2027-07-01 --resolution "Resolution 2027-014" --why "Disposal costs"',
        'All rates six percent higher from July',
      ],
      [
        'cartwright proposal new "Study" --file rates-2027.csv --file versions.csv --why "Rate study"',
        'The tables of a rate study',
      ],
    ],
    run: (given) => open(given, check),
  },
  {
    name: 'proposal list',
    summary: 'The proposals, the newest first',
    usage: 'proposal list [--city NAME] [--json]',
    examples: [['cartwright proposal list', 'See which proposal has which number']],
    run: list,
  },
  {
    name: 'proposal show',
    summary: 'A proposal: its versions, its tables, its rules',
    usage: 'proposal show PROPOSAL [--version N] [--city NAME] [--json]',
    options: { version: { type: 'string' } },
    examples: [['cartwright proposal show 1', 'Who proposes what, and why']],
    run: show,
  },
  {
    name: 'proposal export',
    summary: 'Write the files of the city folder that would adopt a proposal',
    usage: 'proposal export PROPOSAL --out DIR [--version N] [--city NAME] [--json]',
    help: `Writes rates/proposal-N.csv and rates/versions.csv, and policies.yaml where rules are proposed. Copy them into the folder of the
city, write the day of adoption into versions.csv, check and load it: that is adopting it.`,
    options: { out: { type: 'string' }, version: { type: 'string' } },
    examples: [['cartwright proposal export 1 --out adopted', 'Write them to the folder adopted']],
    run: write,
  },
]

async function open(given: Given, check: CheckFiles): Promise<ExitCode> {
  const files = textsOption(given, 'file')
  const make = files.length > 0 ? await fromFiles(given, check, files) : fromRates(given)
  return answerShown(given, (office) =>
    office.inTransaction(async (work) => showProposal(work, await make(work))),
  )
}

async function fromFiles(given: Given, check: CheckFiles, paths: readonly string[]) {
  const files = new Map<string, string>()
  for (const path of paths) files.set(basename(path), await textOf(path))
  const asked = {
    files,
    name: neededWord(given, 0, 'The name of the proposal'),
    why: neededOption(given, 'why'),
    schedule: textsOption(given, 'schedule')[0],
    resolution: textOption(given, 'resolution'),
    effectiveFrom: textOption(given, 'from'),
  }
  return (work: Work) => openFromFiles(work, check, asked)
}

const textOf = async (path: string): Promise<string> => (await namedFile(path)).toString('utf8')

function fromRates(given: Given) {
  const percent = textOption(given, 'percent')
  const schedules = textsOption(given, 'schedule')
  const asked = read(proposals.make.request.body.content['application/json'].schema, {
    name: neededWord(given, 0, 'The name of the proposal'),
    why: neededOption(given, 'why'),
    resolution: neededOption(given, 'resolution'),
    effectiveFrom: neededOption(given, 'from'),
    made:
      percent === undefined
        ? { how: 'copy', schedules }
        : {
            how: 'percent',
            percentThousandths: thousandths(percent),
            schedules,
            classes: textsOption(given, 'class'),
            roundTo: textOption(given, 'round-to'),
            rounding: textOption(given, 'rounding'),
          },
  })
  return (work: Work) => openProposal(work, asked)
}

/** What was written, checked as the API checks it. */
function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  throw new UsageError(
    checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
  )
}

function thousandths(written: string): number {
  const match = /^([+-]?)(\d{1,4})(?:\.(\d{1,3}))?$/.exec(written)
  if (!match) throw new UsageError(`“${written}” is no percentage. Write 6, 2.75 or --percent=-3.`)
  const size = Number(match[2]) * 1000 + Number((match[3] ?? '').padEnd(3, '0'))
  return match[1] === '-' ? -size : size
}

async function list(given: Given): Promise<ExitCode> {
  const rows = await given.withOffice((office) => office.inTransaction(listProposals))
  given.answer({ rows }, () =>
    rows.length === 0
      ? 'Nothing is proposed yet. Make one: cartwright proposal new.'
      : rows
          .map(
            ({ id, name, newest }) =>
              `${id}  ${name}  version ${newest.number}  ${newest.resolution}  from ${newest.effectiveFrom}`,
          )
          .join('\n'),
  )
  return 0
}

const show = (given: Given): Promise<ExitCode> =>
  answerShown(given, (office) =>
    office.inTransaction((work) => showProposal(work, proposalWord(given), versionOption(given))),
  )

type Shown = Awaited<ReturnType<typeof showProposal>>

async function answerShown(given: Given, ask: (office: CommandOffice) => Promise<Shown>): Promise<ExitCode> {
  const shown = await given.withOffice(ask)
  given.answer(shown, () => shownText(shown))
  return 0
}

function shownText({ id, name, versions, shown, tables, policies }: Shown): string {
  const version = versions.find(({ number }) => number === shown)!
  return [
    `${id}  ${name}, version ${shown} of ${versions.length}`,
    `${version.resolution}, from ${version.effectiveFrom}. ${version.method}`,
    `${version.madeBy}: ${version.why}`,
    ...tables.map(
      ({ label, rows, changed, gone, overCap }) =>
        `  ${label}: ${rows} rates, ${changed} change, ${gone} in force have no successor${overCap > 0 ? `, ${overCap} over the noticed cap` : ''}`,
    ),
    ...policies.map(({ code, from, citation }) => `  ${code} from ${from} (${citation})`),
  ].join('\n')
}

async function write(given: Given): Promise<ExitCode> {
  const folder = neededOption(given, 'out')
  const proposalId = proposalWord(given)
  const files = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const found = await findVersion(work, proposalId, versionOption(given))
      return adoptionFiles(proposalId, await adoptedRules(work), found)
    }),
  )
  await mkdir(join(folder, 'rates'), { recursive: true })
  const written = files.map(({ name, text }) => ({
    path: join(folder, name.endsWith('.csv') ? join('rates', name) : name),
    text,
  }))
  for (const { path, text } of written) await writeFile(path, text)
  const paths = written.map(({ path }) => path)
  given.answer({ files: paths }, () => paths.map((path) => `Written: ${path}`).join('\n'))
  return 0
}

/** The number of a proposal, as the first word after the command. */
export const proposalWord = (given: Given): number =>
  neededNumber(given, { thing: 'proposal', list: 'proposal list' })

/** The version that `--version` names; the newest without it. */
export function versionOption(given: Given): number | undefined {
  const written = textOption(given, 'version')
  if (written !== undefined && !/^[1-9]\d{0,8}$/.test(written))
    throw new UsageError(`“${written}” is no version. Write its number.`)
  return written === undefined ? undefined : Number(written)
}

/** A day that an option names. */
export function dayOption(given: Given, name: string): string {
  const written = neededOption(given, name)
  if (!parseDay(written)) throw new UsageError(`--${name} ${written} is no day. Write 2027-07-01.`)
  return written
}
