import { beforeEach, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { type Browser, employ, frontDoor, password } from '#test/front-door'
import { softKey } from '#test/soft-key'
import { testOffice } from '#test/test-office'

type Asked = { options: { challenge: string; excludeCredentials?: { id: string }[] } }
type Ways = { method: string; passkeys: { id: string; name: string; lastUsedAt: string | null }[] }

const office = testOffice({ on: '2026-11-23' })
const browser = frontDoor(office)
let dana: { email: string; userId: string }

async function signedIn(): Promise<Browser> {
  const visitor = browser()
  await answered(visitor.post('/sign-in', { email: dana.email, password }))
  return visitor
}
const asked = async (visitor: Browser, path: string): Promise<Asked['options']> =>
  (await answered<Asked>(visitor.post(path))).options

async function withKey(name = 'Laptop') {
  const [here, key] = [await signedIn(), softKey()]
  const options = await asked(here, '/sign-in/passkeys/options')
  await answered(here.post('/sign-in/passkeys', { name, answer: key.register(options) }))
  return { here, key }
}
const ways = (visitor: Browser): Promise<Ways> => answered<Ways>(visitor.get('/sign-in/ways'))

beforeEach(async () => {
  dana = await employ(office, 'dana')
})

describe('a passkey', () => {
  it('is registered under a name, signs in by itself, and is asked for after the password from then on', async () => {
    const elsewhere = await signedIn()
    const { here, key } = await withKey()
    expect(await ways(here)).toMatchObject({
      method: 'passkey',
      passkeys: [{ name: 'Laptop', lastUsedAt: null }],
    })
    expect((await elsewhere.get('/city')).status).toBe(401)
    const visitor = browser()
    expect(await answered(visitor.post('/sign-in', { email: dana.email, password }))).toMatchObject({
      signedIn: false,
      step: 'second-factor',
      factors: ['passkey'],
    })
    const options = await asked(visitor, '/sign-in/passkey/options')
    expect(await answered(visitor.post('/sign-in/passkey', { answer: key.answer(options) }))).toMatchObject({
      signedIn: true,
      person: { email: dana.email },
    })
    expect((await ways(visitor)).passkeys[0]?.lastUsedAt).not.toBeNull()
  })

  it('is renamed and taken away, on the record; the other sessions end, and the password alone signs in again', async () => {
    const { here, key } = await withKey()
    const elsewhere = browser()
    const options = await asked(elsewhere, '/sign-in/passkey/options')
    await answered(elsewhere.post('/sign-in/passkey', { answer: key.answer(options) }))
    const { id } = (await ways(here)).passkeys[0]!
    await answered(here.put(`/sign-in/passkeys/${id}`, { name: 'Old laptop' }))
    const pat = await employ(office, 'pat')
    const other = browser()
    await answered(other.post('/sign-in', { email: pat.email, password }))
    expect(await refused(other.delete(`/sign-in/passkeys/${id}`))).toMatchObject({ code: 'FACTOR_NOT_FOUND' })
    await answered(here.delete(`/sign-in/passkeys/${id}`))
    expect((await elsewhere.get('/city')).status).toBe(401)
    expect(await ways(here)).toMatchObject({ method: 'password', passkeys: [] })
    const gone = await asked(elsewhere, '/sign-in/passkey/options')
    expect(await refused(elsewhere.post('/sign-in/passkey', { answer: key.answer(gone) }))).toMatchObject({
      code: 'PASSKEY_REFUSED',
    })
    await signedIn()
    const record = await answered<{ rows: { command: string }[] }>(
      office.as('administrator').get(`/audit?subject=${encodeURIComponent(`person ${dana.email}`)}`),
    )
    expect(record.rows.map(({ command }) => command)).toEqual(
      expect.arrayContaining(['register-passkey', 'rename-passkey', 'remove-passkey']),
    )
  })

  it('is not registered with an answer that does not fit what was asked, nor twice', async () => {
    const { here, key } = await withKey()
    const attempt = async (change: (options: Asked['options']) => object) => {
      const options = await asked(here, '/sign-in/passkeys/options')
      return refused(here.post('/sign-in/passkeys', { name: 'Another', answer: change(options) }))
    }
    for (const change of [
      () => softKey().register({ challenge: 'AAAA' }),
      (options: Asked['options']) => softKey().register(options, { origin: 'https://evil.example' }),
      (options: Asked['options']) => softKey().register(options, { host: 'evil.example' }),
      (options: Asked['options']) => softKey().register(options, { asked: false }),
      () => ({ id: 'nonsense' }),
    ])
      expect(await attempt(change)).toMatchObject({ code: 'PASSKEY_REFUSED' })
    expect(await attempt((options) => key.register(options))).toMatchObject({ code: 'PASSKEY_ALREADY_HERE' })
    const { options } = await answered<Asked>(here.post('/sign-in/passkeys/options'))
    expect(options.excludeCredentials).toHaveLength(1)
  })

  it('does not sign in with an answer of another site, an old one, a copy, or without asking its owner', async () => {
    const { key } = await withKey()
    const visitor = browser()
    const attempt = async (change: (options: Asked['options']) => object) => {
      const options = await asked(visitor, '/sign-in/passkey/options')
      return visitor.post('/sign-in/passkey', { answer: change(options) })
    }
    await answered(attempt((options) => key.answer(options, { counter: 7 })))
    let old: object = {}
    await answered(attempt((options) => (old = key.answer(options, { counter: 8 }))))
    for (const change of [
      () => old,
      (options: Asked['options']) => key.answer(options, { counter: 8 }),
      (options: Asked['options']) => key.answer(options, { counter: 9, origin: 'https://evil.example' }),
      (options: Asked['options']) => key.answer(options, { counter: 9, host: 'evil.example' }),
      (options: Asked['options']) => key.answer(options, { counter: 9, asked: false }),
      (options: Asked['options']) => softKey().answer(options),
      (options: Asked['options']) => ({ ...softKey().answer(options), id: key.answer(options).id }),
    ])
      expect(await refused(attempt(change))).toMatchObject({ code: 'PASSKEY_REFUSED' })
    await answered(attempt((options) => key.answer(options, { counter: 9 })))
  })
})
