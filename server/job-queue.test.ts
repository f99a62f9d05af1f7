import { sql } from 'kysely'
import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { inTransaction } from '#database/in-transaction'
import type { Job, JobVisit } from '#kernel/work'
import { noMail } from '#test/mailbox'
import { person, testOffice } from '#test/test-office'
import { type JobQueue, openJobQueue } from './job-queue.ts'
import { refuse } from '#kernel/refusal'

const office = testOffice({ on: '2026-11-23' })
const opened: JobQueue[] = []
afterEach(async () => {
  for (const queue of opened.splice(0)) await queue.stop()
})

const open = async (...jobs: Job[]) => {
  const faults: unknown[] = []
  const queue = await openJobQueue({
    database: office.database(),
    today: office.today,
    gates: [],
    jobs,
    everyMinute: [],
    sendMail: noMail,
    fault: (error) => faults.push(error),
  })
  opened.push(queue)
  const ask = (data: object, task = async (): Promise<void> => {}) =>
    inTransaction(
      office.database().db,
      { city: office.city, actor: person('manager'), today: office.today(), send: queue.send, gates: [] },
      async (work) => {
        await work.later('greet', data)
        await task()
      },
    )
  return { queue, ask, faults }
}

const seen: { visit: JobVisit; who: string; schema: string }[] = []
const greet: Job = {
  name: 'greet',
  run: async (visit) => {
    await visit.inTransaction(async ({ db, actor }) => {
      const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db)
      seen.push({ visit, who: actor.name, schema: rows[0]!.schema })
    })
  },
}

describe('a job', () => {
  it('is done in the city and under the name of who asked', async () => {
    seen.length = 0
    const { queue, ask } = await open(greet)
    await ask({ word: 'hello' })
    await queue.finish()
    expect(seen).toMatchObject([
      { visit: { data: { word: 'hello' } }, who: 'Test manager', schema: office.city },
    ])
  })

  it('was never asked for when the asking transaction rolls back', async () => {
    seen.length = 0
    const { queue, ask } = await open(greet)
    const asking = ask({}, () => Promise.reject(new Error('changed my mind')))
    await expect(asking).rejects.toThrow('changed my mind')
    await queue.finish()
    expect(seen).toEqual([])
  })

  it('is tried again after a fault, and each fault is recorded', async () => {
    let runs = 0
    const shaky: Job = {
      name: 'greet',
      run: () => {
        runs++
        return runs === 1 ? Promise.reject(new Error('the disk was busy')) : Promise.resolve()
      },
    }
    const { queue, ask, faults } = await open(shaky)
    await ask({})
    await queue.work(1)
    await expect.poll(() => runs, { timeout: 30_000 }).toBe(2)
    expect(faults).toMatchObject([{ message: 'the disk was busy' }])
  })

  it('is not tried again after a refusal, which would be the same', async () => {
    let runs = 0
    const refused: Job = {
      name: 'greet',
      run: async () => {
        runs++
        refuse('NOT_SIGNED_IN', {})
      },
    }
    const { queue, ask } = await open(refused)
    await ask({})
    await queue.finish()
    expect(runs).toBe(1)
  })

  it('is taken again when the worker that had it was killed', async () => {
    seen.length = 0
    const before = await open(greet)
    await before.ask({})
    // What a killed worker leaves behind: a job that is being done by nobody.
    await sql`update pgboss.job set state = 'active', started_on = now() - interval '2 minutes',
      heartbeat_on = now() - interval '2 minutes' where name = 'work' and state = 'created'`.execute(
      office.database().db,
    )
    await before.queue.stop()
    const { queue } = await open(greet)
    await queue.work(2)
    await expect.poll(() => seen.length, { timeout: 55_000, interval: 250 }).toBe(1)
    await setTimeout(50)
  })
})
