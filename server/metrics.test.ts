import { Hono } from 'hono'
import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import { calculatedRun } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { noMail } from '#test/mailbox'
import { testOffice } from '#test/test-office'
import { type JobQueue, openJobQueue } from './job-queue.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import { readSettings } from './settings.ts'

const office = testOffice({ on: '2026-11-30', keep: true })
const token = 'a token of enough signs'
let queue: JobQueue
let metrics: Metrics

beforeAll(async () => {
  queue = await openJobQueue({
    database: office.database(),
    today: office.today,
    gates: [],
    jobs: [],
    everyMinute: [],
    sendMail: noMail,
    fault: (error) => {
      throw error
    },
  })
  metrics = openMetrics(office.database())
})
afterAll(() => queue.stop())

const ask = (given: string | null, header?: string) =>
  metrics.serve(given).request('/', header === undefined ? {} : { headers: { authorization: header } })

describe('the metrics', () => {
  it('do not exist until the installation sets a token, and then ask for it', async () => {
    expect((await ask(null, `Bearer ${token}`)).status).toBe(404)
    expect((await ask(token)).status).toBe(401)
    expect((await ask(token, `Bearer ${token.slice(1)}`)).status).toBe(401)
    expect((await ask(token, `Bearer ${token}`)).status).toBe(200)
    expect(() => readSettings({ CARTWRIGHT_METRICS_TOKEN: 'short' })).toThrow(/at least 16 random characters/)
  })

  it('count answers by route and never by the number of an account', async () => {
    const site = new Hono().basePath('/api')
    site.use('*', metrics.timeAnswers)
    site.get('/accounts/:number', (c) => c.json({ number: c.req.param('number') }))
    await site.request('/api/accounts/100-20417-3')
    const text = await (await ask(token, `Bearer ${token}`)).text()
    expect(text).toContain(
      'cartwright_answer_seconds_count{method="GET",route="/api/accounts/:number",status="200"} 1',
    )
    expect(text).not.toContain('20417')
  })

  it('tell the state of jobs, runs and seals as they are now', async () => {
    await office.work((work) => smallTown(work, [{}]))
    await calculatedRun(office)
    const text = await (await ask(token, `Bearer ${token}`)).text()
    expect(text).toContain(`cartwright_runs{city="${office.city}",state="calculated"} 1`)
    expect(text).toMatch(/cartwright_jobs\{state="created"\} \d+/)
    expect(text).toMatch(
      new RegExp(`cartwright_unsealed_rows\\{city="${office.city}",book="command"\\} [1-9]`),
    )
  })
})
