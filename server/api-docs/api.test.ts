import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { holds, permissions, Role } from '@cartwright/api/roles'
import type { Route } from '@cartwright/api/route'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23', keep: true })
const folder = join(import.meta.dirname, '..', '..', 'api')

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'responses' in value

/** Every route that the contract names, whatever file it is in. */
const routes = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map(async (file) => {
      const exported = Object.values((await import(join(folder, file))) as object) as unknown[]
      return exported
        .filter((value) => typeof value === 'object' && value !== null)
        .flatMap((group) => Object.values(group).filter(isRoute))
    }),
)
/** A route stands once, also where one file of the contract hands on those of another. */
const all = [...new Set(routes.flat())]
const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`

const byItsKey = 'Its body names the request by a key.'
const looks = 'It changes nothing.'
const signsIn = 'It is about the session of whoever asks, and leaves nothing else.'
const oncePerRequest = 'Its body names the request: the same name again answers with what was made.'
/** What makes a POST safe to send again that does not answer to the header: a new one says so here. */
const safeToRepeat: Readonly<Record<string, string>> = {
  '/accounts/{accountNumber}/adjustments': byItsKey,
  '/accounts/{accountNumber}/bill-now/preview': looks,
  '/accounts/{accountNumber}/bill-now/preview/pdf': looks,
  '/accounts/{accountNumber}/change': oncePerRequest,
  '/accounts/{accountNumber}/change/preview': looks,
  '/accounts/{accountNumber}/corrections': byItsKey,
  '/accounts/{accountNumber}/corrections/beyond-look-back': byItsKey,
  '/accounts/{accountNumber}/deposits': 'A receipt number is taken once.',
  '/accounts/{accountNumber}/escrow-figures': looks,
  '/accounts/{accountNumber}/escrow-letters': oncePerRequest,
  '/accounts/{accountNumber}/events': 'A reference is recorded once.',
  '/accounts/{accountNumber}/evidence': 'A file of an account is told by its content, and kept once.',
  '/accounts/{accountNumber}/identity': byItsKey,
  '/accounts/{accountNumber}/move': oncePerRequest,
  '/accounts/{accountNumber}/move/preview': looks,
  '/accounts/{accountNumber}/new-owner': oncePerRequest,
  '/accounts/{accountNumber}/new-owner/preview': looks,
  '/accounts/{accountNumber}/orders': oncePerRequest,
  '/accounts/{accountNumber}/promises': byItsKey,
  '/accounts/{accountNumber}/rebills': byItsKey,
  '/accounts/{accountNumber}/rebills/beyond-look-back': byItsKey,
  '/accounts/{accountNumber}/standard-cases': byItsKey,
  '/accounts/{accountNumber}/stop': oncePerRequest,
  '/accounts/{accountNumber}/stop/preview': looks,
  '/accounts/{accountNumber}/transfers': byItsKey,
  '/cash/bank-deposits': byItsKey,
  '/cash/batches/{batchId}/close': byItsKey,
  '/cash/drawers': byItsKey,
  '/cash/receipts/{number}/print': 'A second print says that it is a copy.',
  '/accounts/{accountNumber}/autopay': 'One autopay of an account stands at a time.',
  '/accounts/{accountNumber}/parties/{partyId}/check-address': looks,
  '/addresses/exchanges': byItsKey,
  '/addresses/exchanges/{exchangeId}/answers':
    'The same bytes are refused, with the export they were taken for.',
  '/addresses/exchanges/{exchangeId}/decisions': 'Only changes that are open are decided.',
  '/addresses/exchanges/{exchangeId}/papers': 'A paper of an exchange is told by its content, and kept once.',
  '/addresses/notice-files': 'The same bytes are refused, with the file they were first taken as.',
  '/returned-mail': byItsKey,
  '/autopay/mandates/{mandateId}/change': 'What was changed once is stopped.',
  '/bank-files': 'The same bytes are refused, with the file they were first taken as.',
  '/bank-files/{fileId}/returns': 'A return is recorded once; done again it goes on with what is left.',
  '/bank-notices/{noticeId}/apply': 'A notice is settled once.',
  '/checks/hauler-lists': 'A list is told by its content, and brought once.',
  '/city-tokens': 'Each has a secret of its own, told once; one too many is in the list and is ended there.',
  '/contacts': byItsKey,
  '/contacts/calls': byItsKey,
  '/demo/sign-in': signsIn,
  '/imports': 'A file is told by its content and loaded once; one that only waits is discarded.',
  '/letter-templates/{code}/preview': looks,
  '/letters/{id}/preview': looks,
  '/inserts': byItsKey,
  '/inserts/{insertId}/receipts': 'A receipt of a mailing is told by its content, and kept once.',
  '/mailpieces': byItsKey,
  '/messages/preview/pdf': looks,
  '/online/events/{city}': 'An event is told by its number, and kept once.',
  '/online/payments/{reference}/refunds': byItsKey,
  '/online/refunds/{onlineRefundId}/approve': 'Agreed to again, it is given once.',
  '/orders/{orderId}/complete/preview': looks,
  '/password': 'The second time the password before is no longer right.',
  '/pay/accounts': 'It opens a visit, which ends by itself and changes nothing.',
  '/pay/bills/{token}/payments': byItsKey,
  '/payments': 'A receipt number is taken once.',
  '/planning/feed': 'There is one address of a person: the newest.',
  '/postage/accounts/{accountId}/entries':
    'An entry is named by its reference, and the use of a mail job by its job: the same again changes nothing.',
  '/postage/accounts/{accountId}/statements':
    'A statement is named by its number: the same again answers with the one that is there.',
  '/postage/accounts/{accountId}/statements/load':
    'Statements that are there with the same figures are counted, and not entered again.',
  '/postal/loads': 'A file is told by its content, and in force once.',
  '/proposals/files': 'A name stands for one proposal.',
  '/proposals/{id}/files': 'The second time it is not made from the newest version.',
  '/rebill-lists': byItsKey,
  '/rebill-lists/{id}/approve': 'Only rows that wait are approved.',
  '/rebill-lists/{id}/ask': 'Only rows that nobody asked for are asked for.',
  '/reconciliation/match': 'A line is in one match, and so is a thing of ours.',
  '/reconciliation/matches': 'A line is in one match, and so is a thing of ours.',
  '/reconciliation/opening': 'There is one opening balance; the same again answers with it.',
  '/refunds/batches': byItsKey,
  '/refunds/check-files': byItsKey,
  '/unclaimed/batches': byItsKey,
  '/mail-jobs/{jobId}/uploads':
    'A package goes to one place once: one that is on its way or there is left so.',
  '/runs/{runId}/mail-job': 'A run has one job of the mail at a time.',
  '/setup/changes/{changeId}/adopt': 'It is adopted once; the second time it is no longer proposed.',
  '/setup/changes/{changeId}/upload': 'The files of a change take the place of those of the same name.',
  '/sign-in': signsIn,
  '/sign-in/code': signsIn,
  '/sign-in/codes': signsIn,
  '/sign-in/codes/backup': 'The codes before stop working.',
  '/sign-in/confirm': signsIn,
  '/sign-in/factor/code': signsIn,
  '/sign-in/factor/passkey': signsIn,
  '/sign-in/factor/passkey/options': looks,
  '/sign-in/passkey': signsIn,
  '/sign-in/passkey/options': looks,
  '/sign-in/passkeys': 'A passkey is registered once.',
  '/sign-in/passkeys/options': looks,
  '/sign-out': signsIn,
  '/starts': oncePerRequest,
  '/starts/preview': looks,
  '/suspense/{itemId}/move': 'An item is moved once.',
  '/tokens': 'Each has a secret of its own, told once; one too many is in the list and is ended there.',
}

const readsALot = 'It tells how to come in, and nothing of a city or a customer.'
/** Why an operation is open to whoever is not signed in: a new one says so here. */
const openToAll: Readonly<Record<string, string>> = {
  'GET /session': readsALot,
  'POST /sign-in': 'It is the way in: tries are counted.',
  'POST /demo/sign-in': 'It opens a practice city, where all is invented.',
  'POST /sign-out': 'It ends the session of whoever asks.',
  'POST /sign-in/code': 'It is the second step of the way in: tries are counted.',
  'POST /sign-in/passkey': 'It is the way in: the passkey proves who comes.',
  'POST /sign-in/passkey/options': readsALot,
  'GET /sign-in/oidc': readsALot,
  'GET /sign-in/oidc/callback': 'It is the way in: the provider proves who comes.',
  'GET /planning/calendar.ics': 'A token opens it: calendar programs sign in nowhere.',
  'POST /online/events/{city}':
    'The provider signs its calls, and what one says is not believed but fetched.',
  'GET /pay/terms': 'It tells how the city is paid, and nothing of a customer.',
  'POST /pay/accounts': 'A fact from the bill proves who pays: tries are counted.',
  'GET /pay/bills/{token}': 'The code of a bill opens it: who holds the bill may know what is due.',
  'GET /pay/bills/{token}/pdf': 'The code of a bill opens it: who holds the bill may see it.',
  'POST /pay/bills/{token}/payments':
    'The code of a bill opens it: anybody may pay a bill. Nothing is posted by it.',
  'GET /pay/payments/{token}': 'A token opens it that only whoever began the payment has.',
}

type Operation = { 'x-permission': string; 'x-idempotency-key'?: true; operationId: string }
type Described = { paths: Record<string, Record<string, Operation>> }
const described = async (): Promise<Described> =>
  (await (await office.as(null).get('/openapi.json')).json()) as Described

const call = (role: Role | null, { method, path }: Route) =>
  office.as(role)[method](path.replaceAll(/\{\w+\}/g, '1'))

describe('every route of the contract', () => {
  it('is there once', () => {
    expect(all.length).toBeGreaterThan(60)
    expect(new Set(all.map(nameOf)).size).toBe(all.length)
  })

  it('is served, and described with its permission; nothing else is', async () => {
    const { paths } = await described()
    const served = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => `${method.toUpperCase()} ${path} ${operation['x-permission']}`,
      ),
    )
    const promised = all.map((route) => `${nameOf(route).replace(' ', ' /api')} ${route.permission}`)
    expect(served.toSorted()).toEqual(promised.toSorted())
  })

  it('has a name of its own for programs', async () => {
    const { paths } = await described()
    const names = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  it('that adds something is safe to send again: under its key, or by what is said of it', async () => {
    const { paths } = await described()
    const byKey = new Set(
      Object.entries(paths).flatMap(([path, { post }]) =>
        post?.['x-idempotency-key'] ? path.replace('/api', '') : [],
      ),
    )
    const others = all.flatMap(({ method, path }) => (method === 'post' && !byKey.has(path) ? path : []))
    expect(others.toSorted()).toEqual(Object.keys(safeToRepeat).toSorted())
  })

  it('that is open to all says why', () => {
    const open = all.filter(({ permission }) => permission === 'public')
    expect(open.map(nameOf).toSorted()).toEqual(Object.keys(openToAll).toSorted())
  })

  it('takes no card: no number, no expiry, no code', () => {
    const cardLike = /^(card|pan|cvc|cvv|cvv2|cardNumber|securityCode|expiry|expMonth|expYear|trackData)$/i
    const text = JSON.stringify(
      all
        .map(({ request }) => request.body?.content['application/json']?.schema ?? null)
        .map((schema) => schema && z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
    )
    const names = [...text.matchAll(/"(\w+)":\{/g)].map(([, name]) => name!)
    expect(names.length).toBeGreaterThan(500)
    expect(names.filter((name) => cardLike.test(name))).toEqual([])
  })

  it('names a permission there is', () => {
    expect(all.filter(({ permission }) => !(permission in permissions))).toEqual([])
  })

  it.each(
    all.filter(({ permission }) => permission !== 'public').map((route) => [nameOf(route), route] as const),
  )('%s is refused to whom it is not for', async (_, route) => {
    expect(await (await call(null, route)).json()).toMatchObject({ code: 'NOT_SIGNED_IN', status: 401 })
    for (const role of Role.options.filter((one) => !holds(one, route.permission)))
      expect(await (await call(role, route)).json()).toMatchObject({
        code: 'NOT_PERMITTED',
        details: { permission: route.permission, role },
      })
  })
})

it('every reason to say no is named once, wherever it is listed', () => {
  const lists = readdirSync(folder).filter((file) => file.endsWith('refusals.ts'))
  const named = lists.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+): problem\(/gm)].map(
      ([, code]) => code,
    ),
  )
  expect(named.length).toBeGreaterThan(300)
  expect(named.filter((code, place) => named.indexOf(code) !== place)).toEqual([])
})

describe('the description of the API', () => {
  it('is a page that reads without scripts, and names every operation', async () => {
    const response = await office.as(null).get('/docs')
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(text).not.toContain('<script')
    expect(all.filter(({ path }) => !text.includes(`<code>/api${path}</code>`)).map(nameOf)).toEqual([])
  })

  it('tells what several operations share once, by a name that stands in it', async () => {
    const text = await (await office.as(null).get('/openapi.json')).text()
    const { components } = JSON.parse(text) as { components: { schemas: Record<string, object> } }
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!)
    expect(named.length).toBeGreaterThan(1000)
    expect(named.filter((name) => !(name in components.schemas))).toEqual([])
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['LetterText', 'ACCOUNT_NOT_FOUND']),
    )
    expect(text.length).toBeLessThan(2_000_000)
  })

  it('is printed for those who read it without a server', async () => {
    const document = await (await office.as(null).get('/openapi.json')).json()
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../docs/openapi.json')
  })
})
