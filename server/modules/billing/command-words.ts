import { type CommandOffice, type Given, neededNumber, neededOption, UsageError } from '../../cli/command.ts'
import { type BillRun, findRun } from './bill-run.ts'
import { type RunAnswer, runAnswer } from './run-answer.ts'
import { runText } from './run-text.ts'
import type { Work } from '#kernel/work'

/** The number of a run, as the first word after the command. */
export const runWord = (given: Given): number => neededNumber(given, { thing: 'run', list: 'run list' })

/** Account numbers after the run's number, as words of their own or with commas between them. */
export const accountWords = (words: readonly string[]): string[] =>
  words.flatMap((word) => word.split(',')).filter(Boolean)

/** The note that a command asks for. */
export function neededNote(given: Given): string {
  const note = neededOption(given, 'note').trim()
  if (note === '') throw new UsageError('--note needs words: say why.')
  return note
}

/** Does a use case on the run that is named, and answers the run as it is then. */
export async function onRun(
  given: Given,
  office: CommandOffice,
  task: (work: Work, runId: number) => Promise<BillRun>,
): Promise<RunAnswer> {
  return office.inTransaction(async (work) => runAnswer(work, await task(work, runWord(given))))
}

/** Answers a run for people and machines. */
export function answerRun(given: Given, run: RunAnswer): void {
  given.answer(run, () => runText(run))
}

/** A run as it is now. */
export const runNow = (office: CommandOffice, runId: number): Promise<RunAnswer> =>
  office.inTransaction(async (work) => runAnswer(work, await findRun(work, runId)))
