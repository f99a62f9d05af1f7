import type { Role } from '@cartwright/api/roles'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { testOffice } from '#test/test-office'
import { createApp } from '../../app.ts'
import { mostFailures } from './attempts.ts'
import { idleMinutes } from './begin-session.ts'
import { identifyBy } from './identify.ts'
import { addPracticePeople, practicePeople } from './practice-people.ts'
import { setPassword } from './set-password.ts'

const office = testOffice({ on: '2026-11-23' })
const dana = { email: `dana@${office.city.replaceAll('_', '-')}.gov`, password: 'otter violin gravel' }
const db = () => office.database().db

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

const practise = (demo: boolean) =>
  sql`update directory.city set demo = ${demo} where name = ${office.city}`.execute(db())

let client = 0
const send = (
  path: string,
  init: { body?: unknown; cookie?: string; headers?: object } = {},
): Promise<Response> =>
  Promise.resolve(
    product().request(`/api${path}`, {
      method: 'body' in init ? 'POST' : 'GET',
      headers: {
        ...('body' in init && { 'content-type': 'application/json' }),
        ...(init.cookie && { cookie: init.cookie }),
        'x-forwarded-for': `192.0.2.${client}`,
        ...init.headers,
      },
      ...('body' in init && { body: JSON.stringify(init.body) }),
    }),
  )
const signIn = (given: object) => send('/sign-in', { body: given })
const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { code: string }).code

const employ = (role: Role = 'clerk', person = { ...dana, name: 'Dana Delgado' }) =>
  office.as('administrator').post('/staff', { ...person, role })

beforeEach(async () => {
  client++
  await sql`delete from directory.sign_in_failure where email in (${dana.email}, 'nobody@city.gov')`.execute(
    db(),
  )
  await sql`delete from directory."user" where email = ${dana.email}`.execute(db())
  await sql`delete from directory.membership where city = ${office.city}`.execute(db())
  await practise(false)
})

describe('signing in', () => {
  it('opens the city to a person with a role in it, by a cookie that scripts cannot read', async () => {
    await employ('clerk')
    const response = await signIn(dana)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      signedIn: true,
      role: 'clerk',
      city: { name: office.city },
    })
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect((await send('/city', { cookie: cookieOf(response) })).status).toBe(200)
    expect(await codeOf(await send('/staff', { cookie: cookieOf(response) }))).toBe('NOT_PERMITTED')
  })

  it('answers a wrong password, an unknown address and a person without a city alike', async () => {
    await employ('clerk')
    const wrong = await signIn({ ...dana, password: 'not the password' })
    const unknown = await signIn({ email: 'nobody@city.gov', password: 'not the password' })
    await sql`delete from directory.membership where city = ${office.city}`.execute(db())
    const nowhere = await signIn(dana)
    const answers = await Promise.all([wrong, unknown, nowhere].map((response) => response.text()))
    expect(new Set(answers).size).toBe(1)
    expect([wrong.status, unknown.status, nowhere.status]).toEqual([401, 401, 401])
    expect(nowhere.headers.getSetCookie()).toEqual([])
  })

  it.each([dana.email, 'nobody@city.gov'])(
    'is shut for %s after too many failures, right password or not',
    async (email) => {
      await employ('clerk')
      for (let failure = 1; failure <= mostFailures; failure++)
        await signIn({ email, password: 'not the password' })
      expect((await signIn({ email, password: dana.password })).status).toBe(401)
      await sql`update directory.sign_in_failure set locked_until = now() - interval '1 second'
        where email = ${email}`.execute(db())
      expect((await signIn({ email, password: dana.password })).status).toBe(email === dana.email ? 200 : 401)
    },
  )

  it('does not let tries at the same moment slip past the count', async () => {
    await employ('clerk')
    const tries = Array.from({ length: mostFailures + 4 }, () =>
      signIn({ ...dana, password: 'not the password' }),
    )
    await Promise.all(tries)
    expect((await signIn(dana)).status).toBe(401)
  })

  it('forgets earlier failures after a good sign-in', async () => {
    await employ('clerk')
    for (let round = 1; round <= 2; round++) {
      for (let failure = 1; failure < mostFailures; failure++)
        await signIn({ ...dana, password: 'not the password' })
      client++
      expect((await signIn(dana)).status).toBe(200)
    }
  })

  it('slows down an address of the network that tries many people', async () => {
    const statuses = []
    for (let person = 0; person < 32; person++)
      statuses.push((await signIn({ email: `p${person}@city.gov`, password: 'x' })).status)
    expect(statuses.slice(-2)).toEqual([429, 429])
    expect(statuses[29]).toBe(401)
  })
})

