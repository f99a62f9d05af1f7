import type { Work } from '#kernel/work'
import { parseDay, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import {
  type Command,
  type ExitCode,
  type Given,
  neededOption,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { moveStep } from './move-step.ts'
import { checklist, listSteps, toldYear } from './plan-queries.ts'
import type { ToldStep } from './planned-steps.ts'
import { previewYear } from './preview-year.ts'
import { saveYear } from './save-year.ts'

/** The calendar of bill runs at the terminal. */
export const planningCommands: readonly Command[] = [
  {
    name: 'plan year',
    summary: 'Plan all runs of a year: back from the mail date, in business days',
    usage: 'plan year YEAR [--dry-run] [--city NAME] [--json]',
    help: `Every cycle, every period whose bills are mailed in the year: cut-off, calculate, review, release, post, print, mail, due, last day
to pay, penalty, and the city's checklist. Lead times, working days and owners stand in the city's calendar.yaml.
--dry-run shows it and saves nothing. Planning again keeps every day that was set by hand.`,
    options: { 'dry-run': { type: 'boolean' } },
    examples: [
      ['cartwright plan year 2027 --dry-run', 'See the year, and what does not fit'],
      ['cartwright plan year 2027', 'Save it'],
    ],
    run: planYear,
  },
  {
    name: 'plan list',
    summary: 'Planned steps, late ones first, each with its day and owner',
    usage:
      'plan list [--from DATE] [--until DATE] [--cycle CODE] [--owner NAME] [--late] [--city NAME] [--json]',
    help: `Without --from: what is late, and what is ahead. --until is the first day no longer shown; a quarter ahead when left out.
--owner NAME is a role or a person.`,
    options: {
      from: { type: 'string' },
      until: { type: 'string' },
      cycle: { type: 'string' },
      owner: { type: 'string' },
      late: { type: 'boolean' },
    },
    examples: [['cartwright plan list --late', 'For a morning job: it ends with 1 when anything is late']],
    run: list,
  },
  {
    name: 'plan move',
    summary: 'Set the day of a planned step by hand; steps that hang on it follow',
    usage: 'plan move CYCLE PERIOD STEP DATE --reason TEXT [--city NAME] [--json]',
    help: 'PERIOD is the first day of the period. STEP is a step as "plan list --json" names it. DATE may be "plan", to give it back.',
    options: { reason: { type: 'string' } },
    examples: [
      ['cartwright plan move 1 2026-11-01 mail 2026-12-10 --reason "The printer is away"', 'Mail later'],
    ],
    run: move,
  },
]

async function planYear(given: Given): Promise<ExitCode> {
  const word = neededWord(given, 0, 'The year')
  const year = Number(word)
  if (!/^2\d{3}$/.test(word)) throw new UsageError(`“${word}” is no year. Write plan year 2027.`)
  const dry = given.options['dry-run'] === true
  const told = await given.withOffice((office) =>
    office.inTransaction(async (work) =>
      toldYear(dry ? await previewYear(work, year) : await saveYear(work, year), work.today),
    ),
  )
  given.answer(told, () =>
    [
      ...told.periods.map((period) => periodLine(period)),
      ...told.conflicts.map(({ sentence }) => `! ${sentence}`),
      `${told.added} runs ${dry ? 'would be' : 'were'} added, ${told.changed} changed, ${told.same} stay as they are. ${told.keptByHand} days set by hand are kept.`,
    ].join('\n'),
  )
  return 0
}

type Period = ReturnType<typeof toldYear>['periods'][number]

function periodLine({ cycle, periodFrom, steps }: Period): string {
  const day = (code: string) => steps.find(({ step }) => step === code)!.on
  return `cycle ${cycle}  ${periodFrom}  cut-off ${day('cut-off')}  calculate ${day('calculate')}  release ${day('approve')}  print ${day('print')}  mail ${day('mail')}  due ${day('due')}`
}

async function list(given: Given): Promise<ExitCode> {
  const late = given.options.late === true
  const asked = {
    from: dayOption(given, 'from'),
    until: dayOption(given, 'until'),
    cycle: textOption(given, 'cycle'),
    owner: textOption(given, 'owner'),
    state: late ? ('late' as const) : undefined,
  }
  const rows = await given.withOffice((office) => office.inTransaction((work) => listSteps(work, asked)))
  given.answer({ rows }, () =>
    rows.length === 0
      ? late
        ? 'Nothing is late.'
        : 'Nothing is planned for that time. Plan it: cartwright plan year 2027.'
      : rows.map(stepLine).join('\n'),
  )
  return late && rows.length > 0 ? 1 : 0
}

const stepLine = ({ state, on, cycle, periodFrom, name, owner, because }: ToldStep): string =>
  `${state.padEnd(8)}  ${on}  cycle ${cycle} of ${periodFrom}  ${name}${owner ? `  (${owner})` : ''}${because ? `  ${because}` : ''}`

async function move(given: Given): Promise<ExitCode> {
  const cycle = neededWord(given, 0, 'The cycle')
  const from = dayWord(neededWord(given, 1, 'The first day of the period'))
  const step = neededWord(given, 2, 'The step')
  const to = neededWord(given, 3, 'The day')
  const reason = neededOption(given, 'reason')
  const plan = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const planId = await planOf(work, cycle, from)
      await moveStep(work, { planId, step, on: to === 'plan' ? null : dayWord(to), reason })
      return checklist(work, planId)
    }),
  )
  given.answer(plan, () => plan.steps.map(stepLine).join('\n'))
  return 0
}

async function planOf({ db }: Work, cycle: string, from: PlainDate): Promise<number> {
  const found = await db
    .selectFrom('run_plan')
    .select('id')
    .where('cycle', '=', cycle)
    .where('period_from', '=', from)
    .executeTakeFirst()
  return found?.id ?? refuse('PLAN_NOT_FOUND', { planId: 0 })
}

const dayWord = (written: string): PlainDate => {
  const day = parseDay(written)
  if (!day) throw new UsageError(`“${written}” is no day of the calendar. Write 2026-12-10.`)
  return day
}

function dayOption(given: Given, name: string): PlainDate | undefined {
  const written = textOption(given, name)
  return written === undefined ? undefined : dayWord(written)
}
