import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { type Browser, employ, frontDoor, password } from '#test/front-door'
import { testOffice } from '#test/test-office'
import { mostFailures } from './attempts.ts'
import { codeOf, stepAt } from './time-codes.ts'

const office = testOffice({ on: '2026-11-23' })
const browser = frontDoor(office)
const db = () => office.database().db
let dana: { email: string; userId: string }

/** The code an app shows now, or so many half minutes from now. */
const codeOfApp = (secret: string, off = 0): string => codeOf(secret, stepAt(Temporal.Now.instant()) + off)
/** Lets the last code have been long ago, so that a test need not wait for the next half minute. */
const later = () => sql`update directory.sign_in_code set last_step = null`.execute(db())

const byPassword = async (visitor: Browser): Promise<object> =>
  answered(visitor.post('/sign-in', { email: dana.email, password }))

async function signedIn(): Promise<Browser> {
  const visitor = browser()
  await byPassword(visitor)
  return visitor
}

async function withCodes(): Promise<{ here: Browser; secret: string; backupCodes: string[] }> {
  const here = await signedIn()
  const { secret } = await answered<{ secret: string }>(here.post('/sign-in/codes'))
  const confirmed = here.put('/sign-in/codes', { code: codeOfApp(secret) })
  const { backupCodes } = await answered<{ backupCodes: string[] }>(confirmed)
  await later()
  return { here, secret, backupCodes }
}

const recorded = async (command: string): Promise<object[]> =>
  (await answered<{ rows: object[] }>(office.as('administrator').get(`/audit?command=${command}`))).rows

beforeEach(async () => {
  dana = await employ(office, 'dana')
})

describe('setting up codes', () => {
  it('gives a secret as text and picture, counts after its first code, and gives ten backup codes', async () => {
    const here = await signedIn()
    const begun = await answered<{ secret: string; address: string; qrCode: string }>(
      here.post('/sign-in/codes'),
    )
    expect(begun.address).toContain(`secret=${begun.secret}`)
    expect(begun.qrCode).toMatch(/^<svg/)
    expect(await answered(here.get('/sign-in/ways'))).toMatchObject({ codes: null, method: 'password' })
    expect(await byPassword(browser())).toMatchObject({ signedIn: true })
    const wrong = here.put('/sign-in/codes', { code: codeOfApp(begun.secret, 5) })
    expect(await refused(wrong)).toMatchObject({ code: 'CODE_REFUSED' })
    const { backupCodes } = await answered<{ backupCodes: string[] }>(
      here.put('/sign-in/codes', { code: codeOfApp(begun.secret) }),
    )
    expect(new Set(backupCodes).size).toBe(10)
    expect(await answered(here.get('/sign-in/ways'))).toMatchObject({
      codes: { backupCodesLeft: 10 },
      method: 'code',
    })
    expect(await refused(here.post('/sign-in/codes'))).toMatchObject({ code: 'CODES_ALREADY_SET_UP' })
    expect(await recorded('set-up-codes')).toMatchObject([{ subject: `person ${dana.email}` }])
  })

  it('ends the sessions that were begun elsewhere by the password alone', async () => {
    const elsewhere = await signedIn()
    await withCodes()
    expect((await elsewhere.get('/city')).status).toBe(401)
  })

  it('asks again who it is when that was long ago, and counts wrong answers', async () => {
    const here = await signedIn()
    await sql`update directory.session set "confirmedAt" = now() - interval '11 minutes'
      where "userId" = ${dana.userId}`.execute(db())
    expect(await refused(here.post('/sign-in/codes'))).toMatchObject({
      code: 'CONFIRM_FIRST',
      details: { by: ['password'] },
    })
    expect(await refused(here.post('/sign-in/confirm', { password: 'not the password' }))).toMatchObject({
      code: 'CONFIRM_REFUSED',
    })
    await answered(here.post('/sign-in/confirm', { password }))
    expect((await here.post('/sign-in/codes')).status).toBe(201)
    for (let failure = 0; failure < mostFailures; failure++)
      await here.post('/sign-in/confirm', { password: 'not the password' })
    expect(await refused(here.post('/sign-in/confirm', { password }))).toMatchObject({
      code: 'CONFIRM_REFUSED',
    })
  })

  it('keeps secrets and codes where the application cannot read them, and never as they are', async () => {
    const { secret, backupCodes } = await withCodes()
    for (const column of [
      'secret from directory.sign_in_code',
      'hash from directory.backup_code',
      'public_key from directory.passkey',
      'subject from directory.oidc_identity',
      'facts from directory.sign_in_step',
    ]) {
      const read = office.work((work) => sql.raw(`select ${column}`).execute(work.db))
      await expect(read).rejects.toThrow('permission denied')
    }
    const { rows } = await sql`select to_jsonb(c) as c, to_jsonb(b) as b
      from directory.sign_in_code c join directory.backup_code b using (user_id)`.execute(db())
    expect(rows).toHaveLength(10)
    for (const plain of [secret, ...backupCodes, ...backupCodes.map((code) => code.replace('-', ''))])
      expect(JSON.stringify(rows)).not.toContain(plain)
  })
})

