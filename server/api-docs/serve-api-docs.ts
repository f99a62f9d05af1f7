import type { OpenAPIHono } from '@hono/zod-openapi'
import { apiPage, type ApiDocument } from './api-page.ts'

const described = {
  openapi: '3.1.0',
  info: {
    title: 'Cartwright',
    version: '0.1.0',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description: `Sanitation billing for a city. Amounts are whole cents; days are 2026-11-23; instants are UTC; a period begins
with its first day and ends before its \`until\` day.

Sign in with \`POST /api/sign-in\` and send the session cookie with every request; the header \`cartwright-city\` chooses among the
cities of a person. A request that changes something must come from the product's own pages or from no page at all.

Send the header \`Idempotency-Key\` (8 to 200 signs, new for each request) with a POST whose operation has \`x-idempotency-key\`: the same
request again under the same key, within seven days, is answered as before and changes nothing.

When the office says no, the answer is \`application/problem+json\` (RFC 9457) with a \`code\`, a sentence and \`details\`. Besides the
refusals each operation names, any of them may answer 401 NOT_SIGNED_IN, 403 NOT_PERMITTED, 404 CITY_NOT_FOUND and
422 REQUEST_INVALID, which tells every fault of the request with its field, and 422 REQUEST_KEY_USED.`,
  },
  servers: [{ url: '/' }],
  security: [{ session: [] }],
}

/** The API described for programs at `/openapi.json`, and for people, from the same description, at `/docs`. */
export function serveApiDocs(app: OpenAPIHono): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'cartwright.session_token',
  })
  // Made when somebody first asks, and then kept: the contract does not change while the product runs.
  const document = once(() => app.getOpenAPI31Document(described))
  const json = once(() => JSON.stringify(document()))
  const html = once(() => apiPage(document() as unknown as ApiDocument))
  app.get('/openapi.json', (c) => c.body(json(), 200, { 'content-type': 'application/json; charset=UTF-8' }))
  app.get('/docs', (c) => c.html(html()))
}

const once = <Made>(make: () => Made): (() => Made) => {
  let made: { readonly it: Made } | undefined
  return () => (made ??= { it: make() }).it
}
