import assert from 'node:assert/strict'
import { parentPort, workerData } from 'node:worker_threads'
import { inTransaction } from '#database/in-transaction'
import { connectTo, type DatabaseAddress } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import type { Job } from '#kernel/work'
import type { AnsweredByThread, AskedOfThread } from './job-threads.ts'
import { calculateChunksJob } from './modules/billing/calculate-chunks.ts'

/** The long work of a thread, one job after the other, with connections of its own. What it does asks for no further jobs. */

const jobs: readonly Job[] = [calculateChunksJob]
const port = parentPort
assert(port, 'jobs are done in a thread')
const database = connectTo(workerData as DatabaseAddress)
const send = () => Promise.reject(new Error('a thread asks for no jobs'))
const sendMail = () => Promise.reject(new Error('a thread sends no e-mails'))

port.on('message', (asked: AskedOfThread) => {
  void run(asked).then((answered) => port.postMessage(answered))
})

async function run({ job: name, city, actor, today, data }: AskedOfThread): Promise<AnsweredByThread> {
  try {
    const job = jobs.find((one) => one.name === name)
    assert(job, `there is no job ${name} for threads`)
    const forWork = { city, actor, today: PlainDate.from(today), send, gates: [] }
    await job.run({
      city,
      data,
      sendMail,
      inTransaction: (task) => inTransaction(database.db, forWork, task),
    })
    return { done: true }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.problem }
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