describe('signing in with codes', () => {
  it('asks for the code after the password, and opens nothing before', async () => {
    const { secret } = await withCodes()
    const visitor = browser()
    expect(await byPassword(visitor)).toMatchObject({
      signedIn: false,
      person: null,
      step: 'second-factor',
      factors: ['code'],
    })
    expect((await visitor.get('/city')).status).toBe(401)
    expect(await answered(visitor.get('/session'))).toMatchObject({ signedIn: false, person: null })
    expect(await answered(visitor.post('/sign-in/code', { code: codeOfApp(secret) }))).toMatchObject({
      signedIn: true,
      step: null,
      role: 'clerk',
    })
    expect((await visitor.get('/city')).status).toBe(200)
  })

  it('takes no code twice, nor an earlier one, nor the one that set it up', async () => {
    const { secret } = await withCodes()
    const [one, other] = [browser(), browser()]
    await byPassword(one)
    await byPassword(other)
    const [before, now, next] = [-1, 0, 1].map((off) => codeOfApp(secret, off))
    await answered(one.post('/sign-in/code', { code: now }))
    for (const code of [now, before])
      expect(await refused(other.post('/sign-in/code', { code }))).toMatchObject({ code: 'CODE_REFUSED' })
    await answered(other.post('/sign-in/code', { code: next }))
  })

  it('takes a code once, when two try it at the same moment', async () => {
    const { secret, backupCodes } = await withCodes()
    for (const code of [codeOfApp(secret), backupCodes[0]!]) {
      const visitors = [browser(), browser(), browser()]
      for (const visitor of visitors) await byPassword(visitor)
      const answers = await Promise.all(visitors.map((visitor) => visitor.post('/sign-in/code', { code })))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    }
  })

  it('takes a backup code once, however it is typed', async () => {
    const { here, backupCodes } = await withCodes()
    const visitor = browser()
    await byPassword(visitor)
    await answered(visitor.post('/sign-in/code', { code: backupCodes[3]!.toUpperCase().replace('-', ' ') }))
    const again = browser()
    await byPassword(again)
    expect(await refused(again.post('/sign-in/code', { code: backupCodes[3]! }))).toMatchObject({
      code: 'CODE_REFUSED',
    })
    expect(await answered(here.get('/sign-in/ways'))).toMatchObject({ codes: { backupCodesLeft: 9 } })
    const renewed = await answered<{ backupCodes: string[] }>(here.post('/sign-in/codes/backup'))
    expect(await refused(again.post('/sign-in/code', { code: backupCodes[4]! }))).toMatchObject({
      code: 'CODE_REFUSED',
    })
    await answered(again.post('/sign-in/code', { code: renewed.backupCodes[0]! }))
  })

  it('is shut after too many wrong codes, right ones or not, and a known password gives no new tries', async () => {
    const { secret } = await withCodes()
    const visitor = browser()
    for (let failure = 0; failure <= mostFailures / 2; failure++) {
      await visitor.post('/sign-in', { email: dana.email, password })
      await visitor.post('/sign-in/code', { code: codeOfApp(secret, 9) })
    }
    expect(await refused(visitor.post('/sign-in/code', { code: codeOfApp(secret) }))).toMatchObject({
      code: 'CODE_REFUSED',
    })
    expect(await refused(visitor.post('/sign-in', { email: dana.email, password }))).toMatchObject({
      code: 'SIGN_IN_REFUSED',
    })
  })

  it('is over after ten minutes, after its code, and with another cookie', async () => {
    const { secret } = await withCodes()
    const visitor = browser()
    await byPassword(visitor)
    await sql`update directory.sign_in_step set expires_at = now() where user_id = ${dana.userId}`.execute(
      db(),
    )
    const code = codeOfApp(secret)
    expect(await refused(visitor.post('/sign-in/code', { code }))).toMatchObject({
      code: 'SIGN_IN_STEP_OVER',
    })
    await byPassword(visitor)
    const stolen = new Map(visitor.jar)
    await answered(visitor.post('/sign-in/code', { code }))
    const thief = browser()
    for (const [name, value] of stolen) thief.jar.set(name, value)
    expect(await refused(thief.post('/sign-in/code', { code: codeOfApp(secret, 1) }))).toMatchObject({
      code: 'SIGN_IN_STEP_OVER',
    })
    expect(await refused(browser().post('/sign-in/code', { code }))).toMatchObject({
      code: 'SIGN_IN_STEP_OVER',
    })
  })

  it('stays as good when the password is changed', async () => {
    const { here } = await withCodes()
    await answered(here.post('/password', { current: password, next: 'a calm harbour wall' }))
    expect(await answered(here.get('/sign-in/ways'))).toMatchObject({ method: 'code' })
  })
})

