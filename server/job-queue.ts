import { sql } from 'kysely'
import { setTimeout } from 'node:timers/promises'
import { fromKysely, PgBoss } from 'pg-boss'
import type { SendJob } from '#database/in-transaction'
import { besideOthers } from '#database/migrate'
import type { OpenDatabase } from '#database/open-database'
import { appRole } from '#database/roles'
import { type Asked, type RunnerParts, runEveryMinute, runJob } from './run-job.ts'

export type QueueParts = Omit<RunnerParts, 'send'>

/** Background work of all cities: one queue, in the database, so that asking is part of the asking transaction. */
export type JobQueue = {
  readonly send: SendJob
  /** Takes work from the queue until `stop`, so many jobs at once. */
  readonly work: (atOnce: number) => Promise<void>
  /** Does what waits, alongside other workers, until nothing is left. Rejects when a job fails. */
  readonly finish: () => Promise<void>
  /** Lets running jobs end for a while, then lets go: what was not finished is taken again by another process. */
  readonly stop: () => Promise<void>
}

const queue = 'work'
const minute = 'every-minute'
const retries = { retryLimit: 5, retryDelay: 2, retryBackoff: true, retryDelayMax: 120 }

/** Opens the queue. Nothing is done before `work` or `finish` is asked for. */
export async function openJobQueue(parts: QueueParts): Promise<JobQueue> {
  const { database, fault } = parts
  const onServer = database.engine === 'server'
  const boss = new PgBoss({
    ...database.where,
    max: 4,
    schema: 'pgboss',
    // On a server, workers are woken by a notice; polling stays for when a notice is lost.
    useListenNotify: onServer,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    cronMonitorIntervalSeconds: 15,
    // The embedded database has one process and no second connection for work beside work.
    reindex: onServer,
    monitorVacuum: onServer,
    registerInstance: onServer,
  })
  boss.on('error', fault)
  try {
    await besideOthers(async () => {
      await boss.start()
    })
    await prepareQueues(boss, parts)
  } catch (error) {
    // Else it would look into books that are closed, again and again.
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
  const send: SendJob = async (transaction, { name, ...asked }) => {
    await boss.send(queue, { job: name, ...asked }, { db: fromKysely(transaction) })
  }
  const runner: RunnerParts = { ...parts, send }
  return {
    send,
    work: (atOnce) => work(boss, runner, atOnce),
    finish: () => finish(boss, runner),
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  }
}

async function prepareQueues(boss: PgBoss, { database }: QueueParts): Promise<void> {
  const onServer = database.engine === 'server'
  const options = {
    ...retries,
    expireInSeconds: 6 * 3600,
    // A worker that is killed stops saying that it lives; its job is then taken by another. On the embedded database there
    // is no other, and a long transaction would silence a worker that lives.
    ...(onServer && { heartbeatSeconds: 30 }),
    notify: onServer,
  }
  await besideOthers(() => boss.createQueue(queue, options))
  await boss.updateQueue(queue, options)
  await besideOthers(() =>
    boss.createQueue(minute, { policy: 'exclusive', retryLimit: 0, deleteAfterSeconds: 3600 }),
  )
  // The library looks a queue up the first time it is sent to. Inside our transaction, on the embedded database's one
  // connection, that look would wait for the transaction and the transaction for it: so look now.
  await boss.findJobs(queue, { limit: 1 })
  // Units of work ask for jobs under the application's role.
  await besideOthers(async () => {
    await sql
      .raw(`grant usage on schema pgboss to ${appRole}; grant select, insert on all tables in schema pgboss to ${appRole};
        grant execute on all functions in schema pgboss to ${appRole}`)
      .execute(database.db)
  })
  // Jobs of the process before us, which cannot be alive: nobody else may have the embedded database open.
  if (!onServer)
    for (const { id } of await activeJobs(database))
      await boss.fail(queue, id, { message: 'The process stopped before the job was done.' })
}

async function activeJobs({ db }: OpenDatabase): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select id from pgboss.job where name = ${queue} and state = 'active'`.execute(db)
  return rows
}

async function work(boss: PgBoss, parts: RunnerParts, atOnce: number): Promise<void> {
  // New work is told by a notice, work that is tried again is not: so a server is asked every other second all the same.
  const polling = {
    localConcurrency: atOnce,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 2,
  }
  await boss.work<Asked>(queue, polling, async ([job]) => {
    if (job) await runJob(parts, job.data)
  })
  await boss.work(minute, { pollingIntervalSeconds: 5 }, () => runEveryMinute(parts))
  await boss.schedule(minute, '* * * * *')
}

async function finish(boss: PgBoss, parts: RunnerParts): Promise<void> {
  for (;;) {
    const [job] = await boss.fetch<Asked>(queue)
    if (!job) {
      if (!(await isWaitedFor(parts.database))) return
      await setTimeout(250)
      continue
    }
    try {
      await runJob(parts, job.data)
      await boss.complete(queue, job.id)
    } catch (error) {
      await boss.fail(queue, job.id, { message: String(error) })
      throw error
    }
  }
}

/** Whether anything is still to be done, here or by another worker. */
async function isWaitedFor({ db }: OpenDatabase): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pgboss.job where name = ${queue} and state in ('created', 'retry', 'active') limit 1`.execute(
    db,
  )
  return rows.length > 0
}
