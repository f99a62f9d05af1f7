import type { proposals } from '@cartwright/api/proposals'
import type { SuccessOf } from '@cartwright/api/route'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '../../test/bill-runs.ts'
import { loadMarlow } from '../../test/small-town.ts'
import { testOffice } from '../../test/test-office.ts'
import { proposed } from '../../test/what-ifs.ts'
import { rateVersions } from '../rates/rates-queries.ts'

type Proposal = SuccessOf<typeof proposals.show>
type Rows = SuccessOf<typeof proposals.rows>
type Faults = { readonly faults: readonly object[] }

const office = testOffice({ on: '2026-11-23', keep: true })
beforeAll(() => office.work(loadMarlow))

const rowsOf = (id: number, query = ''): Promise<Rows> =>
  answered(office.get(`/proposals/${id}/rates${query}`))
const change = (id: number, basis: number, made: object): Promise<Response> =>
  office.post(`/proposals/${id}/versions`, { basis, why: 'After the workshop.', made })

const header = 'version,class,stream,container,size,pickups,charge,per,amount,cap,gl,text'
const good = 'next,residential,all,cart-set,96 gal,1,each,month,60.00,60.00,4410,cart-set'
function form(
  files: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>> = {},
): FormData {
  const sent = new FormData()
  for (const [name, text] of Object.entries(files)) sent.append('files', new File([text], name))
  const all = {
    why: 'From the consultant.',
    resolution: 'Resolution 2027-020',
    effectiveFrom: '2027-07-01',
    ...words,
  }
  for (const [name, text] of Object.entries(all)) sent.set(name, text)
  return sent
}

