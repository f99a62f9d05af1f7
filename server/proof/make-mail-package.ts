import { setTimeout } from 'node:timers/promises'
import { Role } from '@cartwright/api/roles'
import { inTransaction } from '#database/in-transaction'
import { openDatabase } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import { person } from '#test/test-office'
import { gates } from '../gates.ts'
import { makePackage } from '../modules/mail-jobs/make-package.ts'
import { readSettings } from '../settings.ts'

/**
 * `node make-mail-package.ts CITY DAY` takes the run of cycle 1 on until it is printed, and says its number. With the number of a mail job behind it puts the
 * package of that together, in a process of its own that is made to be killed.
 */
const [city = '', day = '', mailJob] = process.argv.slice(2)
const settings = { ...readSettings(process.env), today: () => PlainDate.from(day) }

async function printRun(): Promise<number> {
  // Loaded here: the process that is killed needs none of it, and would take seconds to read it.
  const { createApp } = await import('../app.ts')
  const { openOffice } = await import('../office.ts')
  const { openLog } = await import('../log.ts')
  const { carryOn } = await import('#test/carry-on')
  const office = await openOffice(settings, 'a secret for proofs alone, of enough signs', openLog('error'))
  await office.queue.work(2)
  const app = createApp({
    ...office,
    identify: (request) => {
      const role = Role.parse(request.headers.get('x-role'))
      return Promise.resolve({ city, actor: person(role) })
    },
  })
  const as = (role: Role) => {
    const ask = async (method: string, path: string, body?: unknown): Promise<Response> =>
      app.request(`/api${path}`, {
        method,
        headers: { 'x-role': role, 'content-type': 'application/json' },
        ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
      })
    return {
      get: (path: string) => ask('GET', path),
      post: (path: string, body?: unknown) => ask('POST', path, body),
    }
  }
  const { get, post } = as('coordinator')
  const run = await carryOn({ get, post, manager: as('manager'), finishJobs: () => setTimeout(50) }, '1', day)
  await post(`/runs/${run.id}/print`)
  for (;;) {
    const { state } = (await (await get(`/runs/${run.id}`)).json()) as { state: string }
    if (state === 'produced') break
    await setTimeout(50)
  }
  await office.close()
  return run.id
}

async function pack(jobId: number): Promise<void> {
  const database = await openDatabase(settings.place)
  const by = {
    city,
    actor: person('coordinator'),
    today: settings.today(),
    send: () => Promise.resolve(),
    gates,
  }
  await makePackage((task) => inTransaction(database.db, by, task), jobId)
  await database.close()
}

if (mailJob === undefined) process.stdout.write(`${await printRun()}\n`)
else await pack(Number(mailJob))
process.exit(0)
