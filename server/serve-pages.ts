import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ourHeaders } from './app.ts'

const dist = fileURLToPath(new URL('../web/dist/', import.meta.url))

/**
 * The web application. Files whose name carries their hash are kept by browsers for good; the page that names them is
 * asked for each time, so a new version is seen at once. Every other address is a screen, found by the page itself.
 */
export function servePages(): Hono {
  const pages = new Hono()
  pages.use('*', secureHeaders(ourHeaders))
  // Without the build there is only the sentence below.
  if (existsSync(dist))
    pages.use(
      '*',
      serveStatic({
        root: dist,
        onFound: (path, c) => {
          const kept = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
          c.header('cache-control', kept)
        },
      }),
    )
  pages.get('*', async (c) => {
    if (/\.\w+$/.test(c.req.path)) return c.text('There is no such file.', 404)
    c.header('cache-control', 'no-cache')
    if (!existsSync(`${dist}index.html`))
      return c.text('The web application is not built yet: run `npm start` or `npm run build`.', 503)
    return c.html(await readFile(`${dist}index.html`, 'utf8'))
  })
  return pages
}
