import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { marked } from 'marked'
import { readdir, readFile } from 'node:fs/promises'
import { ourHeaders } from './app.ts'
import { page } from './page.ts'

const folder = new URL('../docs/guide/', import.meta.url)

/** The user's guide, from `docs/guide`, as pages of the product. */
export function serveGuide(): Hono {
  const guide = new Hono()
  guide.use('*', secureHeaders(ourHeaders))
  guide.get('/', async (c) => {
    const list = await Promise.all(
      (await chapters()).map(
        async (name) => `<li><a href="/guide/${name}">${titleOf(await read(name))}</a></li>`,
      ),
    )
    return c.html(page('Guide', `<h1>Guide</h1><ul>${list.join('')}</ul>`))
  })
  guide.get('/:name', async (c) => {
    const name = c.req.param('name').replace(/\.md$/, '')
    if (!(await chapters()).includes(name))
      return c.html(page('Guide', '<h1>There is no such page.</h1>'), 404)
    const text = await read(name)
    return c.html(page(titleOf(text), `<p><a href="/guide">Guide</a></p>${await marked.parse(text)}`))
  })
  return guide
}

const chapters = async (): Promise<string[]> =>
  (await readdir(folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -3))
    .toSorted()

const read = (name: string): Promise<string> => readFile(new URL(`${name}.md`, folder), 'utf8')

const titleOf = (text: string): string => /^# (.+)$/m.exec(text)?.[1] ?? 'Guide'
