import { beforeEach, describe, expect, it } from 'vitest'
import { type PostOffice, PostOfficeFailed } from '#kernel/post-office'
import { uspsPostOffice } from './usps.ts'
import { uspsSimulator } from './simulator.ts'

const asked = { line1: '212 Oak Street', line2: 'Apt B', place: 'Marlow', state: 'CA', zip: '90009' }
const who = { id: 'practice', secret: 'invented' }

const sayOf = (office: PostOffice, line1: string) => office.check({ ...asked, line1 })

/** What every post office keeps to; with the real one’s credentials in the environment it is asked as well. */
const contract = (open: () => PostOffice) => {
  it('answers an address it knows with its parts', async () => {
    const answer = await open().check({
      line1: '475 L’Enfant Plaza SW',
      line2: null,
      place: 'Washington',
      state: 'DC',
      zip: '20260',
    })
    expect(answer).toMatchObject({
      found: true,
      address: { state: 'DC', zip: expect.stringMatching(/^20260/) },
    })
  })
  it('says that it does not know an address', async () => {
    const answer = await open().check({ ...asked, line1: '99999 Nowhere Nonesuch Blvd' })
    expect(answer).toMatchObject({ found: false })
  })
  it('knows the place of a ZIP code', async () => {
    expect(await open().placeOf('90009')).toMatchObject({ state: 'CA' })
    expect(await open().placeOf('00000')).toBeNull()
  })
}

describe('the simulator', () => {
  let at: Temporal.Instant
  let simulator: ReturnType<typeof uspsSimulator>
  let office: PostOffice
  const now = () => at
  const later = (seconds: number) => {
    at = at.add({ seconds })
  }
  beforeEach(() => {
    at = Temporal.Instant.from('2026-11-23T16:00:00Z')
    simulator = uspsSimulator({ ...who, now })
    office = uspsPostOffice({ ...who, base: 'https://usps.example', send: simulator.send, now })
  })

  contract(() => office)

  it('is asked for a token once, and again shortly before it ends', async () => {
    const tokens = () => simulator.calls.filter((path) => path.endsWith('/token')).length
    await Promise.all([office.check(asked), office.check(asked)])
    later(28_700)
    await office.check(asked)
    expect(tokens()).toBe(1)
    later(50)
    await office.check(asked)
    expect(tokens()).toBe(2)
    simulator.feel('forgets-token')
    expect(await office.check(asked)).toMatchObject({ found: true })
    expect(tokens()).toBe(3)
  })

  it('reads either name of the additional information, leaves empty corrections out, and takes Y as vacant', async () => {
    for (const house of [1, 2, 3, 4, 5, 6])
      expect(await sayOf(office, `${house} Oak Street`)).toMatchObject({
        dpv: 'Y',
        vacant: false,
        address: { line1: `${house} OAK ST`, line2: 'APT B', place: 'MARLOW' },
        remarks: ['Single Response - exact match'],
      })
    expect(await sayOf(office, '7 Vacant Street')).toMatchObject({ dpv: 'Y', vacant: true })
    expect(await sayOf(office, '7 Nounit Street')).toMatchObject({
      dpv: 'D',
      remarks: [expect.stringContaining('apartment'), expect.any(String)],
    })
  })

  it.each([
    ['1 Nowhere St', 'not-found'],
    ['1 Several St', 'several'],
    ['', 'address'],
  ])('says why it knows no “%s”', async (line1, why) => {
    expect(await office.check({ ...asked, line1 })).toMatchObject({ found: false, why })
  })

  it('counts sixty calls an hour, and asks no more until they are free again', async () => {
    for (let house = 0; house < 59; house++) await office.check({ ...asked, line1: `${house} Oak St` })
    expect(office.left()).toBe(0)
    const before = simulator.calls.length
    await expect(office.check(asked)).rejects.toMatchObject({ kind: 'busy', afterSeconds: 3600 })
    expect(simulator.calls).toHaveLength(before)
    later(3601)
    expect(await office.check(asked)).toMatchObject({ found: true })
  })

  it('waits until the day and time the service names', async () => {
    const headers = { 'retry-after': 'Mon, 23 Nov 2026 16:30:00 GMT' }
    const send = () => Promise.resolve(new Response('', { status: 429, headers }))
    const told = uspsPostOffice({ ...who, base: 'https://usps.example', send, now })
    await expect(told.check(asked)).rejects.toMatchObject({ kind: 'busy', afterSeconds: 1800 })
  })

  it('waits as long as the service asks for', async () => {
    const other = uspsPostOffice({ ...who, base: 'https://usps.example', send: simulator.send, now })
    for (let house = 0; house < 59; house++) await other.check({ ...asked, line1: `${house} Oak St` })
    await expect(office.check(asked)).rejects.toMatchObject({ kind: 'busy', afterSeconds: 1200 })
    expect(office.left()).toBe(0)
    later(1199)
    await expect(office.check(asked)).rejects.toMatchObject({ kind: 'busy', afterSeconds: 1 })
  })

  it.each([
    ['down', 'away'],
    ['garbled', 'away'],
  ] as const)('says that it is away when the service is %s', async (mood, kind) => {
    simulator.feel(mood)
    await expect(office.check(asked)).rejects.toMatchObject({ kind })
  })

  it('says that it is not admitted, and nothing of the secret', async () => {
    const wrong = uspsPostOffice({
      id: 'x',
      secret: 'very-secret',
      base: 'https://u.example',
      send: simulator.send,
      now,
    })
    const error = await wrong.check(asked).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PostOfficeFailed)
    expect(error).toMatchObject({ kind: 'not-admitted' })
    expect(String(error)).not.toContain('very-secret')
  })

  it('says that it was not reached', async () => {
    const cut = uspsPostOffice({
      ...who,
      base: 'https://u.example',
      send: () => Promise.reject(new Error('no route')),
      now,
    })
    await expect(cut.check(asked)).rejects.toMatchObject({ kind: 'away' })
  })
})

const { CARTWRIGHT_USPS_ID: id, CARTWRIGHT_USPS_SECRET: secret } = process.env
// Only on request: it costs some of the sixty calls that the office has in an hour. Without credentials there is none to ask.
describe.each(id && secret ? [{ id, secret }] : [])('the real one', (credentials) => {
  const real = uspsPostOffice({
    ...credentials,
    base: process.env.CARTWRIGHT_USPS_URL ?? 'https://apis-tem.usps.com',
    send: (request) => fetch(request),
    now: () => Temporal.Now.instant(),
  })
  contract(() => real)
})
