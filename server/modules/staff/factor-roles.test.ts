import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { type Browser, employ, frontDoor, password } from '#test/front-door'
import { testOffice } from '#test/test-office'
import { addPracticePeople } from './practice-people.ts'
import { codeOf, stepAt } from './time-codes.ts'

const office = testOffice({ on: '2026-11-23' })
const browser = frontDoor(office)
const administrator = office.as('administrator')
const db = () => office.database().db
const demand = (...roles: string[]) => answered(administrator.put('/second-factor-roles', { roles }))

type Paths = Record<string, Record<string, { 'x-permission': string }>>
let ada: { email: string; userId: string }

async function signedIn(): Promise<Browser> {
  const visitor = browser()
  await answered(visitor.post('/sign-in', { email: ada.email, password }))
  return visitor
}

beforeEach(async () => {
  await demand()
  ada = await employ(office, 'ada', 'administrator')
})

describe('a role that must have a second factor', () => {
  it('reaches no route but those that set one up', async () => {
    const visitor = await signedIn()
    await demand('administrator')
    const { paths } = await answered<{ paths: Paths }>(office.get('/openapi.json'))
    const reached: string[] = []
    for (const [path, operations] of Object.entries(paths))
      for (const [method, { 'x-permission': permission }] of Object.entries(operations)) {
        if (permission === 'public') continue
        const route = path.replace(/^\/api/, '').replaceAll(/\{\w+\}/g, '1')
        const ask = visitor[method as 'get' | 'post' | 'put' | 'delete']
        const { code } = (await (await ask(route)).json()) as { code?: string }
        if (code !== 'SECOND_FACTOR_NEEDED') reached.push(`${method} ${route}`)
      }
    expect(reached.toSorted((one, other) => one.localeCompare(other))).toEqual(
      [
        'delete /sign-in/codes',
        'delete /sign-in/passkeys/1',
        'get /sign-in/ways',
        'post /sign-in/codes',
        'post /sign-in/codes/backup',
        'post /sign-in/confirm',
        'post /sign-in/factor/code',
        'post /sign-in/factor/passkey',
        'post /sign-in/factor/passkey/options',
        'post /sign-in/passkeys',
        'post /sign-in/passkeys/options',
        'put /sign-in/codes',
        'put /sign-in/passkeys/1',
      ].toSorted((one, other) => one.localeCompare(other)),
    )
  })

  it('is led to set one up after the password, and then reaches all of its role at once', async () => {
    await demand('administrator', 'manager')
    const visitor = browser()
    expect(await answered(visitor.post('/sign-in', { email: ada.email, password }))).toMatchObject({
      signedIn: true,
      step: 'set-up',
      permissions: ['sign-in.set-up'],
      authority: [],
    })
    expect(await answered(visitor.get('/sign-in/ways'))).toMatchObject({ required: true, codes: null })
    const { secret } = await answered<{ secret: string }>(visitor.post('/sign-in/codes'))
    const code = codeOf(secret, stepAt(Temporal.Now.instant()))
    await answered(visitor.put('/sign-in/codes', { code }))
    expect(await answered(visitor.get('/session'))).toMatchObject({ signedIn: true, step: null })
    await answered(visitor.get('/staff'))
    await answered(visitor.delete('/sign-in/codes'))
    expect(await refused(visitor.get('/staff'))).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' })
    expect(await answered(visitor.get('/session'))).toMatchObject({ step: 'set-up' })
  })

  it('is named by an administrator, on the record, and others are not held', async () => {
    expect(await refused(office.as('manager').put('/second-factor-roles', { roles: [] }))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
    await demand('manager', 'administrator')
    expect(await answered(administrator.get('/second-factor-roles'))).toEqual({
      roles: ['manager', 'administrator'],
    })
    const record = await answered<{ rows: object[] }>(
      administrator.get('/audit?command=set-second-factor-roles'),
    )
    expect(record.rows[0]).toMatchObject({
      changes: { roles: { from: [], to: ['manager', 'administrator'] } },
    })
    await demand('clerk')
    await answered((await signedIn()).get('/staff'))
  })

  it('is not asked of the invented people of a practice city, who have nothing to set up', async () => {
    await sql`update directory.city set demo = true where name = ${office.city}`.execute(db())
    await addPracticePeople(office.database(), office.city)
    await demand('administrator')
    const visitor = browser()
    await answered(visitor.post('/demo/sign-in', { role: 'administrator', city: office.city }))
    await answered(visitor.get('/staff'))
    expect(await refused(visitor.post('/sign-in/codes'))).toMatchObject({ code: 'DEMO_PERSON_FIXED' })
    await sql`update directory.city set demo = false where name = ${office.city}`.execute(db())
    expect(await refused((await signedIn()).get('/staff'))).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' })
  })
})
