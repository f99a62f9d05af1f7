import { writeFile } from 'node:fs/promises'
import { dollars } from '#kernel/money'
import {
  type Command,
  type ExitCode,
  type Given,
  neededNumber,
  neededOption,
  textOption,
  textsOption,
  UsageError,
} from '../../cli/command.ts'
import { dayOption, proposalWord, versionOption } from '../proposals/commands.ts'
import { askWhatIf, removeWhatIf } from './ask-what-if.ts'
import { percentText } from './impact-columns.ts'
import { impactCsv, type ImpactTable } from './impact-csv.ts'
import { impactFile } from './impact-files.ts'
import { impactAnswer, whatIfAnswer, whatIfAnswers, type WhatIfAnswer } from './what-if-answers.ts'

/** What proposed rates would mean, at the terminal. */
export const whatIfCommands: readonly Command[] = [
  {
    name: 'proposal run',
    summary: 'Calculate a period by the rates in force and by those proposed, and tell the difference',
    usage:
      'proposal run PROPOSAL --on DATE [--cycle CODE]… [--version N] [--on-own-days] [--city NAME] [--json]',
    help: `Each cycle, or those named, is calculated for its billing period that --on lies in: one to come, or a past one. What is proposed
counts as if it had been in force all that period, unless --on-own-days is given. Nothing is billed, and no bill run sees it.`,
    options: {
      on: { type: 'string' },
      cycle: { type: 'string', multiple: true },
      version: { type: 'string' },
      'on-own-days': { type: 'boolean' },
    },
    examples: [['cartwright proposal run 1 --on 2026-11-01', 'November, as if it had been in force']],
    run: calculate,
  },
  {
    name: 'proposal what-ifs',
    summary: 'The what-ifs that were calculated, the newest first',
    usage: 'proposal what-ifs [--city NAME] [--json]',
    examples: [['cartwright proposal what-ifs', 'See which what-if has which number']],
    run: list,
  },
  {
    name: 'proposal impact',
    summary: 'Write the impact of a what-if for the council: PDF, Excel with every account, or CSV',
    usage: 'proposal impact WHAT-IF --out FILE [--table council|accounts] [--city NAME] [--json]',
    help: `The name of the file says what it is: .pdf, .xlsx or .csv. As CSV it is the table for the council, or every account with
--table accounts.`,
    options: { out: { type: 'string' }, table: { type: 'string' } },
    examples: [
      ['cartwright proposal impact 1 --out impact.pdf', 'As a document that a screen reader can read'],
      [
        'cartwright proposal impact 1 --out accounts.csv --table accounts',
        'Every account, for other programs',
      ],
    ],
    run: write,
  },
  {
    name: 'proposal forget',
    summary: 'Take a what-if away with all that was calculated; the proposal stays',
    usage: 'proposal forget WHAT-IF [--city NAME] [--json]',
    examples: [['cartwright proposal forget 1', 'Leave nothing of the first what-if']],
    run: remove,
  },
]

async function calculate(given: Given): Promise<ExitCode> {
  const asked = {
    proposalId: proposalWord(given),
    version: versionOption(given),
    cycles: textsOption(given, 'cycle'),
    on: dayOption(given, 'on'),
    asIfInForce: given.options['on-own-days'] !== true,
  }
  const told = await given.withOffice(async (office) => {
    const { id } = await office.inTransaction((work) => askWhatIf(work, asked))
    await office.finishJobs()
    return office.inTransaction(async (work) => {
      const whatIf = await whatIfAnswer(work, id)
      return { whatIf, impact: whatIf.state === 'calculated' ? await impactAnswer(work, id) : null }
    })
  })
  given.answer(told, () => impactText(told))
  return told.impact ? 0 : 1
}

type Told = {
  readonly whatIf: WhatIfAnswer
  readonly impact: Awaited<ReturnType<typeof impactAnswer>> | null
}

function impactText({ whatIf, impact }: Told): string {
  if (!impact) return `${whatIfLine(whatIf)}\n${whatIf.failure ?? 'It is still being calculated.'}`
  const { accounts, more, less, same, beforeCents, afterCents, yearBeforeCents, yearAfterCents } = impact
  return [
    whatIfLine(whatIf),
    `${accounts} accounts: ${more} pay more, ${less} less, ${same} the same. ${dollars(beforeCents)} becomes ${dollars(afterCents)} (${percentText(beforeCents, afterCents)}), over a year ${signed(yearAfterCents - yearBeforeCents)}.`,
    ...impact.classes.map(
      (row) => `  ${row.class}: ${dollars(row.beforeCents)} becomes ${dollars(row.afterCents)}`,
    ),
    ...impact.typical.map(
      (row) =>
        `  ${row.class}, ${row.served} (${row.accounts}): ${dollars(row.beforeCents)} becomes ${dollars(row.afterCents)} a month`,
    ),
    ...(impact.withGaps > 0 ? [`${impact.withGaps} accounts have days or events without a rate.`] : []),
  ].join('\n')
}

const signed = (amountCents: number): string => `${amountCents > 0 ? '+' : ''}${dollars(amountCents)}`

const whatIfLine = ({ id, proposal, number, periods, state }: WhatIfAnswer): string =>
  `${id}  ${proposal}, version ${number}  ${periods.map(({ cycle, periodFrom, periodUntil }) => `cycle ${cycle} ${periodFrom} until ${periodUntil}`).join(', ')}  ${state}`

async function list(given: Given): Promise<ExitCode> {
  const rows = await given.withOffice((office) => office.inTransaction((work) => whatIfAnswers(work, {})))
  given.answer({ rows }, () => rows.map(whatIfLine).join('\n') || 'No what-if was calculated yet.')
  return 0
}

async function write(given: Given): Promise<ExitCode> {
  const out = neededOption(given, 'out')
  const format = /\.(pdf|xlsx|csv)$/.exec(out)?.[1] as 'pdf' | 'xlsx' | 'csv' | undefined
  if (!format) throw new UsageError(`“${out}” is no name for it. Let it end with .pdf, .xlsx or .csv.`)
  const table = tableOption(given)
  if (table && format !== 'csv') throw new UsageError('--table is for CSV. Let the name end with .csv.')
  const whatIfId = whatIfWord(given)
  const bytes = await given.withOffice(async ({ inTransaction }) =>
    format === 'csv'
      ? inTransaction((work) => impactCsv(work, whatIfId, table ?? 'council'))
      : (await impactFile((task) => inTransaction(task), { whatIfId, format })).bytes,
  )
  await writeFile(out, bytes)
  given.answer({ file: out }, () => `Written: ${out}`)
  return 0
}

function tableOption(given: Given): ImpactTable | undefined {
  const table = textOption(given, 'table')
  if (table !== undefined && table !== 'council' && table !== 'accounts')
    throw new UsageError(`--table is council or accounts, not “${table}”.`)
  return table
}

async function remove(given: Given): Promise<ExitCode> {
  const id = whatIfWord(given)
  await given.withOffice((office) => office.inTransaction((work) => removeWhatIf(work, id)))
  given.answer({ id }, () => `What-if ${id} is gone.`)
  return 0
}

const whatIfWord = (given: Given): number =>
  neededNumber(given, { thing: 'what-if', list: 'proposal what-ifs' })
