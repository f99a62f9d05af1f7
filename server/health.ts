import { Hono } from 'hono'
import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'

/** For whoever watches the process: it lives; it can do work. */
export function serveHealth({ db, engine }: OpenDatabase): Hono {
  const health = new Hono()
  health.get('/live', (c) => c.json({ live: true }))
  health.get('/ready', async (c) => {
    try {
      await sql`select 1`.execute(db)
      return c.json({ ready: true, engine })
    } catch {
      return c.json({ ready: false, engine }, 503)
    }
  })
  return health
}
