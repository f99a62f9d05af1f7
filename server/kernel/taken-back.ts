import assert from 'node:assert/strict'
import type { InTransaction, Work } from './work.ts'

/** Ends a transaction whose answer is wanted, and nothing else of it. */
class TakenBack extends Error {}

/** Does a task and takes all of it back: what it answers is what would be. The task knows, and uses up no number that people count. */
export async function takenBack<Result>(
  inTransaction: InTransaction,
  task: (work: Work) => Promise<Result>,
): Promise<Result> {
  const answers: Result[] = []
  try {
    await inTransaction(async (work) => {
      answers.push(await task({ ...work, isTakenBack: true }))
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  assert(answers.length === 1, 'a task that was not refused has answered')
  return answers[0]!
}
