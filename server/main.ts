import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { createApp } from './app.ts'
import { serveGuide } from './guide.ts'
import { serveHealth } from './health.ts'
import { openLog } from './log.ts'
import { openOffice } from './office.ts'
import { openMetrics } from './metrics.ts'
import { loadPractice } from './practice.ts'
import { fail, runProcess } from './run-process.ts'
import { servePages } from './serve-pages.ts'
import { readSecret, readSettings } from './settings.ts'
import { greet } from './greet.ts'

/** The server: the API, the web application, the guide; and on its own, all background work. */
await runProcess(async () => {
  const settings = readSettings(process.env)
  const secret = await readSecret(process.env, settings)
  const office = await openOffice(settings, secret, openLog(), (database) => loadPractice(database, settings))
  if (settings.jobsAtOnce > 0) await office.queue.work(settings.jobsAtOnce)

  const metrics = openMetrics(office.database)
  const site = new Hono()
  site.use(compress())
  site.route('/health', serveHealth(office.database))
  site.route('/guide', serveGuide())
  site.route('/metrics', metrics.serve(settings.metricsToken))
  site.mount('/api', createApp({ ...office, timeAnswers: metrics.timeAnswers }).fetch, {
    replaceRequest: (request) => request,
  })
  site.route('/practice-provider', office.practicePages)
  site.route('/', servePages())
  const server = serve({ fetch: site.fetch, port: settings.port }, () => {
    void greet(settings, office)
  })
  server.on('error', fail)
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    // Open event streams would keep the server waiting for their readers for ever.
    if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 2000).unref()
    await closed
    await office.close()
  }
})
