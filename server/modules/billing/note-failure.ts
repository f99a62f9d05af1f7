import { Refusal } from '#kernel/refusal'
import type { InTransaction } from '#kernel/work'

const words = {
  calculation: 'What was calculated before is kept.',
  posting: 'Nothing of it was posted.',
}

/**
 * Does long work on a run. What stops it is told on the run, in words for the coordinator, and thrown on: the queue tries again
 * what was a fault.
 */
export async function noteFailure(
  inTransaction: InTransaction,
  runId: number,
  what: keyof typeof words,
  task: () => Promise<void>,
): Promise<void> {
  try {
    await task()
  } catch (error) {
    const because =
      error instanceof Refusal ? error.message : 'Something went wrong on our side; it is in the log.'
    const failure = `The ${what} stopped. ${because} ${words[what]} It can be asked for again.`
    await inTransaction(({ db }) =>
      db
        .updateTable('bill_run')
        .set({ failure })
        .where('id', '=', runId)
        .where('state', 'in', ['calculating', 'posting', 'approved'])
        .execute(),
    )
    throw error
  }
}
