import { describe, expect, it } from 'vitest'
import { Refusal } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { postedBill } from '#test/posted-bill'
import { testOffice } from '#test/test-office'
import { loadRates } from './load-rates.ts'
import { rateBook, rateVersions } from './rates-queries.ts'
import type { RateRow, RateVersion } from './rate-row.ts'

const office = testOffice({ on: '2026-11-23' })

const row = (key: string, amountCents: number): RateRow => ({
  id: null,
  key,
  charge: 'first',
  code: 'refuse',
  class: 'residential',
  zone: '*',
  stream: 'refuse',
  container: 'cart',
  size: key,
  pickups: '1',
  location: '*',
  per: 'month',
  amountCents,
  share: null,
  percentThousandths: null,
  of: [],
  order: 0,
  rounding: 'half-up',
  roundEach: false,
  free: 0,
  capCents: null,
  glCode: 'refuse',
  fundingGlCode: null,
  textKey: 'refuse-cart',
  note: null,
})

const version = (over: Partial<RateVersion> = {}): RateVersion => ({
  id: null,
  schedule: 'main',
  label: '2025',
  resolution: '2025-081',
  status: 'adopted',
  adoptedOn: '2025-06-01',
  effectiveFrom: '2025-07-01',
  effectiveUntil: null,
  scheduleEndsOn: '2028-07-01',
  source: 'a test',
  note: null,
  rows: [row('96 gal', 4000), row('64 gal', 3000)],
  ...over,
})

const load = (...versions: RateVersion[]) => office.work((work) => loadRates(work, versions))
const commands = () =>
  office.work(({ db }) =>
    db.selectFrom('command_record').select(['subject', 'changes']).orderBy('id').execute(),
  )

/** A posted bill for November with one line charged by a row; `parts` are the rows its working names. */
const postBill = async (work: Work, rateKey: string, parts: string[]): Promise<number> =>
  (await postedBill(work, { number: '1', lines: [{ rateKey, parts, amountCents: 4000 }] })).runId

const refusalOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  return (error as Refusal).problem
}

describe('loading rates', () => {
  it('stores them as they were written, and the book knows their ids', async () => {
    await load(version())
    const [stored] = await office.work(rateVersions)
    expect(stored).toMatchObject({
      resolution: '2025-081',
      effectiveFrom: '2025-07-01',
      effectiveUntil: null,
    })
    expect(stored!.rows.map((one) => ({ ...one, id: null }))).toEqual(version().rows)
    const book = await office.work(rateBook)
    expect(book.versions[0]!.rows.map(({ id }) => id)).toEqual(stored!.rows.map(({ id }) => id))
  })

  it('changes nothing the second time, and records nothing', async () => {
    await load(version())
    const before = await commands()
    expect(await load(version())).toEqual({ changes: [], notes: [] })
    expect(await commands()).toEqual(before)
  })

  it('changes just the row that changed, keeps the others, and records before and after', async () => {
    await load(version())
    const [old] = await office.work(rateVersions)
    const { changes } = await load(version({ rows: [row('96 gal', 4100), row('64 gal', 3000)] }))
    expect(changes).toMatchObject([{ what: 'main from 2025-07-01, row 96 gal' }])
    const [now] = await office.work(rateVersions)
    expect(now!.rows.map(({ id, amountCents }) => [id, amountCents])).toEqual([
      [old!.rows[0]!.id, 4100],
      [old!.rows[1]!.id, 3000],
    ])
    expect((await commands()).at(-1)).toMatchObject({
      subject: 'rate version main from 2025-07-01',
      changes: { rows: { '96 gal': { before: { amountCents: 4000 }, after: { amountCents: 4100 } } } },
    })
  })

  it('gives the book anew after a change, and the same one while nothing changes', async () => {
    await load(version())
    const first = await office.work(rateBook)
    expect(await office.work(rateBook)).toBe(first)
    await load(version({ rows: [row('96 gal', 4100), row('64 gal', 3000)] }))
    const second = await office.work(rateBook)
    expect(second.versions[0]!.rows[0]!.amountCents).toBe(4100)
  })

  it('lets a version be succeeded, and a version nobody used be moved', async () => {
    await load(version())
    const closed = version({ effectiveUntil: '2026-07-01' })
    const next = version({ label: '2026', resolution: '2026-040', effectiveFrom: '2026-07-01' })
    await load(closed, next)
    await load(version({ effectiveUntil: '2026-01-01' }), { ...next, effectiveFrom: '2026-01-01' })
    const versions = await office.work(rateVersions)
    expect(versions.map(({ effectiveFrom, effectiveUntil }) => [effectiveFrom, effectiveUntil])).toEqual([
      ['2025-07-01', '2026-01-01'],
      ['2026-01-01', null],
    ])
  })
})

describe('a rate that a posted run used', () => {
  it('cannot be changed: the refusal names the row, the run and what to do', async () => {
    await load(version())
    const run = await office.work((work) => postBill(work, '96 gal', ['96 gal']))
    const problem = await refusalOf(load(version({ rows: [row('96 gal', 4100), row('64 gal', 3000)] })))
    expect(problem).toMatchObject({
      code: 'RATE_IN_USE',
      details: { row: '96 gal', resolution: '2025-081', run, instead: expect.stringContaining('new table') },
    })
    const [stored] = await office.work(rateVersions)
    expect(stored!.rows[0]!.amountCents).toBe(4000)
  })

  it('cannot be taken away, nor when it was only part of a charge', async () => {
    await load(version())
    await office.work((work) => postBill(work, '96 gal', ['96 gal', '64 gal']))
    const problem = await refusalOf(load(version({ rows: [row('96 gal', 4000)] })))
    expect(problem).toMatchObject({ code: 'RATE_IN_USE', details: { row: '64 gal' } })
    expect(await refusalOf(load())).toMatchObject({ code: 'RATE_IN_USE' })
  })

  it('leaves its neighbours free: a row no run used may be mended, and rows may be added', async () => {
    await load(version())
    await office.work((work) => postBill(work, '96 gal', ['96 gal']))
    await load(version({ rows: [row('96 gal', 4000), row('64 gal', 3100), row('32 gal', 2000)] }))
    const [stored] = await office.work(rateVersions)
    expect(stored!.rows.map(({ amountCents }) => amountCents)).toEqual([4000, 3100, 2000])
  })

  it('keeps its resolution; its note may be corrected', async () => {
    await load(version())
    await office.work((work) => postBill(work, '96 gal', ['96 gal']))
    expect(await refusalOf(load(version({ resolution: '2025-082' })))).toMatchObject({ code: 'RATE_IN_USE' })
    expect((await load(version({ note: 'Read twice.' }))).changes).toHaveLength(1)
  })

  it('may be succeeded from after the last billed day, and not from before', async () => {
    await load(version())
    await office.work((work) => postBill(work, '96 gal', ['96 gal']))
    const next = (from: string) => [
      version({ effectiveUntil: from }),
      version({ effectiveFrom: from, resolution: '2026-040', rows: [row('96 gal', 4200)] }),
    ]
    expect(await refusalOf(load(...next('2026-11-01')))).toMatchObject({ code: 'RATE_IN_USE' })
    expect((await load(...next('2026-12-01'))).changes.length).toBeGreaterThan(0)
  })
})
