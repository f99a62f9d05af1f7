import { scopesOf } from '@cartwright/api/roles'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { addTestPeople, setRole } from '#test/staff-people'
import { testOffice } from '#test/test-office'
import { createApp } from '../../app.ts'
import { identifyBy } from './identify.ts'
import { deviceOf } from './sessions.ts'

type Made = { id: string; secret: string; name: string }
type Sessions = { rows: { id: string; current: boolean; address: string; device: string }[] }

const office = testOffice({ on: '2026-11-23' })
const clerk = office.as('clerk')
const administrator = office.as('administrator')
const db = () => office.database().db
const pat = { email: `pat@${office.city.replaceAll('_', '-')}.gov`, password: 'otter violin gravel' }

/** The product's own way in: no header says who is asking. */
const product = () =>
  createApp({
    database: office.database(),
    today: office.today,
    send: () => Promise.resolve(),
    gates: [],
    signIn: office.signIn(),
    printFolder: 'nowhere',
    trustProxy: true,
    identify: identifyBy(office.signIn()),
    fault: (error) => {
      throw error
    },
  })

const send = (method: string, path: string, headers: object, body?: object): Promise<Response> =>
  Promise.resolve(
    product().request(`/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    }),
  )
const withToken = (secret: string, path: string, method = 'GET', body?: object) =>
  send(method, path, { authorization: `Bearer ${secret}` }, body)
const make = (change: object = {}, by = clerk): Promise<Made> =>
  answered(by.post('/tokens', { name: 'Night export', scopes: ['city.read'], days: 30, ...change }))

const asked = (scopes: string[], by = clerk) =>
  refused(by.post('/tokens', { name: 'Too much', scopes, days: 1 }))

const added = (given: object) =>
  refused(administrator.post('/staff', { ...pat, name: 'Pat Lee', role: 'clerk', ...given }))

beforeEach(async () => {
  await sql`delete from directory.api_token where city = ${office.city}`.execute(db())
  await addTestPeople(office)
})

describe('a token', () => {
  it('works as its person within its scopes, and is in the record by its name', async () => {
    const { secret } = await make({ scopes: ['city.read', 'workplan.change'] })
    const body = { title: 'Paperless bills', goal: 'Fewer bills on paper' }
    await answered(withToken(secret, '/projects', 'POST', body))
    const record = await answered<{ rows: object[] }>(administrator.get('/audit?command=add-project'))
    expect(record.rows).toMatchObject([
      { actor: { name: 'Night export (token of Test clerk)', userId: 'user-clerk', role: 'clerk' } },
    ])
    expect(await refused(withToken(secret, '/runs'))).toMatchObject({
      code: 'TOKEN_SCOPE_MISSING',
      details: { permission: 'runs.read' },
    })
  })

  it('without the scope opens no route at all', async () => {
    const { secret } = await make({ scopes: ['signed-in'] })
    const { paths } = await answered<{ paths: Record<string, Record<string, { 'x-permission': string }>> }>(
      office.get('/openapi.json'),
    )
    const codes = new Map<string, number>()
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, { 'x-permission': permission }] of Object.entries(operations)) {
        if (permission === 'public' || permission === 'signed-in') continue
        const route = path.replace(/^\/api/, '').replaceAll(/\{\w+\}/g, '1')
        const response = await withToken(
          secret,
          route,
          method.toUpperCase(),
          method === 'get' ? undefined : {},
        )
        const { code } = (await response.json()) as { code: string }
        expect(`${method} ${path} ${code}`).toBe(`${method} ${path} TOKEN_SCOPE_MISSING`)
        codes.set(code, (codes.get(code) ?? 0) + 1)
      }
    }
    expect(codes.get('TOKEN_SCOPE_MISSING')).toBeGreaterThan(100)
  })

  it('reaches never more than the role holds, nor people, delegations or sign-in', async () => {
    expect(await asked(['runs.release', 'city.read'])).toMatchObject({
      code: 'TOKEN_SCOPE_NOT_HELD',
      details: { permissions: ['runs.release'], role: 'clerk' },
    })
    for (const never of ['public', 'sign-in.own', 'staff.change', 'delegations.give'])
      expect(await asked([never], administrator)).toMatchObject({ code: 'TOKEN_SCOPE_NOT_HELD' })
    expect(scopesOf('customer')).toEqual(['signed-in'])
  })

  it('follows the role of its person down, and never reaches what is only delegated to them', async () => {
    const { secret } = await make({ scopes: ['city.read', 'runs.release'] }, office.as('coordinator'))
    await answered(
      office.as('manager').post('/delegations', {
        holder: 'user-clerk',
        fromOn: '2026-11-23',
        lastOn: '2026-11-27',
        limits: [{ permission: 'runs.release' }],
        reason: 'On leave',
      }),
    )
    await setRole(office, 'coordinator', 'clerk')
    await sql`update directory.api_token set user_id = 'user-clerk' where city = ${office.city}`.execute(db())
    expect(await refused(withToken(secret, '/runs/1/release', 'POST', {}))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })

  it('is good no more when revoked, past its days, or its person is shut out', async () => {
    const { id, secret } = await make()
    const state = async () => (await withToken(secret, '/city/holidays')).status === 401
    expect(await state()).toBe(false)
    await setRole(office, 'clerk', 'clerk', Temporal.Instant.from('2026-11-23T08:00:00Z'))
    expect(await state()).toBe(true)
    await setRole(office, 'clerk', 'clerk')
    await sql`update directory.api_token set expires_at = now() where id = ${id}`.execute(db())
    expect(await state()).toBe(true)
    await sql`update directory.api_token set expires_at = now() + interval '1 day' where id = ${id}`.execute(
      db(),
    )
    expect(await state()).toBe(false)
    expect(await refused(office.as('manager').delete(`/tokens/${id}`))).toMatchObject({
      code: 'TOKEN_NOT_FOUND',
    })
    await answered(clerk.delete(`/tokens/${id}`))
    expect(await state()).toBe(true)
  })

  it('is shown once, kept as a hash that the application cannot read, and tells when it was used', async () => {
    const { secret } = await make()
    expect(secret).toMatch(/^cw_[\w-]{43}$/)
    await withToken(secret, '/city/holidays')
    const list = await answered<{ rows: { lastUsedAt: string | null }[] }>(clerk.get('/tokens'))
    expect(JSON.stringify(list)).not.toContain(secret)
    expect(list.rows[0]?.lastUsedAt).not.toBeNull()
    const read = office.work((work) => sql`select hash from directory.api_token`.execute(work.db))
    await expect(read).rejects.toThrow('permission denied')
    const { rows } = await sql<{ hash: string }>`
      select hash from directory.api_token where city = ${office.city}`.execute(db())
    expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('of a machine has a role of its own, made by an administrator', async () => {
    const machine = { name: 'Lockbox', role: 'clerk', scopes: ['accounts.read'], days: 365 }
    expect(await refused(clerk.post('/city-tokens', machine))).toMatchObject({ code: 'NOT_PERMITTED' })
    const { id, secret } = await answered<Made>(administrator.post('/city-tokens', machine))
    expect((await withToken(secret, '/accounts?q=x')).status).not.toBe(401)
    expect(await answered(administrator.get('/city-tokens'))).toMatchObject({
      rows: [{ name: 'Lockbox', person: null, machineRole: 'clerk', madeBy: 'Test administrator' }],
    })
    await answered(administrator.delete(`/city-tokens/${id}`))
    expect((await withToken(secret, '/accounts?q=x')).status).toBe(401)
  })

  it('is not asked where it comes from, and no cookie helps a bad one', async () => {
    const { secret } = await make({ scopes: ['signed-in'] })
    const foreign = { 'sec-fetch-site': 'cross-site' }
    const answer = (token: string) =>
      send('POST', '/runs', { ...foreign, authorization: `Bearer ${token}` }, {})
    expect(await refused(answer(secret))).toMatchObject({ code: 'TOKEN_SCOPE_MISSING' })
    const cookie = await begin()
    const bad = send('GET', '/city', { cookie, authorization: 'Bearer cw_nothing' })
    expect(await refused(bad)).toMatchObject({ code: 'NOT_SIGNED_IN' })
  })
})

/** Signs Pat in, and gives the cookies of the new session. */
async function begin(): Promise<string> {
  await administrator.post('/staff', { ...pat, name: 'Pat Moreno', role: 'clerk' })
  const response = await send(
    'POST',
    '/sign-in',
    {
      'x-forwarded-for': '192.0.2.7',
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36',
    },
    pat,
  )
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

describe('sessions', () => {
  beforeEach(() => sql`delete from directory."user" where email = ${pat.email}`.execute(db()))

  it('are seen with device and address, and ended one by one or all but this one', async () => {
    const [here, there, elsewhere] = [await begin(), await begin(), await begin()]
    const list = () => answered<Sessions>(send('GET', '/sessions', { cookie: here }))
    const { rows } = await list()
    expect(rows).toHaveLength(3)
    expect(rows.filter(({ current }) => current)).toMatchObject([
      { device: 'Chrome on Windows', address: '192.0.2.7' },
    ])
    const [other] = rows.filter(({ current }) => !current)
    await answered(send('DELETE', `/sessions/${other!.id}`, { cookie: here }))
    expect(await refused(send('DELETE', `/sessions/${other!.id}`, { cookie: here }))).toMatchObject({
      code: 'SESSION_NOT_FOUND',
    })
    expect(await answered(send('DELETE', '/sessions', { cookie: here }))).toEqual({ ended: 1 })
    for (const cookie of [there, elsewhere]) expect((await send('GET', '/city', { cookie })).status).toBe(401)
    expect((await list()).rows).toHaveLength(1)
  })

  it('of a person are ended by an administrator and by nobody else, on the record', async () => {
    const cookie = await begin()
    const people = await answered<{ rows: { userId: string; email: string }[] }>(administrator.get('/staff'))
    const { userId } = people.rows.find(({ email }) => email === pat.email)!
    expect(await refused(clerk.get(`/staff/${userId}/sessions`))).toMatchObject({ code: 'NOT_PERMITTED' })
    const { rows } = await answered<Sessions>(administrator.get(`/staff/${userId}/sessions`))
    expect(rows).toMatchObject([{ device: 'Chrome on Windows', current: false }])
    const others = clerk.delete(`/sessions/${rows[0]!.id}`)
    expect(await refused(others)).toMatchObject({ code: 'SESSION_NOT_FOUND' })
    expect(await answered(administrator.delete(`/staff/${userId}/sessions`))).toEqual({ ended: 1 })
    expect((await send('GET', '/city', { cookie })).status).toBe(401)
    const record = await answered<{ rows: object[] }>(administrator.get('/audit?command=end-sessions'))
    expect(record.rows).toMatchObject([
      { actor: { name: 'Test administrator' }, subject: `person ${pat.email}`, changes: { ended: 1 } },
    ])
    expect(await refused(administrator.get('/staff/nobody/sessions'))).toMatchObject({
      code: 'PERSON_NOT_FOUND',
    })
  })

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1', 'Safari on iPhone'],
    ['curl/8.11', 'curl/8.11'],
    ['', 'Unknown'],
  ])('tell of “%s” as %s', (agent, words) => {
    expect(deviceOf(agent)).toBe(words)
  })
})

describe('a person who is added', () => {
  it.each([
    ['without a name', { name: ' ' }, 'name', 'Write the name people know them by.'],
    ['with a role that is none', { role: 'mayor' }, 'role', /^Choose one of: coordinator, /],
    ['with a password that is short', { password: 'otter' }, 'password', 'Use at least 12 characters.'],
  ])('%s is refused beside the field', async (_, given, field, message) => {
    expect(await added(given)).toMatchObject({
      code: 'REQUEST_INVALID',
      details: { faults: [{ field, message: expect.stringMatching(message) }] },
    })
  })

  it('as a customer has an account that is there', async () => {
    expect(await added({ role: 'customer', accountNumber: '100-99999-9' })).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'accountNumber' },
    })
  })
})
