import { Refusal } from '#kernel/refusal'
import type { InTransaction } from '#kernel/work'

const words = {
  calculation: 'What was calculated before is kept.',
  posting: 'Nothing of it was posted.',
}

/**
 * Does long work on a run. What stops it is told on the run, in words for the coordinator, and thrown on: the queue tries again what
 * was a fault. A posting that is refused would be refused again: the run is released as before, in the same moment as the reason is told,
 * so that nobody sees it waiting to be posted without one.
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
    const failure = told(what, error)
    const refused = error instanceof Refusal && what === 'posting'
    await inTransaction(({ db }) =>
      db
        .updateTable('bill_run')
        .set({ failure, ...(refused && { state: 'approved' }) })
        .where('id', '=', runId)
        .where('state', '=', what === 'posting' ? 'posting' : 'calculating')
        .execute(),
    )
    throw error
  }
}

function told(what: keyof typeof words, error: unknown): string {
  if (error instanceof Refusal) return `The ${what} was refused. ${error.message} ${words[what]}`
  const because = 'Something went wrong on our side; it is in the log.'
  return `The ${what} stopped. ${because} ${words[what]} It can be asked for again.`
}
