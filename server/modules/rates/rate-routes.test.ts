import { join } from 'node:path'
import type { rates } from '@cartwright/api/rates'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeEach, describe, expect, it } from 'vitest'
import { testOffice } from '#test/test-office'
import { checkCityFolder } from '../setup/check-city-folder.ts'
import { loadCityFolder } from '../setup/load-city-folder.ts'

const office = testOffice({ on: '2026-11-23' })
const marlow = checkCityFolder(join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow'))

beforeEach(async () => {
  const { folder } = await marlow
  await office.work((work) => loadCityFolder(work, folder!), 'administrator')
})

const read = async <Answer>(response: Promise<Response>): Promise<Answer> =>
  (await (await response).json()) as Answer
type Quote = SuccessOf<typeof rates.quote>
const quote = (body: object) => read<Quote>(office.post('/quote', body))
const count = () =>
  office.work(({ db }) =>
    db
      .selectFrom('command_record')
      .select(({ fn }) => fn.countAll().as('n'))
      .execute(),
  )
const november = { from: '2026-11-01', until: '2026-12-01' }
const bin = { stream: 'refuse', container: 'bin', size: '4 yd', pickupsPerWeek: 1 }

describe('the rate tables', () => {
  it('list every version with its resolution, its days and whether it is in force, newest first', async () => {
    const { rows } = await read<SuccessOf<typeof rates.versions>>(office.get('/rates/versions'))
    const folder = (await marlow).folder!
    expect(rows).toHaveLength(folder.rateVersions.length)
    expect(rows.map(({ effectiveFrom }) => effectiveFrom)).toEqual(
      rows
        .map(({ effectiveFrom }) => effectiveFrom)
        .toSorted()
        .toReversed(),
    )
    expect(rows.find(({ inForce }) => inForce)).toMatchObject({ postedRuns: 0 })
    expect(rows.every(({ resolution }) => resolution.length > 0)).toBe(true)
  })

  it('page through the rows in force on a day, and find some of them', async () => {
    type Page = SuccessOf<typeof rates.rows>
    const first = await read<Page>(office.get('/rates/rows?limit=100&on=2026-11-23'))
    const second = await read<Page>(office.get(`/rates/rows?limit=1000&on=2026-11-23&after=${first.next}`))
    expect(first.rows.length + second.rows.length).toBe(first.totals.rows)
    expect(second.next).toBeNull()
    const bins = await read<Page>(office.get('/rates/rows?container=bin&charge=first&find=4%20yd'))
    expect(bins.rows.length).toBeGreaterThan(0)
    expect(bins.rows.every(({ container, charge }) => container === 'bin' && charge === 'first')).toBe(true)
  })

  it('name a version that is not there', async () => {
    const response = await office.get('/rates/rows?version=999')
    expect(await response.json()).toMatchObject({ code: 'RATE_VERSION_NOT_FOUND', details: { version: 999 } })
  })

  it('offer only what they have rates for', async () => {
    const choices = await read<SuccessOf<typeof rates.choices>>(office.get('/rates/choices'))
    expect(choices.classes).toContain('residential')
    expect(choices.services).toContainEqual(expect.objectContaining({ container: 'bin', size: '4 yd' }))
    expect(choices.discounts.map(({ code }) => code)).toContain('senior')
    expect(choices.events.map(({ code }) => code)).toContain('bulky')
  })
})

describe('a quote', () => {
  it('is the same as the stored row says, with its working in both languages', async () => {
    const { charges, gaps, totalCents, months } = await quote({
      class: 'commercial',
      ...november,
      services: [bin],
    })
    expect({ gaps, months }).toEqual({ gaps: [], months: 1 })
    expect(charges.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(totalCents)
    const [charge] = charges
    const page = await read<SuccessOf<typeof rates.rows>>(office.get('/rates/rows?limit=1000'))
    const row = page.rows.find(({ id }) => id === charge!.rateId)
    expect(charge).toMatchObject({ service: 0, amountCents: row!.amountCents, from: november.from })
    expect(charge!.why.en.join(' ')).toContain(row!.resolution)
    expect(charge!.why.es.join(' ')).toContain('Tarifa')
  })

  it('stores nothing', async () => {
    const before = await count()
    await quote({ class: 'commercial', ...november, services: [bin] })
    expect(await count()).toEqual(before)
  })

  it('tells a service without a rate as a gap with its days', async () => {
    const { charges, gaps } = await quote({
      class: 'commercial',
      ...november,
      services: [{ ...bin, size: '9 yd', from: '2026-11-10' }],
    })
    expect(charges).toEqual([])
    expect(gaps).toMatchObject([{ service: 0, from: '2026-11-10', until: '2026-12-01' }])
  })

  it.each([
    { fault: 'days in the wrong order', body: { from: '2026-12-01', until: '2026-11-01' }, field: 'until' },
    {
      fault: 'an event outside the days',
      body: { ...november, events: [{ code: 'bulky', on: '2026-12-01' }] },
      field: 'events',
    },
    {
      fault: 'an event of no service',
      body: { ...november, services: [bin], events: [{ code: 'load', on: '2026-11-02', service: 1 }] },
      field: 'events',
    },
  ])('points out $fault', async ({ body, field }) => {
    const response = await office.post('/quote', { class: 'commercial', ...body })
    expect(await response.json()).toMatchObject({
      code: 'REQUEST_INVALID',
      details: { faults: [{ field }] },
    })
  })

  it('covers three years at most', async () => {
    const response = await office.post('/quote', {
      class: 'commercial',
      from: '2023-01-01',
      until: '2026-01-02',
      services: [bin],
    })
    expect(await response.json()).toMatchObject({ code: 'QUOTE_PERIOD_TOO_LONG' })
  })
})
