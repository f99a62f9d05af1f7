import { Priority } from '@cartwright/api/workplan-shapes'
import { parseDay } from '#kernel/dates'
import { insteadOf } from '#kernel/nearest-word'
import {
  type Command,
  type ExitCode,
  type Given,
  neededNumber,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { addTask } from './add-task.ts'
import { staffOf } from '../staff/owners.ts'
import { setTaskState } from './set-task-state.ts'
import { type ListedTask, type TaskFilter, task, tasks } from './task-queries.ts'

const views = ['open', 'late', 'waiting', 'closed', 'all'] as const

/** The work plan at the terminal. */
export const workplanCommands: readonly Command[] = [
  {
    name: 'tasks list',
    summary: 'List tasks: late ones first, then by day and priority',
    usage: 'tasks list [--view open|late|waiting|closed|all] [--owner EMAIL] [--city NAME] [--json]',
    options: { view: { type: 'string' }, owner: { type: 'string' } },
    examples: [['cartwright tasks list --view late', 'What should be done by now']],
    run: list,
  },
  {
    name: 'tasks add',
    summary: 'Add a task',
    usage: 'tasks add TITLE [--owner EMAIL] [--due DATE] [--priority high|normal|low] [--city NAME] [--json]',
    options: { owner: { type: 'string' }, due: { type: 'string' }, priority: { type: 'string' } },
    examples: [
      [
        'cartwright tasks add "Order envelopes" --due 2026-12-01 --priority high',
        'Something for everybody to see',
      ],
    ],
    run: add,
  },
  {
    name: 'tasks done',
    summary: 'Say that a task is done',
    usage: 'tasks done NUMBER [--city NAME] [--json]',
    examples: [['cartwright tasks done 12', 'It is off the list']],
    run: done,
  },
]

async function list(given: Given): Promise<ExitCode> {
  const view = oneOf<TaskFilter['view']>(textOption(given, 'view') ?? 'open', views)
  const email = textOption(given, 'owner')
  const rows = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const owner = email === undefined ? null : await byEmail(work, email)
      return (await tasks(work, { view })).filter((one) => owner === null || one.owner?.userId === owner)
    }),
  )
  given.answer({ rows }, () => rows.map(line).join('\n') || 'No task.')
  return 0
}

async function add(given: Given): Promise<ExitCode> {
  const title = neededWord(given, 0, 'What is to be done')
  const due = textOption(given, 'due') ?? null
  if (due !== null && !parseDay(due)) throw new UsageError(`“${due}” is no day. Write it like 2026-12-01.`)
  const priority = oneOf(textOption(given, 'priority') ?? 'normal', Priority.options)
  const email = textOption(given, 'owner')
  const added = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const owner = email === undefined ? null : await byEmail(work, email)
      return addTask(work, {
        title,
        body: null,
        projectId: null,
        owner,
        dueOn: due,
        priority,
        steps: [],
        links: [],
      })
    }),
  )
  given.answer(added, () => line(added))
  return 0
}

async function done(given: Given): Promise<ExitCode> {
  const number = neededNumber(given, { thing: 'task', list: 'tasks list' })
  const ended = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const { id, version } = await task(work, number)
      return setTaskState(work, { id, version, state: 'done' })
    }),
  )
  given.answer(ended, () => line(ended))
  return 0
}

const line = ({
  id,
  title,
  owner,
  dueOn,
  priority,
  state,
  late,
  waitingFor,
  steps,
  stepsDone,
}: ListedTask): string =>
  [
    id,
    title,
    owner?.name ?? 'nobody yet',
    dueOn ?? 'no day',
    priority,
    waitingFor ? `waiting for ${waitingFor}` : state,
    steps > 0 && `${stepsDone} of ${steps} steps`,
    late && 'LATE',
  ]
    .filter(Boolean)
    .join('  ')

function oneOf<Word extends string>(written: string, known: readonly Word[]): Word {
  const found = known.find((one) => one === written)
  if (!found) throw new UsageError(`“${written}” is not known. ${insteadOf(written, known)}`)
  return found
}

async function byEmail(work: Parameters<typeof staffOf>[0], email: string): Promise<string> {
  const found = (await staffOf(work)).find((one) => one.email === email.toLowerCase())
  if (!found)
    throw new UsageError(`No staff of this city has the address ${email}. cartwright staff list shows them.`)
  return found.userId
}
