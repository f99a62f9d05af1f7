import { inTransaction, type SendJob } from '#database/in-transaction'
import type { OpenDatabase } from '#database/open-database'
import type { PlainDate } from '#kernel/dates'
import type { Gate } from '#kernel/gate'
import { Refusal } from '#kernel/refusal'
import type { SendMail } from '#kernel/mail'
import type { MailHouseOf } from '#kernel/mail-house'
import type { ProviderOf } from '#kernel/payment-provider'
import type { Actor, InTransaction, Job, JobVisit } from '#kernel/work'
import type { JobThreads } from './job-threads.ts'

/** Work that was asked for, as it waits in the queue. */
export type Asked = {
  readonly job: string
  readonly city: string
  readonly actor: Actor
  readonly data: object
}

export type RunnerParts = {
  readonly database: OpenDatabase
  readonly today: () => PlainDate
  readonly send: SendJob
  /** What stands before the steps of bill runs. */
  readonly gates: readonly Gate[]
  /** Every kind of job there is. */
  readonly jobs: readonly Job[]
  /** Jobs that are done in every city every minute. */
  readonly everyMinute: readonly Job[]
  readonly sendMail: SendMail
  /** Who takes payments online for each city; left out where nobody does. */
  readonly providerOf?: ProviderOf
  /** Who takes the packages of each city; left out where nobody does. */
  readonly mailHouseOf?: MailHouseOf
  /** Threads for long work, where the process has any. */
  readonly threads?: JobThreads | undefined
  /** Records what went wrong whole. */
  readonly fault: (error: unknown) => void
}

/** The office itself, for work that nobody in particular asked for. */
const office: Actor = { name: 'Cartwright', userId: null, role: 'system' }

/** Runs one job. A refusal is an answer, and would be the same the next time; anything else is thrown, to be tried again. */
export async function runJob(parts: RunnerParts, { job: name, city, actor, data }: Asked): Promise<void> {
  const job = parts.jobs.find((one) => one.name === name)
  try {
    if (!job) throw new Error(`there is no job ${name}`)
    await job.run({
      city,
      data,
      sendMail: parts.sendMail,
      paymentProvider: (await parts.providerOf?.(city)) ?? null,
      mailHouse: async () => (await parts.mailHouseOf?.(city)) ?? null,
      inTransaction: transactionsOf(parts, city, actor),
      ...threadsOf(parts, city, actor),
    })
  } catch (error) {
    parts.fault(error)
    if (!(error instanceof Refusal)) throw error
  }
}

/** Does what is due every minute, city by city. What goes wrong in one city keeps no other from its turn. */
export async function runEveryMinute(parts: RunnerParts): Promise<void> {
  const cities = await parts.database.db.withSchema('directory').selectFrom('city').select('name').execute()
  for (const { name: city } of cities)
    for (const { name: job } of parts.everyMinute) {
      const asked = { job, city, actor: office, data: {} }
      await runJob({ ...parts, jobs: parts.everyMinute }, asked).catch(() => {
        // Told to `fault` already; the next minute tries again.
      })
    }
}

const transactionsOf =
  ({ database, today, send, gates }: RunnerParts, city: string, actor: Actor): InTransaction =>
  (task) =>
    inTransaction(database.db, { city, actor, today: today(), send, gates }, task)

function threadsOf({ threads, today }: RunnerParts, city: string, actor: Actor): Pick<JobVisit, 'inThread'> {
  if (!threads) return {}
  return { inThread: (job, data) => threads.run(job, { city, actor, today: today(), data }) }
}
