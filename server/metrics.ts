import { timingSafeEqual } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { type Kysely, sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { directorySchema } from '#database/migrate'
import type { OpenDatabase } from '#database/open-database'
import type { Database } from '#database/types'

/** What this process counts about itself, and how Prometheus asks for it. */
export type Metrics = {
  /** Times every answer of the API, by method, route (not address: numbers of accounts stay out) and status. */
  readonly timeAnswers: MiddlewareHandler
  /** `GET /metrics`. Without a token it does not exist; with one it asks for `Authorization: Bearer TOKEN`. */
  readonly serve: (token: string | null) => Hono
}

/** Opens the counters of a process. What the database knows is read when it is asked for, so that it is never old. */
export function openMetrics(database: OpenDatabase): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'cartwright_answer_seconds',
    help: 'Time to answer a request of the API.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const read = [readPool, readJobs, readCities].map((open) => open(registry, database))
  return {
    timeAnswers: async (c, next) => {
      const end = answers.startTimer({ method: c.req.method })
      await next()
      end({ route: routePath(c, -1), status: c.res.status })
    },
    serve: (token) => {
      const metrics = new Hono()
      metrics.get('/', async (c) => {
        if (token === null) return c.text('Set CARTWRIGHT_METRICS_TOKEN to open the metrics.', 404)
        if (!isToken(c.req.header('authorization'), token)) {
          c.header('www-authenticate', 'Bearer')
          return c.text('Send the metrics token: Authorization: Bearer TOKEN.', 401)
        }
        for (const one of read) await one()
        return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType })
      })
      return metrics
    },
  }
}

function isToken(header: string | undefined, token: string): boolean {
  const [given, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Sets what a process tells about the database to what it is now. */
type Read = () => Promise<void>

function readPool(registry: Registry, { pool }: OpenDatabase): Read {
  const connections = new Gauge({
    name: 'cartwright_database_connections',
    help: 'Connections of this process to the database, and requests that wait for one.',
    labelNames: ['state'],
    registers: [registry],
  })
  return () => {
    connections.set({ state: 'open' }, pool.totalCount)
    connections.set({ state: 'idle' }, pool.idleCount)
    connections.set({ state: 'waited-for' }, pool.waitingCount)
    return Promise.resolve()
  }
}

function readJobs(registry: Registry, { db }: OpenDatabase): Read {
  const jobs = new Gauge({
    name: 'cartwright_jobs',
    help: 'Background jobs by state, of all cities. Alert on failed.',
    labelNames: ['state'],
    registers: [registry],
  })
  const oldest = new Gauge({
    name: 'cartwright_oldest_job_seconds',
    help: 'How long the oldest background job that nobody does yet has waited. Alert when it grows: is a worker alive?',
    registers: [registry],
  })
  return async () => {
    const { rows } = await sql<{ state: string; jobs: number; seconds: number }>`
      select state::text as state, count(*) as jobs,
        extract(epoch from now() - min(greatest(created_on, start_after)))::bigint as seconds
      from pgboss.job where name = 'work' group by state`.execute(db)
    for (const state of ['created', 'retry', 'active', 'completed', 'failed'])
      jobs.set({ state }, rows.find((row) => row.state === state)?.jobs ?? 0)
    oldest.set(Math.max(0, rows.find(({ state }) => state === 'created')?.seconds ?? 0))
  }
}

function readCities(registry: Registry, { db }: OpenDatabase): Read {
  const runs = new Gauge({
    name: 'cartwright_runs',
    help: 'Bill runs by state; failed ones are those whose work was stopped by a fault.',
    labelNames: ['city', 'state'],
    registers: [registry],
  })
  const unsealed = new Gauge({
    name: 'cartwright_unsealed_rows',
    help: 'Rows of the books that no seal covers yet. A server seals every minute: alert when it grows.',
    labelNames: ['city', 'book'],
    registers: [registry],
  })
  return async () => {
    runs.reset()
    unsealed.reset()
    const cities = await db.withSchema(directorySchema).selectFrom('city').select('name').execute()
    for (const { name } of cities) {
      const standing = await standingOf(db, name)
      for (const { state, count } of standing.runs) runs.set({ city: name, state }, count)
      for (const { book, rows } of standing.unsealed) unsealed.set({ city: name, book }, rows)
    }
  }
}

type Standing = {
  readonly runs: readonly { readonly state: string; readonly count: number }[]
  readonly unsealed: readonly { readonly book: string; readonly rows: number }[]
}

/** What a city counts; nothing of one that was given up since the list was read. */
async function standingOf(db: Kysely<Database>, city: string): Promise<Standing> {
  const table = (name: string) => sql.id(city, name)
  try {
    const runs = await sql<{ state: string; count: number }>`
      select case when failure is null then state else 'failed' end as state, count(*) as count
      from ${table('bill_run')} group by 1`.execute(db)
    const unsealed = await sql<{ book: string; rows: number }>`
      with sealed as (select book, max(last_id) as last from ${table('seal')} group by book)
      select 'command' as book, count(*) as rows from ${table('command_record')}
        where id > coalesce((select last from sealed where book = 'command'), 0)
      union all
      select 'entry', count(*) from ${table('entry')}
        where id > coalesce((select last from sealed where book = 'entry'), 0)`.execute(db)
    return { runs: runs.rows, unsealed: unsealed.rows }
  } catch (error) {
    if ((error as { code?: string }).code !== '42P01') throw error
    return { runs: [], unsealed: [] }
  }
}
