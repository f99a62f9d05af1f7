import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { type Browser, employ, frontDoor, password } from '#test/front-door'
import { softKey } from '#test/soft-key'
import { testOffice } from '#test/test-office'
import { addPracticePeople } from './practice-people.ts'
import { codeOf, stepAt } from './time-codes.ts'

const office = testOffice({ on: '2026-11-23' })
const browser = frontDoor(office)
const administrator = office.as('administrator')
const db = () => office.database().db
let ada: { email: string; userId: string }

const demand = (...roles: string[]) => answered(administrator.put('/second-factor-roles', { roles }))
const codeOfApp = (secret: string, off = 0): string => codeOf(secret, stepAt(Temporal.Now.instant()) + off)

/** Lets so many minutes go by since anything was shown or proved, and the last code be long ago. */
async function waited(minutes: number): Promise<void> {
  const ago = sql`make_interval(mins => ${minutes})`
  await sql`update directory.session set "confirmedAt" = "confirmedAt" - ${ago}, "factorAt" = "factorAt" - ${ago}
    where "userId" = ${ada.userId}`.execute(db())
  await sql`update directory.sign_in_code set last_step = null where user_id = ${ada.userId}`.execute(db())
}

async function signedIn(): Promise<Browser> {
  const visitor = browser()
  await answered(visitor.post('/sign-in', { email: ada.email, password }))
  return visitor
}

/** Somebody who has just set up codes, and shown none since. */
async function withCodes() {
  const here = await signedIn()
  const { secret } = await answered<{ secret: string }>(here.post('/sign-in/codes'))
  await answered(here.put('/sign-in/codes', { code: codeOfApp(secret) }))
  await waited(1)
  return { here, secret }
}

const token = { name: 'Night export', scopes: ['city.read'], days: 30 }
const make = (visitor: Browser) => visitor.post('/tokens', token)
const makeMachine = (visitor: Browser, role: string) => visitor.post('/city-tokens', { ...token, role })

beforeEach(async () => {
  await demand()
  ada = await employ(office, 'ada', 'administrator')
})

describe('a token, where the role must have a second factor,', () => {
  it('is made after a code was shown just now, and ten minutes later after another', async () => {
    const { here, secret } = await withCodes()
    await demand('administrator')
    const asked = { code: 'FACTOR_FIRST', details: { by: ['code'] } }
    expect(await refused(make(here))).toEqual(asked)
    const wrong = here.post('/sign-in/factor/code', { code: codeOfApp(secret, 5) })
    expect(await refused(wrong)).toMatchObject({ code: 'CODE_REFUSED' })
    expect(await refused(make(here))).toEqual(asked)
    await answered(here.post('/sign-in/factor/code', { code: codeOfApp(secret) }))
    await answered(make(here))
    await waited(11)
    expect(await refused(make(here))).toEqual(asked)
    expect(await refused(makeMachine(here, 'auditor'))).toEqual(asked)
  })

  it('is not made by the password: it proves who somebody is, and is no second factor', async () => {
    const { here } = await withCodes()
    await demand('administrator')
    await waited(11)
    await answered(here.post('/sign-in/confirm', { password }))
    expect(await refused(make(here))).toMatchObject({ code: 'FACTOR_FIRST' })
  })

  it('is made at once by who just signed in with a code', async () => {
    const { secret } = await withCodes()
    await demand('administrator')
    const visitor = await signedIn()
    await answered(visitor.post('/sign-in/code', { code: codeOfApp(secret) }))
    expect(await answered(make(visitor))).toMatchObject({ name: token.name })
  })

  it('is made after a passkey of theirs was shown, and of nobody else', async () => {
    const [here, key, other] = [await signedIn(), softKey(), softKey()]
    const optionsOf = async (path: string) =>
      (await answered<{ options: { challenge: string } }>(here.post(path))).options
    const register = async () => optionsOf('/sign-in/passkeys/options')
    await answered(here.post('/sign-in/passkeys', { name: 'Key', answer: key.register(await register()) }))
    await demand('administrator')
    expect(await refused(make(here))).toMatchObject({ details: { by: ['passkey'] } })
    const shown = '/sign-in/factor/passkey'
    const foreign = here.post(shown, { answer: other.answer(await optionsOf(`${shown}/options`)) })
    expect(await refused(foreign)).toMatchObject({ code: 'PASSKEY_REFUSED' })
    const answer = key.answer(await optionsOf(`${shown}/options`))
    await answered(here.post(shown, { answer }))
    expect(await refused(here.post(shown, { answer }))).toMatchObject({ code: 'PASSKEY_REFUSED' })
    await answered(make(here))
  })

  it('of a machine is asked for as well when the role of the machine must have one', async () => {
    const here = await signedIn()
    await demand('coordinator')
    expect(await refused(makeMachine(here, 'coordinator'))).toEqual({
      code: 'FACTOR_FIRST',
      details: { by: [] },
    })
    await answered(makeMachine(here, 'auditor'))
    expect(await refused(here.post('/sign-in/factor/passkey/options'))).toMatchObject({
      code: 'FACTOR_NOT_FOUND',
    })
  })
})

describe('a token, where no role must have one,', () => {
  it('is made by who proved a moment ago who they are', async () => {
    const here = await signedIn()
    await answered(make(here))
    await waited(11)
    expect(await refused(make(here))).toEqual({ code: 'CONFIRM_FIRST', details: { by: ['password'] } })
    await answered(here.post('/sign-in/confirm', { password }))
    await answered(make(here))
  })

  it('is made by the invented people of a practice city, who have nothing to show', async () => {
    await sql`update directory.city set demo = true where name = ${office.city}`.execute(db())
    await addPracticePeople(office.database(), office.city)
    await demand('administrator')
    const visitor = browser()
    await answered(visitor.post('/demo/sign-in', { role: 'administrator', city: office.city }))
    expect(await answered(makeMachine(visitor, 'auditor'))).toMatchObject({ name: token.name })
    await sql`update directory.city set demo = false where name = ${office.city}`.execute(db())
  })
})
