import { setTimeout } from 'node:timers/promises'
import {
  type Command,
  type CommandOffice,
  type ExitCode,
  type Given,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { whenAllEnded } from '#kernel/when-all-ended'
import type { Work } from '#kernel/work'
import type { BillRun } from './bill-run.ts'
import { calculateRun } from './calculate-run.ts'
import { accountWords, answerRun, neededNote, onRun, runNow, runWord } from './command-words.ts'
import { closeRun, mailRun, voidRun } from './end-run.ts'
import { askToPost } from './post-run.ts'
import { releaseRun, unreleaseRun } from './release-run.ts'
import { reviewRun } from './review-run.ts'
import { runProgress } from './run-progress.ts'

export const calculateCommand: Command = {
  name: 'run calculate',
  summary: 'Calculate a run: all of it, what changed, or some accounts',
  usage: 'run calculate RUN [ACCOUNT]... [--changed] [--city NAME] [--json]',
  help: `Makes the register, and makes it again as often as need be until the run is released. Accounts after the number of the run
are calculated alone; --changed leaves those whose facts are the same. It waits until the work is done; with a worker or a
server at work on the same books, they do it together.`,
  options: { changed: { type: 'boolean' } },
  examples: [
    ['cartwright run calculate 12', 'Calculate run 12'],
    ['cartwright run calculate 12 100-20417-3', 'One account of it again, after its services were mended'],
  ],
  run: (given) => {
    const runId = runWord(given)
    const accounts = accountWords(given.words.slice(1))
    if (accounts.length > 0 && given.options.changed)
      throw new UsageError('Either name accounts or write --changed.')
    const asked =
      accounts.length > 0
        ? { runId, what: 'chosen' as const, accountNumbers: accounts }
        : { runId, what: given.options.changed ? ('changed' as const) : ('all' as const) }
    return askAndWait(given, (work) => calculateRun(work, asked))
  },
}

export const postCommand: Command = {
  name: 'run post',
  summary: 'Post a released run: its register becomes bills and entries, all or nothing',
  usage: 'run post RUN [--city NAME] [--json]',
  help: 'Copies what was released and computes nothing. A register that is not the one that was released is refused.',
  examples: [['cartwright run post 12', 'Post run 12']],
  run: (given) => askAndWait(given, askToPost),
}

/** Asks for long work, and waits until it is done, with a line for each step it takes. */
async function askAndWait(
  given: Given,
  task: (work: Work, runId: number) => Promise<BillRun>,
): Promise<ExitCode> {
  return given.withOffice(async (office) => {
    const { id } = await onRun(given, office, task)
    const done = new AbortController()
    await whenAllEnded([
      office.finishJobs().finally(() => {
        done.abort()
      }),
      tellProgress(given, office, id, done.signal),
    ])
    answerRun(given, await runNow(office, id))
    const { failure } = await office.inTransaction((work) => runProgress(work, id))
    if (failure !== null) given.say(failure)
    return failure === null ? 0 : 1
  })
}

async function tellProgress(
  given: Given,
  office: CommandOffice,
  runId: number,
  done: AbortSignal,
): Promise<void> {
  let last = ''
  while (!done.aborted) {
    const { step, done: so, of } = await office.inTransaction((work) => runProgress(work, runId))
    const line = step === 'post' ? `posting ${of} bills` : `calculated ${so} of ${of} accounts`
    if (step !== 'idle' && line !== last) given.say(line)
    last = line
    await setTimeout(500, undefined, { signal: done }).catch(() => {
      // The work is done: no more to tell.
    })
  }
}

type Step = Pick<Command, 'name' | 'summary' | 'usage' | 'help' | 'options'> & {
  readonly purpose: string
  readonly take: (work: Work, runId: number, given: Given) => Promise<BillRun>
}

const note = { note: { type: 'string' } } as const

const steps: readonly Step[] = [
  {
    name: 'run review',
    summary: 'Start the review of a calculated register',
    usage: 'run review RUN [--city NAME] [--json]',
    purpose: 'cartwright run review 12',
    take: reviewRun,
  },
  {
    name: 'run release',
    summary: 'Release a reviewed register: a second person signs it and its hash is fixed',
    usage: 'run release RUN [--note TEXT] [--city NAME] [--json]',
    help: 'Nobody releases a run they opened or calculated. All exceptions must be decided.',
    options: note,
    purpose: 'cartwright run release 12',
    take: (work, runId, given) => releaseRun(work, { runId, note: textOption(given, 'note') }),
  },
  {
    name: 'run unrelease',
    summary: 'Take a release back, until the run is posted',
    usage: 'run unrelease RUN --note TEXT [--city NAME] [--json]',
    options: note,
    purpose: 'cartwright run unrelease 12 --note "A rate was wrong"',
    take: (work, runId, given) => unreleaseRun(work, { runId, note: neededNote(given) }),
  },
  {
    name: 'run void',
    summary: 'Give up a run that is not posted',
    usage: 'run void RUN --note TEXT [--city NAME] [--json]',
    options: note,
    purpose: 'cartwright run void 12 --note "Opened for the wrong period"',
    take: (work, runId, given) => voidRun(work, { runId, note: neededNote(given) }),
  },
  {
    name: 'run mailed',
    summary: 'Say that the bills of a run are in the mail',
    usage: 'run mailed RUN [--city NAME] [--json]',
    purpose: 'cartwright run mailed 12',
    take: mailRun,
  },
  {
    name: 'run close',
    summary: 'Close a mailed run',
    usage: 'run close RUN [--city NAME] [--json]',
    purpose: 'cartwright run close 12',
    take: closeRun,
  },
]

/** The steps that are done at once: review, release, unrelease, void, mailed, close. */
export const stepCommands: readonly Command[] = steps.map(({ take, purpose, ...command }) => ({
  ...command,
  examples: [[purpose, command.summary]],
  run: async (given) => {
    const run = await given.withOffice((office) =>
      onRun(given, office, (work, runId) => take(work, runId, given)),
    )
    answerRun(given, run)
    return 0
  },
}))
