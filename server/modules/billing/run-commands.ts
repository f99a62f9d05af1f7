import { parseDay, type PlainDate } from '#kernel/dates'
import { type Command, type Given, neededOption, textOption, UsageError } from '../../cli/command.ts'
import { accountWords, answerRun, runWord } from './command-words.ts'
import { openRun, type RunKind } from './open-run.ts'
import { type Proposal, proposals, toldProposal } from './propose-run.ts'
import { runAnswer } from './run-answer.ts'
import { runLine, runText } from './run-text.ts'
import { listRuns, runDetail } from './runs-queries.ts'

export const proposalsCommand: Command = {
  name: 'run proposals',
  summary: 'The next run of each cycle, as opening it would make it',
  usage: 'run proposals [--city NAME] [--json]',
  examples: [['cartwright run proposals', 'See what is due to be billed']],
  run: async (given) => {
    const rows = await given.withOffice((office) => office.inTransaction(proposals))
    given.answer({ rows: rows.map(toldProposal) }, () => rows.map(proposalLine).join('\n'))
    return 0
  },
}

const proposalLine = ({ cycle, period, accounts, billOn, openRun: open }: Proposal): string =>
  `${cycle.code}  ${cycle.name}: ${period.from.toString()} until ${period.until.toString()}, ${accounts} accounts, bills of ${billOn.toString()}${open === null ? '' : `  (run ${open} is under way)`}`

const kinds: readonly RunKind[] = ['cycle', 'account', 'list', 'finals']

export const openCommand: Command = {
  name: 'run open',
  summary: 'Open a bill run: of a cycle, its finals, one account or a list',
  usage:
    'run open [ACCOUNT]... --cycle CODE [--kind KIND] [--period DATE] [--bill-on DATE] [--note TEXT] [--city NAME] [--json]',
  help: `--cycle CODE     the cycle whose accounts are billed
--kind KIND      cycle, finals (accounts that closed), account or list; accounts named after the command make it a list
--period DATE    any day of the period; the next period of the cycle when left out
--bill-on DATE   the day of the bills; by the schedule of the cycle when left out

Nothing is calculated yet. A cycle has one run for a period; give that one up with "run void" to open another.`,
  options: {
    cycle: { type: 'string' },
    kind: { type: 'string' },
    period: { type: 'string' },
    'bill-on': { type: 'string' },
    note: { type: 'string' },
  },
  examples: [
    ['cartwright run open --cycle 1', 'The next period of cycle 1'],
    ['cartwright run open 100-20417-3 --cycle 1', 'One account alone'],
    ['cartwright run open --cycle 1 --kind finals', 'Final bills of the accounts that closed'],
  ],
  run: async (given) => {
    const accounts = accountWords(given.words)
    const asked = {
      cycle: neededOption(given, 'cycle'),
      kind: kindOf(given, accounts.length),
      periodFrom: dayOption(given, 'period'),
      billOn: dayOption(given, 'bill-on'),
      note: textOption(given, 'note'),
      ...(accounts.length > 0 && { accountNumbers: accounts }),
    }
    const run = await given.withOffice((office) =>
      office.inTransaction(async (work) => runAnswer(work, await openRun(work, asked))),
    )
    answerRun(given, run)
    return 0
  },
}

function kindOf(given: Given, accounts: number): RunKind {
  const written = textOption(given, 'kind')
  const kind = kinds.find((one) => one === written)
  if (written !== undefined && !kind)
    throw new UsageError(`“${written}” is no kind of run. Write one of ${kinds.join(', ')}.`)
  if (kind) return kind
  return accounts === 0 ? 'cycle' : 'list'
}

function dayOption(given: Given, name: string): PlainDate | undefined {
  const written = textOption(given, name)
  if (written === undefined) return undefined
  const day = parseDay(written)
  if (!day) throw new UsageError(`“${written}” is no day of the calendar. Write --${name} 2026-11-30.`)
  return day
}

export const listCommand: Command = {
  name: 'run list',
  summary: 'Bill runs, newest first',
  usage: 'run list [--cycle CODE] [--state STATE] [--after N] [--city NAME] [--json]',
  options: { cycle: { type: 'string' }, state: { type: 'string' }, after: { type: 'string' } },
  examples: [['cartwright run list --state in_review', 'Runs that wait for a decision']],
  run: async (given) => {
    const asked = {
      limit: 50,
      cycle: textOption(given, 'cycle'),
      state: textOption(given, 'state'),
      after: textOption(given, 'after'),
    }
    const page = await given.withOffice((office) => office.inTransaction((work) => listRuns(work, asked)))
    given.answer(page, () =>
      [
        ...page.rows.map(runLine),
        ...(page.rows.length === 0
          ? ['There is no run that fits. Open one: cartwright run open --cycle 1.']
          : []),
        ...(page.next ? [`More: --after ${page.next}`] : []),
      ].join('\n'),
    )
    return 0
  },
}

export const showCommand: Command = {
  name: 'run show',
  summary: 'A run with its totals, its exceptions and what can be done next',
  usage: 'run show RUN [--city NAME] [--json]',
  examples: [['cartwright run show 12 --json', 'All of it, for a program']],
  run: async (given) => {
    const runId = runWord(given)
    const detail = await given.withOffice((office) => office.inTransaction((work) => runDetail(work, runId)))
    given.answer(detail, () =>
      [
        runText(detail),
        ...(detail.progress.failure ? [detail.progress.failure] : []),
        ...detail.exceptions.map(
          ({ code, severity, accounts, undecided }) =>
            `  ${code} (${severity}): ${accounts} accounts, ${undecided} to decide`,
        ),
        `Next: ${detail.steps.flatMap(({ step, possible }) => (possible ? [step] : [])).join(', ') || 'nothing'}`,
      ].join('\n'),
    )
    return 0
  },
}
