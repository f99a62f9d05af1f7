import type { Procedure, ProcedureReaders, ProcedureRow } from '@cartwright/api/procedure-shapes'
import { beforeAll, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { loadMarlow } from '#test/small-town'
import { addTestPeople } from '#test/staff-people'
import { person, testOffice } from '#test/test-office'
import { loadPolicies } from '../policies/load-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'

const office = testOffice({ on: '2026-11-23', keep: true })

beforeAll(async () => {
  await office.work(loadMarlow)
  await addTestPeople(office)
})

const body = `# When a bill is small
1. Look at the bill.
2. Say that it is **carried on**.

[[policy:minimum-bill]]

By [[rates:collection]] as always.`

const page = (title: string, some: object = {}) => ({
  title,
  body,
  places: [{ kind: 'screen', key: '/runs' }],
  ownerUserId: person('manager').userId,
  reviewOn: '2027-11-23',
  ...some,
})
const write = (title: string, some: object = {}) =>
  answered<Procedure>(office.post('/procedures', page(title, some)))
const shown = (id: number, role: 'coordinator' | 'clerk' = 'coordinator') =>
  answered<Procedure>(office.as(role).get(`/procedures/${id}`))
const list = async (query = ''): Promise<ProcedureRow[]> =>
  (await answered<{ rows: ProcedureRow[] }>(office.get(`/procedures${query}`))).rows
const foundBy = async (query: string) => (await list(query)).map((row) => row.procedureId)

/** Writes a new minimum into the city's rules, as adopting a changed set-up does. */
const changeMinimum = (cents: number) =>
  office.work(async (work) => {
    const policies = await policiesFor(work)
    await loadPolicies(
      work,
      policies.map((policy) => (policy.code === 'minimum-bill' ? { ...policy, value: { cents } } : policy)),
    )
  })

describe('a procedure', () => {
  it('quotes the city’s rules as they are today, with their sections', async () => {
    const { blocks, rules, version, from } = await write('Small bills')
    expect({ version, from }).toEqual({ version: 1, from: '2026-11-23' })
    expect(blocks.find(({ kind }) => kind === 'rule')).toMatchObject({
      rule: {
        text: 'A bill that asks for less than $5.00 is not sent; its balance is carried to the next bill.',
        citation: 'Marlow Municipal Code § 6-3.340(a)',
      },
    })
    expect(rules.map(({ marker, changed }) => [marker, changed])).toEqual([
      ['policy:minimum-bill', false],
      ['rates:collection', false],
    ])
    expect(JSON.stringify(blocks)).toContain('Resolution 2025-081')
  })

  it('is found by any of its words, and by a rule it quotes', async () => {
    const { procedureId } = await write('Where the keys are', { body: 'In the drawer.', places: [] })
    expect(await foundBy('?find=drawer keys')).toEqual([procedureId])
    expect(await foundBy('?find=drawer bill')).toEqual([])
    expect(await foundBy('?quoting=policy:minimum-bill')).not.toContain(procedureId)
  })

  it('is written under one title once, so that a request that comes twice makes one page', async () => {
    await write('Only once')
    const again = await refused(office.post('/procedures', page('only ONCE')))
    expect(again.code).toBe('PROCEDURE_TITLE_TAKEN')
  })

  it('is due after its day of review, and a review on a day gone by is none', async () => {
    const { procedureId } = await write('Due soon', { reviewOn: '2026-11-24' })
    office.move('2026-11-24')
    expect((await shown(procedureId)).reviewDue).toBe(true)
    const past = { version: 1, nextOn: '2026-11-24' }
    expect((await refused(office.post(`/procedures/${procedureId}/reviews`, past))).code).toBe(
      'REVIEW_DAY_PAST',
    )
    const review = { version: 1, nextOn: '2027-05-01', note: 'Still so.' }
    const reviewed = await answered<Procedure>(office.post(`/procedures/${procedureId}/reviews`, review))
    const again = await answered<Procedure>(office.post(`/procedures/${procedureId}/reviews`, review))
    expect(reviewed).toMatchObject({ reviewDue: false, reviewOn: '2027-05-01' })
    expect(again.reviews).toHaveLength(1)
    office.move('2026-11-23')
  })

  it('is a PDF to be printed', async () => {
    const { procedureId } = await write('To be printed')
    const pdf = Buffer.from(await (await office.get(`/procedures/${procedureId}/pdf`)).arrayBuffer())
    expect(pdf.toString('latin1')).toContain('pdfuaid')
  })

  it('that was withdrawn is looked up, and neither changed nor read any more', async () => {
    const { procedureId } = await write('Gone')
    const version = { version: 1 }
    await answered(office.post(`/procedures/${procedureId}/withdraw`, version))
    expect((await list()).map((row) => row.procedureId)).not.toContain(procedureId)
    expect((await list('?withdrawn=true')).map((row) => row.procedureId)).toContain(procedureId)
    const change = await refused(office.put(`/procedures/${procedureId}`, page('Gone', version)))
    expect(change.code).toBe('PROCEDURE_WITHDRAWN')
  })

  it('is written by those who may, and read by all of the staff', async () => {
    expect((await refused(office.as('clerk').post('/procedures', page('Mine')))).code).toBe('NOT_PERMITTED')
    expect((await refused(office.as('customer').get('/procedures'))).code).toBe('NOT_PERMITTED')
    expect((await office.as('auditor').get('/procedures')).status).toBe(200)
    expect((await refused(office.get('/procedures/999'))).code).toBe('PROCEDURE_NOT_FOUND')
  })
})

describe('when a rule changes', () => {
  it('the pages that quote it say so, until their owner has looked them over', async () => {
    const { procedureId } = await write('Quoting the minimum')
    await changeMinimum(700)
    const now = await shown(procedureId)
    expect(now.changedRules).toEqual(['policy:minimum-bill'])
    expect(now.rules[0]).toMatchObject({
      before: expect.stringContaining('$5.00'),
      text: expect.stringContaining('$7.00'),
      changed: true,
    })
    const asked = (await list('?quoting=policy:minimum-bill')).filter((row) => row.changedRules.length > 0)
    expect(asked.map((row) => row.procedureId)).toContain(procedureId)
    const reviewed = await answered<Procedure>(
      office.post(`/procedures/${procedureId}/reviews`, { version: 1, nextOn: '2027-11-23' }),
    )
    expect(reviewed.changedRules).toEqual([])
    await changeMinimum(500)
  })
})

describe('two who write at once', () => {
  it('are both kept: the second is told who was faster, and writes after them', async () => {
    const { procedureId } = await write('Both at once')
    const change = (role: 'coordinator' | 'manager', version: number, text: string) =>
      office.as(role).put(`/procedures/${procedureId}`, page('Both at once', { version, body: text }))
    await answered(change('manager', 1, 'First.'))
    const told = await refused(change('coordinator', 1, 'Second.'))
    expect(told).toMatchObject({ code: 'CHANGED_MEANWHILE', details: { by: 'Test manager', version: 2 } })
    await answered(change('coordinator', 2, 'First and second.'))
    const { versions } = await shown(procedureId)
    expect(versions.map(({ version, writtenBy }) => [version, writtenBy])).toEqual([
      [3, 'Test coordinator'],
      [2, 'Test manager'],
      [1, 'Test coordinator'],
    ])
    const second = await answered<Procedure>(office.get(`/procedures/${procedureId}?version=2`))
    expect(second.body).toBe('First.')
  })
})

describe('a version that holds from a later day', () => {
  it('is read beforehand, and takes the place of the one before on its day', async () => {
    const { procedureId } = await write('Dated')
    const next = page('Dated anew', {
      version: 1,
      from: '2026-12-01',
      body: 'Otherwise: [[policy:proration]]',
      places: [],
    })
    const told = await answered<Procedure>(office.put(`/procedures/${procedureId}`, next))
    expect(told).toMatchObject({
      title: 'Dated',
      version: 1,
      newest: 2,
      coming: { version: 2, from: '2026-12-01' },
      body,
    })
    expect(await foundBy('?quoting=policy:proration')).toContain(procedureId)
    expect(await shown(procedureId, 'clerk')).toMatchObject({ version: 1, mustRead: true })
    const read = await answered<Procedure>(
      office.as('clerk').post(`/procedures/${procedureId}/readings`, { version: 2 }),
    )
    expect(read).toMatchObject({ mustRead: false, readVersion: 2, version: 1 })
    await changeMinimum(700)
    expect((await shown(procedureId)).changedRules).toEqual(['policy:minimum-bill'])
    office.move('2026-12-01')
    const now = await shown(procedureId)
    expect(now).toMatchObject({ title: 'Dated anew', version: 2, coming: null, changedRules: [], places: [] })
    expect(now.blocks).toHaveLength(1)
    expect((await answered<Procedure>(office.get(`/procedures/${procedureId}?version=1`))).body).toBe(body)
    await changeMinimum(500)
    office.move('2026-11-23')
  })

  it('is never one of a day gone by, and one written after it for an earlier day takes its place', async () => {
    const { procedureId } = await write('Dated twice')
    const put = (version: number, from: string, words: string) =>
      office.put(`/procedures/${procedureId}`, page('Dated twice', { version, from, body: words }))
    expect(await refused(put(1, '2026-11-22', 'Late.'))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'from' },
    })
    await answered(put(1, '2026-12-24', 'Then.'))
    const replaced = await answered<Procedure>(put(2, '2026-11-23', 'Now.'))
    expect(replaced).toMatchObject({ version: 3, coming: null, body: 'Now.' })
    const pdf = await office.get(`/procedures/${procedureId}/pdf?version=2`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect((await refused(office.get(`/procedures/${procedureId}/pdf?version=9`))).code).toBe(
      'PROCEDURE_VERSION_NOT_FOUND',
    )
  })
})