describe('a proposal by a percentage', () => {
  it('holds the rates in force, changed and rounded, for another resolution and day', async () => {
    const { id, tables, newest } = await proposed(office, undefined, 'Homes')
    expect(newest).toMatchObject({
      number: 1,
      method: 'Rates of the class residential +6 %, each rounded to the nearest cent.',
      resolution: 'Resolution 2027-014',
      effectiveFrom: '2027-07-01',
      madeBy: 'Test coordinator',
    })
    expect(tables.map(({ schedule, label }) => [schedule, label])).toEqual([
      ['additions', '2027-07-01 additions'],
      ['collection', '2027-07-01 collection'],
    ])
    const { rows } = await rowsOf(id, '?class=residential&changed=yes')
    expect(rows).toContainEqual(
      expect.objectContaining({
        row: expect.stringContaining('cart-set 96 gal'),
        beforeCents: 51_59,
        amountCents: 54_69,
      }),
    )
    expect((await rowsOf(id, '?class=commercial&changed=yes')).rows).toEqual([])
  })

  it('of a class that has no rate is none', async () => {
    const made = { how: 'percent', percentThousandths: 6000, classes: ['airport'] }
    const answer = office.post('/proposals', {
      name: 'Airport',
      why: 'w',
      resolution: 'r',
      effectiveFrom: '2027-07-01',
      made,
    })
    expect(await refused(answer)).toMatchObject({ code: 'PROPOSAL_CHANGES_NOTHING' })
  })

  it('that is not whole is refused with each field and what to write in it', async () => {
    const body = { name: 'Faulty', why: 'w', resolution: 'r', effectiveFrom: '2027-07-01' }
    const faultsOf = async (changes: object) => {
      const { code, details } = await refused(
        office.post('/proposals', { ...body, made: { how: 'copy' }, ...changes }),
      )
      expect(code).toBe('REQUEST_INVALID')
      return (details as Faults).faults
    }
    expect(await faultsOf({ name: ' ', why: '', resolution: '', effectiveFrom: '7/1/2027' })).toEqual([
      { field: 'name', message: 'Give the proposal a name.' },
      { field: 'why', message: 'Write why it is proposed.' },
      { field: 'resolution', message: 'Write the resolution it is for.' },
      { field: 'effectiveFrom', message: 'Write a day such as 2027-07-01.' },
    ])
    expect(await faultsOf({ made: { how: 'percent', percentThousandths: 0 } })).toEqual([
      { field: 'made.percentThousandths', message: 'Write a percentage other than zero.' },
    ])
    expect(await faultsOf({ made: { how: 'percent', percentThousandths: 6.5 } })).toEqual([
      { field: 'made.percentThousandths', message: 'Write a percentage with at most three decimals.' },
    ])
    const { id } = await proposed(office, { how: 'copy' }, 'Whole')
    const { table, row } = (await rowsOf(id)).rows.find(({ amountCents }) => amountCents === 51_59)!
    const edit = (rest: object) => refused(change(id, 1, { how: 'rates', rates: [{ table, row, ...rest }] }))
    expect(await edit({ amountCents: -1 })).toMatchObject({
      details: {
        faults: [{ field: 'made.rates.0.amountCents', message: 'Write an amount that is not below zero.' }],
      },
    })
    expect(await edit({ percentThousandths: 5000 })).toMatchObject({
      details: { faults: [{ field: 'percentThousandths', message: 'This rate is no percentage.' }] },
    })
    expect(await edit({})).toMatchObject({
      details: { faults: [{ field: 'amountCents', message: 'Write the new amount or percentage.' }] },
    })
    expect(await refused(office.post(`/proposals/${id}/what-ifs`, { on: 'soon' }))).toMatchObject({
      details: { faults: [{ field: 'on', message: 'Write a day such as 2027-07-01.' }] },
    })
  })

  it('needs a name of its own, and somebody who may propose', async () => {
    await proposed(office, { how: 'copy' }, 'Taken')
    const body = {
      name: 'Taken',
      why: 'w',
      resolution: 'r',
      effectiveFrom: '2027-07-01',
      made: { how: 'copy' },
    }
    expect(await refused(office.post('/proposals', body))).toMatchObject({ code: 'PROPOSAL_NAME_TAKEN' })
    expect(await refused(office.as('auditor').post('/proposals', { ...body, name: 'x' }))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})

describe('the next version of a proposal', () => {
  it('changes single rates, keeps the one before, and says who and why', async () => {
    const first = await proposed(office, { how: 'copy', schedules: ['collection'] }, 'By hand')
    const { rows } = await rowsOf(first.id, '?class=residential')
    const { table, row } = rows.find(({ amountCents }) => amountCents === 51_59)!
    const made = { how: 'rates', rates: [{ table, row, amountCents: 55_00 }] }
    const second = await answered<Proposal>(change(first.id, 1, made))
    expect(second.newest).toMatchObject({ number: 2, how: 'rates', why: 'After the workshop.' })
    expect(second.newest.method).toContain('as they stand. Then: 1 rate set by hand')
    expect(second.tables).toMatchObject([{ changed: 1, gone: 0 }])
    expect((await rowsOf(first.id, '?changed=yes')).rows).toMatchObject([{ row, amountCents: 55_00 }])
    expect((await rowsOf(first.id, '?version=1&changed=yes')).rows).toEqual([])
    const third = await answered<Proposal>(
      change(first.id, 2, { how: 'percent', percentThousandths: 10_000 }),
    )
    expect(third.versions.map(({ number }) => number)).toEqual([3, 2, 1])
    expect((await rowsOf(first.id, '?class=residential')).rows).toContainEqual(
      expect.objectContaining({ row, amountCents: 60_50 }),
    )
  })

  it('is made of the newest one, of rates that there are, and of something that changes', async () => {
    const { id } = await proposed(office, { how: 'copy' }, 'Stale')
    const rate = (await rowsOf(id)).rows.find(({ amountCents }) => amountCents === 51_59)!
    const edit = (amountCents: number) => ({
      how: 'rates',
      rates: [{ table: rate.table, row: rate.row, amountCents }],
    })
    expect(await refused(change(id, 1, edit(51_59)))).toMatchObject({ code: 'PROPOSAL_CHANGES_NOTHING' })
    await answered(change(id, 1, edit(50_00)))
    expect(await refused(change(id, 1, edit(49_00)))).toEqual({
      code: 'PROPOSAL_MOVED_ON',
      details: { newest: 2, madeBy: 'Test coordinator' },
    })
    const unknown = { how: 'rates', rates: [{ table: rate.table, row: 'no such', amountCents: 1 }] }
    expect(await refused(change(id, 2, unknown))).toMatchObject({ code: 'PROPOSED_RATE_NOT_FOUND' })
  })

  it('is made by one of two people who change it at once', async () => {
    const { id } = await proposed(office, { how: 'copy' }, 'At once')
    const both = await Promise.all(
      [1000, 2000].map((percentThousandths) => change(id, 1, { how: 'percent', percentThousandths })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a proposal from files', () => {
  it('goes through the check of the city folder, and keeps nothing when it finds a fault', async () => {
    const bad = [header, good.replace('60.00,60.00', '61.00,60.00'), good.replace('4410', '4499')].join('\n')
    const answer = await refused(office.post('/proposals/files', form({ 'new.csv': bad }, { name: 'Bad' })))
    expect(answer.code).toBe('PROPOSAL_FILES_FAULTY')
    expect((answer.details as Faults).faults).toMatchObject([
      { file: 'new.csv', line: 2, column: 51, severity: 'fault' },
      { file: 'new.csv', line: 3, column: 63, severity: 'fault' },
      { file: 'new.csv', line: 3, severity: 'fault' },
    ])
    const { rows } = await answered<SuccessOf<typeof proposals.list>>(office.get('/proposals'))
    expect(rows.map(({ name }) => name)).not.toContain('Bad')
  })

  it('proposes rates and rules', async () => {
    const rules = `- code: proration\n  from: 2027-07-01\n  citation: § 6-3.310 as amended\n  value: { basis: whole-month }\n`
    const files = { 'new.csv': [header, good].join('\n'), 'policies.yaml': rules }
    const made = await answered<Proposal>(
      office.post('/proposals/files', form(files, { name: 'Consultant' })),
    )
    expect(made.newest.method).toBe('As set down in new.csv, policies.yaml: 1 rate and 1 rule.')
    expect(made.tables).toMatchObject([{ schedule: 'collection', rows: 1, changed: 1 }])
    expect(made.tables[0]!.gone).toBeGreaterThan(50)
    expect(made.policies).toMatchObject([{ code: 'proration', from: '2027-07-01' }])
    expect(made.files).toEqual([`proposal-${made.id}.csv`, 'versions.csv', 'policies.yaml'])
    const next = form({ 'new.csv': [header, good.replaceAll('60.00', '62.00')].join('\n') }, { basis: '1' })
    const second = await answered<Proposal>(office.post(`/proposals/${made.id}/files`, next))
    expect(second).toMatchObject({ newest: { number: 2 }, policies: [] })
    expect((await rowsOf(made.id)).rows).toMatchObject([{ amountCents: 62_00, beforeCents: 51_59 }])
  })

  it('that say what is in force propose nothing, and no files are no proposal', async () => {
    const nothing = office.post('/proposals/files', form({ 'policies.yaml': '[]' }, { name: 'Nothing' }))
    expect(await refused(nothing)).toMatchObject({ code: 'PROPOSAL_CHANGES_NOTHING' })
    expect(await refused(office.post('/proposals/files', form({}, { name: 'Empty' })))).toMatchObject({
      code: 'REQUEST_INVALID',
    })
  })
})

describe('proposed rates', () => {
  it('are no rates: nothing that asks for those in force sees them', async () => {
    const before = await office.work(rateVersions)
    await proposed(office, { how: 'percent', percentThousandths: 50_000 }, 'Half as much again')
    expect(await office.work(rateVersions)).toEqual(before)
  })

  it('are written as the files that adopt them', async () => {
    const { id, files } = await proposed(office, undefined, 'To adopt')
    expect(files).toEqual([`proposal-${id}.csv`, 'versions.csv'])
    const versions = await (await office.get(`/proposals/${id}/files/versions.csv`)).text()
    expect(versions).toContain(
      '2026,collection,Resolution 2025-081,practice,2025-09-16,2026-07-01,2027-07-01,',
    )
    expect(versions).toContain('2027-07-01 collection,collection,Resolution 2027-014,adopted,,2027-07-01,,')
    expect(await (await office.get(`/proposals/${id}/files/proposal-${id}.csv`)).text()).toContain('54.69')
    expect(await refused(office.get(`/proposals/${id}/files/city.yaml`))).toMatchObject({
      code: 'PROPOSAL_HAS_NO_SUCH_FILE',
    })
  })
})
