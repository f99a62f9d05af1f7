import { setTimeout } from 'node:timers/promises'
import { Role } from '@cartwright/api/roles'
import { PlainDate } from '#kernel/dates'
import { carryOn } from '#test/carry-on'
import { createApp } from '../app.ts'
import { openLog } from '../log.ts'
import { openOffice } from '../office.ts'
import { readSettings } from '../settings.ts'

/**
 * A whole office in a process of its own, which takes the run of cycle 1 on from wherever it stands until it is posted: the product's
 * server and workers with a person at each door. It is made to be killed. `node run-to-posted.ts CITY DAY [works|asks]`: with
 * `works` it does background work until it is killed, and nobody asks for anything; with `asks` others must do the work.
 */
const [city = '', day = '', only] = process.argv.slice(2)
const settings = { ...readSettings(process.env), today: () => PlainDate.from(day) }
const office = await openOffice(settings, 'a secret for proofs alone, of enough signs', openLog('error'))
if (only !== 'asks') await office.queue.work(2)
process.stdout.write('open\n')
if (only === 'works') await new Promise(() => {})
const app = createApp({
  ...office,
  identify: (request) => {
    const role = Role.parse(request.headers.get('x-role'))
    return Promise.resolve({ city, actor: { name: `The ${role}`, userId: `user-${role}`, role } })
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
const run = await carryOn(
  { ...as('coordinator'), manager: as('manager'), finishJobs: () => setTimeout(50) },
  '1',
  day,
)
process.stdout.write(`${JSON.stringify({ totals: run.totals })}\n`)
await office.close()
process.exit(0)