describe('reading', () => {
  it('is asked of everybody for every version, kept once, and reported', async () => {
    const { procedureId, mustRead } = await write('To be read')
    expect(mustRead).toBe(false)
    expect((await shown(procedureId, 'clerk')).mustRead).toBe(true)
    const read = (version: number) =>
      office.as('clerk').post(`/procedures/${procedureId}/readings`, { version })
    await answered(read(1))
    expect((await answered<Procedure>(read(1))).mustRead).toBe(false)
    await answered(
      office.put(`/procedures/${procedureId}`, page('To be read', { version: 1, note: 'Step 3.' })),
    )
    expect(await shown(procedureId, 'clerk')).toMatchObject({ mustRead: true, readVersion: 1 })
    expect((await refused(read(1))).code).toBe('CHANGED_MEANWHILE')
    const { rows } = await answered<{ rows: ProcedureReaders[] }>(office.get('/procedures/readers'))
    const people = rows.find((row) => row.procedureId === procedureId)!.people
    expect(people.find(({ name }) => name === 'Test clerk')).toMatchObject({
      readVersion: 1,
      readOn: '2026-11-23',
    })
    expect(people.find(({ name }) => name === 'Test coordinator')).toMatchObject({ readVersion: 2 })
    expect(people.map(({ name }) => name)).not.toContain('Test auditor')
  })
})
