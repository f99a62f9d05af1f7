import assert from 'node:assert/strict'
import { inTransaction } from '#database/in-transaction'
import type { OpenDatabase } from '#database/open-database'
import type { PlainDate } from '#kernel/dates'
import type { Gate } from '#kernel/gate'
import type { SendMail } from '#kernel/mail'
import type { Actor, InTransaction, Job } from '#kernel/work'

/** The people of a practice city's office on a day of the past, who do their background work themselves. */
export type PastDays = {
  /** Does a task on a day, as one transaction in the name of a person. */
  readonly on: (day: PlainDate, actor: Actor) => InTransaction
  /** Does the background work that was asked for, on the days it was asked for. */
  readonly finish: () => Promise<void>
}

/** The city of the past, the background work its people do, and what stands before the steps of their runs. */
type PastOffice = {
  readonly city: string
  readonly jobs: readonly Job[]
  readonly gates: readonly Gate[]
}

/** Opens days of the past in one city. What is asked for later waits here until `finish`, not in the queue of the living. */
export function pastDays(database: OpenDatabase, { city, jobs, gates }: PastOffice): PastDays {
  const waiting: { name: string; data: object; transactions: InTransaction }[] = []
  const on: PastDays['on'] = (day, actor) => {
    const transactions: InTransaction = (task) =>
      inTransaction(
        database.db,
        {
          city,
          actor,
          today: day,
          send: (_, { name, data }) => {
            waiting.push({ name, data, transactions })
            return Promise.resolve()
          },
          gates,
        },
        task,
      )
    return transactions
  }
  return {
    on,
    finish: async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { name, data, transactions } = next
        const job = jobs.find((one) => one.name === name)
        assert(job, `there is a job ${name}`)
        await job.run({ city, data, sendMail, inTransaction: transactions })
      }
    },
  }
}

/** In a practice city nothing leaves, and one mailbox in twenty is gone. */
const sendMail: SendMail = ({ to }) =>
  Promise.resolve(
    /[13]5?@/.test(to)
      ? { outcome: 'refused', answer: '550 5.1.1 There is no such mailbox.' }
      : { outcome: 'sent', answer: '250 2.0.0 Taken, as far as practice goes.' },
  )