describe('codes are taken away', () => {
  it('by the person, after a proof, and the other sessions end', async () => {
    const { here, secret } = await withCodes()
    const elsewhere = browser()
    await byPassword(elsewhere)
    await answered(elsewhere.post('/sign-in/code', { code: codeOfApp(secret) }))
    await sql`update directory.session set "confirmedAt" = now() - interval '1 hour'`.execute(db())
    expect(await refused(here.delete('/sign-in/codes'))).toMatchObject({ code: 'CONFIRM_FIRST' })
    await answered(here.post('/sign-in/confirm', { password }))
    await answered(here.delete('/sign-in/codes'))
    expect((await elsewhere.get('/city')).status).toBe(401)
    expect(await answered(here.get('/sign-in/ways'))).toMatchObject({ codes: null, method: 'password' })
    expect(await byPassword(browser())).toMatchObject({ signedIn: true })
    expect(await refused(here.delete('/sign-in/codes'))).toMatchObject({ code: 'FACTOR_NOT_FOUND' })
    expect(await recorded('remove-codes')).toMatchObject([{ subject: `person ${dana.email}` }])
  })

  it('by an administrator and nobody else, on the record, and all sessions end', async () => {
    const { here } = await withCodes()
    const path = `/staff/${dana.userId}/second-factor`
    expect(await refused(office.as('manager').delete(path))).toMatchObject({ code: 'NOT_PERMITTED' })
    await answered(office.as('administrator').delete(path))
    expect((await here.get('/city')).status).toBe(401)
    expect(await byPassword(browser())).toMatchObject({ signedIn: true })
    expect(await recorded('reset-second-factor')).toMatchObject([
      { actor: { name: 'Test administrator' }, subject: `person ${dana.email}` },
    ])
    expect(await refused(office.as('administrator').delete('/staff/nobody/second-factor'))).toMatchObject({
      code: 'PERSON_NOT_FOUND',
    })
  })

  it('but an administrator does not reset their own in passing', async () => {
    const ada = await employ(office, 'ada', 'administrator')
    const visitor = browser()
    await answered(visitor.post('/sign-in', { email: ada.email, password }))
    expect(await refused(visitor.delete(`/staff/${ada.userId}/second-factor`))).toMatchObject({
      code: 'OWN_FACTOR_NOT_RESET',
    })
  })
})