describe('a session', () => {
  const hers = sql`"userId" = (select id from directory."user" where email = ${dana.email})`
  const begin = async () => {
    await employ('clerk')
    return cookieOf(await signIn(dana))
  }

  it('ends at sign-out, for good', async () => {
    const cookie = await begin()
    await send('/sign-out', { body: {}, cookie })
    expect(await codeOf(await send('/city', { cookie }))).toBe('NOT_SIGNED_IN')
  })

  it('ends when nobody uses it', async () => {
    const cookie = await begin()
    const quiet = (minutes: number) =>
      sql`update directory.session set "updatedAt" = now() - make_interval(mins => ${minutes})
        where ${hers}`.execute(db())
    await quiet(idleMinutes - 1)
    expect((await send('/city', { cookie })).status).toBe(200)
    const { rows } = await sql<{ used: boolean }>`
      select "updatedAt" > now() - interval '1 minute' as used from directory.session where ${hers}`.execute(
      db(),
    )
    expect(rows).toEqual([{ used: true }])
    await quiet(idleMinutes + 1)
    expect((await send('/city', { cookie })).status).toBe(401)
  })

  it('ends after a working day, however busy', async () => {
    const cookie = await begin()
    await sql`update directory.session set "expiresAt" = now() - interval '1 second' where ${hers}`.execute(
      db(),
    )
    expect((await send('/city', { cookie })).status).toBe(401)
  })

  it('is worth nothing with another signature', async () => {
    const cookie = await begin()
    expect((await send('/city', { cookie: cookie.replace(/\.[^.]+$/, '.AAAA') })).status).toBe(401)
  })

  it('does not open a city its person does not work for', async () => {
    const cookie = await begin()
    const response = await send('/city', { cookie, headers: { 'cartwright-city': 'directory' } })
    expect(await codeOf(response)).toBe('CITY_NOT_FOUND')
    expect((await send('/city', { cookie: `${cookie}; cartwright-city=directory` })).status).toBe(200)
  })

  it('changes nothing for a page of another site', async () => {
    const cookie = await begin()
    const from = (headers: object) => send('/sign-out', { body: {}, cookie, headers })
    expect(await codeOf(await from({ 'sec-fetch-site': 'cross-site' }))).toBe('FOREIGN_ORIGIN')
    expect(await codeOf(await from({ 'sec-fetch-site': 'same-site' }))).toBe('FOREIGN_ORIGIN')
    expect(await codeOf(await from({ origin: 'https://evil.example', host: 'localhost' }))).toBe(
      'FOREIGN_ORIGIN',
    )
    expect(await codeOf(await from({ origin: 'null', host: 'localhost' }))).toBe('FOREIGN_ORIGIN')
    expect((await send('/city', { cookie })).status).toBe(200)
    expect((await from({ origin: 'http://localhost', host: 'localhost' })).status).toBe(200)
  })
})

describe('the own password', () => {
  it('changes with the current one, and other sessions end', async () => {
    await employ('clerk')
    const [here, elsewhere] = [cookieOf(await signIn(dana)), cookieOf(await signIn(dana))]
    const change = (body: object) => send('/password', { body, cookie: here })
    expect(await codeOf(await change({ current: 'wrong one here', next: 'a calm harbour wall' }))).toBe(
      'PASSWORD_WRONG',
    )
    expect(await codeOf(await change({ current: dana.password, next: 'Password2026!' }))).toBe(
      'PASSWORD_TOO_COMMON',
    )
    expect(await codeOf(await change({ current: dana.password, next: 'short' }))).toBe('REQUEST_INVALID')
    const changed = await change({ current: dana.password, next: 'a calm harbour wall' })
    expect(changed.status).toBe(200)
    expect((await send('/city', { cookie: elsewhere })).status).toBe(401)
    expect((await send('/city', { cookie: cookieOf(changed) })).status).toBe(200)
    expect((await signIn(dana)).status).toBe(401)
    expect((await signIn({ ...dana, password: 'a calm harbour wall' })).status).toBe(200)
  })
})

describe('a password given at the terminal', () => {
  it('is the one that signs in from now on; sessions end, and sign-in is open again', async () => {
    const { userId } = (await (await employ('clerk')).json()) as { userId: string }
    const cookie = cookieOf(await signIn(dana))
    for (let failure = 0; failure <= mostFailures; failure++)
      await signIn({ ...dana, password: 'not this one' })
    expect((await signIn(dana)).status).toBe(401)
    const password = 'a calm harbour wall'
    await office.work((work) => setPassword(work, { userId, password }, hashPassword), 'administrator')
    expect((await send('/city', { cookie })).status).toBe(401)
    expect((await signIn(dana)).status).toBe(401)
    expect((await signIn({ ...dana, password })).status).toBe(200)
    const common = office.work((work) =>
      setPassword(work, { userId, password: 'Password2026!' }, hashPassword),
    )
    await expect(common).rejects.toMatchObject({ problem: { code: 'PASSWORD_TOO_COMMON' } })
  })
})

const click = (body: object) => send('/demo/sign-in', { body })

describe('one click', () => {
  it.each(practicePeople)('signs in to a practice city as $role', async ({ role, name }) => {
    await practise(true)
    await addPracticePeople(office.database(), office.city)
    const response = await click({ role, city: office.city })
    expect(await response.json()).toMatchObject({
      signedIn: true,
      role,
      person: { name },
      city: { demo: true },
    })
    expect((await send('/city', { cookie: cookieOf(response) })).status).toBe(200)
  })

  it('is refused in every other city, even with its invented people still there', async () => {
    await expect(addPracticePeople(office.database(), office.city)).rejects.toMatchObject({
      problem: { code: 'DEMO_ONLY' },
    })
    await practise(true)
    await addPracticePeople(office.database(), office.city)
    await practise(false)
    expect(await codeOf(await click({ role: 'manager', city: office.city }))).toBe('DEMO_ONLY')
  })

  it('never signs in as a real person of a practice city', async () => {
    await practise(true)
    await employ('manager')
    expect(await codeOf(await click({ role: 'manager', city: office.city }))).toBe('DEMO_ONLY')
  })

  it('invented people are given no role anywhere else, and no password', async () => {
    const invented = { email: 'clerk@marlow.practice.invalid', name: 'C', password: dana.password }
    expect(await codeOf(await employ('clerk', invented))).toBe('DEMO_PERSON_FIXED')
    await practise(true)
    await addPracticePeople(office.database(), office.city)
    const cookie = cookieOf(await click({ role: 'clerk', city: office.city }))
    const change = await send('/password', { cookie, body: { current: 'x', next: 'a calm harbour wall' } })
    expect(await codeOf(change)).toBe('DEMO_PERSON_FIXED')
  })
})
