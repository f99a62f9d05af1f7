import { type Command, type Given, neededWord, textOption, UsageError } from '../../cli/command.ts'
import type { Work } from '#kernel/work'
import { findRun } from './bill-run.ts'
import { runWord } from './command-words.ts'
import { drawSample } from './draw-sample.ts'
import { gatesAhead } from './gate.ts'
import { changeOfRun } from './register-change.ts'
import { dollars } from '#kernel/money'
import { drawnAgain, type SampleItem, sampleOf } from './sample-queries.ts'
import { signSample } from './sign-sample.ts'

const gatesCommand: Command = {
  name: 'run gates',
  summary: 'What stands before the next steps of a run, and what makes it green',
  usage: 'run gates RUN [--city NAME] [--json]',
  help: 'Exit code 1 when a gate is red, so that a script can wait for it.',
  examples: [['cartwright run gates 12', 'See what still holds run 12']],
  run: async (given) => {
    const rows = await inOffice(given, async (work, runId) => gatesAhead(work, await findRun(work, runId)))
    given.answer({ rows }, () =>
      rows
        .map(({ stands, before, title, sentence }) => `${stands}  before ${before}  ${title}: ${sentence}`)
        .join('\n'),
    )
    return rows.some(({ stands }) => stands === 'red') ? 1 : 0
  },
}

const sampleCommand: Command = {
  name: 'run sample',
  summary: 'The sample of a register; draw it, or draw it again from its seed',
  usage: 'run sample RUN [--draw] [--seed TEXT] [--again] [--city NAME] [--json]',
  help: `Starting the review draws the sample. --draw draws it before, with --seed from a seed that somebody else chose. --again draws it
once more from what was kept, as an auditor does, and tells whether the same bills come out (exit code 1 when not).`,
  options: { draw: { type: 'boolean' }, seed: { type: 'string' }, again: { type: 'boolean' } },
  examples: [
    ['cartwright run sample 12', 'The bills to look at, and how each was signed'],
    ['cartwright run sample 12 --again', 'Check that nobody chose what chance should'],
  ],
  run: async (given) => {
    if (given.options.again) return answerAgain(given)
    const sample = await inOffice(given, async (work, runId) => {
      if (given.options.draw) await drawSample(work, { runId, seed: textOption(given, 'seed') })
      return sampleOf(work, await findRun(work, runId))
    })
    given.answer(sample, () =>
      sample.items.length === 0 ? 'No sample is drawn.' : sample.items.map(itemLine).join('\n'),
    )
    return 0
  },
}

async function answerAgain(given: Given): Promise<0 | 1> {
  const again = await inOffice(given, async (work, runId) => drawnAgain(work, await findRun(work, runId)))
  if (!again) throw new UsageError('No sample of this run is drawn yet.')
  const { same, missing, added } = again
  given.answer(again, () =>
    same
      ? 'The seed draws the same bills again.'
      : `The register as it is now gives other bills. No longer drawn: ${missing.join(', ') || 'none'}. Drawn instead: ${added.join(', ') || 'none'}.`,
  )
  return same ? 0 : 1
}

const signCommand: Command = {
  name: 'run sign',
  summary: 'Sign bills of a sample: right, or wrong with a note',
  usage: 'run sign RUN ACCOUNT... [--wrong] [--overrule] [--note TEXT] [--city NAME] [--json]',
  help: `Without an option the bills are right. --wrong holds the run until the bill comes out otherwise, the account is held, or another
person signs it with --overrule. Both want a --note.`,
  options: { wrong: { type: 'boolean' }, overrule: { type: 'boolean' }, note: { type: 'string' } },
  examples: [
    ['cartwright run sign 12 100-20417-3', 'This bill was looked at, and is right'],
    ['cartwright run sign 12 100-20417-3 --wrong --note "The cart is a 64"', 'This one is not'],
  ],
  run: async (given) => {
    neededWord(given, 1, 'The number of an account')
    const sample = await inOffice(given, async (work, runId) => {
      const signed = { runId, verdict: verdictOf(given), note: textOption(given, 'note') }
      for (const accountNumber of given.words.slice(1)) await signSample(work, { ...signed, accountNumber })
      return sampleOf(work, await findRun(work, runId))
    })
    given.answer(sample, () => sample.items.map(itemLine).join('\n'))
    return 0
  },
}

function verdictOf({ options }: Given): 'right' | 'wrong' | 'overruled' {
  if (options.wrong && options.overrule) throw new UsageError('Write --wrong or --overrule, not both.')
  if (options.wrong) return 'wrong'
  return options.overrule ? 'overruled' : 'right'
}

const itemLine = ({ position, accountNumber, stands, serviceAddress, signedBy, note }: SampleItem): string =>
  `${position}  ${accountNumber}  ${stands}  ${serviceAddress ?? ''}${signedBy ? `  ${signedBy}` : ''}${note ? `: ${note}` : ''}`

const compareCommand: Command = {
  name: 'run compare',
  summary: 'Why a run differs from an earlier one of its cycle, by cause',
  usage: 'run compare RUN [--with RUN] [--city NAME] [--json]',
  help: 'Without --with it is the last run of the cycle. The causes sum to the difference, to the cent.',
  options: { with: { type: 'string' } },
  examples: [
    ['cartwright run compare 12', 'With the run before'],
    ['cartwright run compare 12 --with 3', 'With the same month of last year'],
  ],
  run: async (given) => {
    const other = textOption(given, 'with')
    if (other !== undefined && !/^[1-9]\d{0,14}$/.test(other))
      throw new UsageError(`“${other}” is no run. Write its number.`)
    const change = await inOffice(given, async (work, runId) =>
      changeOfRun(work, await findRun(work, runId), other === undefined ? undefined : Number(other)),
    )
    const { against, beforeCents, nowCents, causes } = change
    given.answer(change, () =>
      [
        `${against ? `Run ${against.runId}` : 'Last bills'} ${dollars(beforeCents)}, now ${dollars(nowCents)}: ${dollars(nowCents - beforeCents)}`,
        ...causes.map(
          ({ cause, accounts, amountCents }) => `  ${cause}: ${dollars(amountCents)} (${accounts} accounts)`,
        ),
      ].join('\n'),
    )
    return 0
  },
}

/** Does a task on the run that is named. */
const inOffice = <Result>(
  given: Given,
  task: (work: Work, runId: number) => Promise<Result>,
): Promise<Result> => given.withOffice((office) => office.inTransaction((work) => task(work, runWord(given))))

/** What a review needs at the terminal. */
export const reviewCommands: readonly Command[] = [gatesCommand, sampleCommand, signCommand, compareCommand]
