import type { SuccessOf } from '@cartwright/api/route'
import type { setup } from '@cartwright/api/setup'
import { zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { changesIn, type Judged, loadWholeMarlow } from '#test/setup-changes'
import { addTestPeople } from '#test/staff-people'
import { person, testOffice } from '#test/test-office'
import { bytesOf } from './write-zip.ts'

type Versions = SuccessOf<typeof setup.versions>

const office = testOffice({ on: '2026-11-23' })
const admin = office.as('administrator')
const { begin, fileOf, replaced, adopt, present } = changesIn(office)

beforeEach(() => loadWholeMarlow(office))

const sent = ({ edition }: { edition: number }, ...files: File[]): FormData => {
  const form = new FormData()
  form.set('edition', String(edition))
  for (const file of files) form.append('file', file)
  return form
}
const zipFile = (files: ReadonlyMap<string, string>): File => {
  const bytes = [...files].map(([path, text]) => [path, bytesOf(path, text)] as const)
  return new File([new Uint8Array(zipSync(Object.fromEntries(bytes)))], 'city.zip')
}
const closed = (versions: string): string => versions.replace(/^(2026,.*,2026-07-01),,/m, '$1,2027-07-01,')

describe('the set-up of a city', () => {
  it('is taken along as a folder, and brought in again changes nothing', async () => {
    const answer = await admin.get('/setup/folder.zip')
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${office.city}.zip"`)
    const change = await begin()
    const form = sent(change, new File([await answer.arrayBuffer()], 'again.zip'))
    const same = await answered<Judged>(admin.post(`/setup/changes/${change.id}/upload`, form))
    expect(same).toMatchObject({ faults: [], effects: [], bars: [] })
    expect(same.files.every(({ change: how }) => how === 'same')).toBe(true)
    expect(await refused(adopt(same))).toMatchObject({ code: 'SETUP_CHANGE_EMPTY' })
  })

  it('is changed by editing a file: told in plain words, adopted whole, recorded, and looked up', async () => {
    let change = await begin()
    change = await replaced(change, 'city.yaml', 'dueDays: 20', 'dueDays: 25')
    change = await replaced(change, 'city.yaml', 'title: City of Marlow', 'title: Town of Marlow')
    change = await replaced(
      change,
      'calendar.yaml',
      'holidays:\n',
      'holidays:\n  - on: 2026-12-24\n    name: { en: "Christmas Eve", es: "Nochebuena" }\n',
    )
    expect(change.faults).toEqual([])
    const says = change.effects.flatMap((effect) => effect.says)
    expect(says).toContainEqual({ what: 'bill, due days', before: '20', after: '25' })
    expect(says).toContainEqual({
      what: 'holidays, 2026-12-24',
      before: null,
      after: expect.stringContaining('Christmas Eve'),
    })
    expect((await answered<{ title: string }>(admin.get('/city'))).title).not.toBe('Town of Marlow')
    await answered(adopt(change))
    expect((await answered<{ title: string }>(admin.get('/city'))).title).toBe('Town of Marlow')
    const now = await present()
    expect(now.get('city.yaml')).toContain('# City of Marlow, the practice city.')
    expect(now.get('city.yaml')).toContain('dueDays: 25')
    const { rows } = await answered<Versions>(admin.get('/setup/versions'))
    expect(rows).toMatchObject([
      { changeId: change.id, reason: 'Council of November', adoptedBy: 'Test administrator', effects: 2 },
      { changeId: null, reason: null },
    ])
    const compared = await answered<SuccessOf<typeof setup.compare>>(
      admin.get(`/setup/compare?from=${rows[1]!.id}&to=${rows[0]!.id}`),
    )
    expect(compared.files.map(({ path }) => path)).toEqual(['calendar.yaml', 'city.yaml'])
    expect(compared.files[1]!.lines).toContainEqual({
      kind: 'new',
      before: null,
      after: expect.any(Number),
      text: '  dueDays: 25',
    })
    const { rows: records } = await answered<{ rows: { command: string; changes: object }[] }>(
      office.as('auditor').get('/audit?limit=50'),
    )
    const commands = records.map(({ command }) => command)
    for (const command of ['adopt-setup-change', 'adopt-setup', 'load-city', 'edit-setup-change'])
      expect(commands).toContain(command)
    expect(records.find(({ command }) => command === 'load-city')?.changes).toMatchObject({
      identity: { before: { title: 'City of Marlow' }, after: { title: 'Town of Marlow' } },
    })
  })

  it.each([
    ['city.yaml', 'state: CA', 'state: California', 'two letters'],
    ['city.yaml', 'dueDays: 20', 'dueDays: twenty', 'whole number'],
    ['city.yaml', 'dueDays: 20', '\tdueDays: 20', 'spaces'],
    ['calendar.yaml', 'on: 2026-06-19', 'on: 2026-06-31', 'a day such as'],
    ['policies.yaml', 'basis: actual-days', 'basis: actual', 'write one of|Write one of'],
    ['policies.yaml', 'citation: Marlow Municipal Code § 6-3.310', 'citation: ""', 'section'],
    ['gl.csv', ',receivable,', ',receivables,', 'Write receivable'],
    ['rates/marlow-2026.csv', ',51.59,', ',51.5x,', 'dollars and cents'],
    ['rates/versions.csv', '2026-07-01', '7/1/2026', 'Write 2026-07-01'],
    ['text.es.yaml', 'cart-set:', 'cart-sett:', 'cart-set'],
  ])('has the check of the folder: %s with %j as %j is told by place', async (path, from, to, instead) => {
    const change = await replaced(await begin(), path, from, to)
    const fault = change.faults.find(
      ({ severity, file, line }) => severity === 'fault' && file === path && line !== null,
    )
    expect(fault).toMatchObject({ line: expect.any(Number), column: expect.any(Number) })
    expect(fault!.instead).toMatch(new RegExp(instead))
    expect(change.effects).toEqual([])
    expect(await refused(adopt(change))).toMatchObject({ code: 'CITY_FOLDER_FAULTY' })
    expect((await answered<Versions>(admin.get('/setup/versions'))).rows).toHaveLength(1)
  })

  it('names the procedures that quote a rule it changes, and no others', async () => {
    await addTestPeople(office)
    const write = (title: string, body: string) =>
      answered<{ procedureId: number }>(
        office.post('/procedures', {
          title,
          body,
          ownerUserId: person('manager').userId,
          reviewOn: '2027-11-23',
        }),
      )
    const small = await write(
      'Small bills',
      'It stays:\n\n[[policy:minimum-bill]]\n\nBy [[rates:collection]].',
    )
    await write('Half a month', '[[policy:proration]]')
    const change = await replaced(await begin(), 'policies.yaml', 'cents: 500', 'cents: 700')
    const quoting = { procedureId: small.procedureId, title: 'Small bills', owner: 'Test manager' }
    expect(change.procedures).toEqual([{ ...quoting, markers: ['policy:minimum-bill'] }])
    await answered(adopt(change))
    const { rows } = await answered<{ rows: { title: string; changedRules: string[] }[] }>(
      office.get('/procedures'),
    )
    expect(rows.map(({ title, changedRules }) => [title, changedRules])).toEqual([
      ['Half a month', []],
      ['Small bills', ['policy:minimum-bill']],
    ])
  })

  it('takes single files beside what is there, each in its place, and a file out again', async () => {
    const start = await begin()
    const versions = await fileOf(start, 'rates/versions.csv')
    const rates = (await fileOf(start, 'rates/marlow-2026.csv')).replaceAll(/^2026,/gm, '2027,')
    const line = '2027,collection,Resolution 2027-040,practice,2027-05-18,2027-07-01,,2030-09-15,A draft,\n'
    const form = sent(
      start,
      new File([rates], 'adopted-2027.csv'),
      new File([`${closed(versions)}${line}`], 'versions.csv'),
    )
    // A bare name says nothing of its folder, and `versions.csv` is a table of rates as any other is.
    const change = await answered<Judged>(admin.post(`/setup/changes/${start.id}/upload`, form))
    expect(change.files.filter(({ change: how }) => how !== 'same')).toMatchObject([
      { path: 'rates/adopted-2027.csv', change: 'new' },
      { path: 'rates/versions.csv', change: 'changed' },
    ])
    expect(change.effects.map(({ what, from }) => ({ what, from }))).toEqual(
      expect.arrayContaining([
        { what: 'New rate table 2027 of collection, by Resolution 2027-040.', from: '2027-07-01' },
        {
          what: 'The rate table collection from 2026-07-01 ends: it no longer holds on 2027-07-01.',
          from: '2027-07-01',
        },
      ]),
    )
    const without = await answered<Judged>(
      admin.post(`/setup/changes/${change.id}/remove-file`, {
        path: 'rates/adopted-2027.csv',
        edition: change.edition,
      }),
    )
    expect(without.files.some(({ path }) => path === 'rates/adopted-2027.csv')).toBe(false)
    expect(
      await refused(
        admin.post(`/setup/changes/${change.id}/remove-file`, { path: 'x.csv', edition: without.edition }),
      ),
    ).toMatchObject({ code: 'SETUP_FILE_NOT_FOUND' })
  })

  it('takes a whole folder instead of what is there', async () => {
    const files = await present()
    files.delete('rates/marlow-2026.csv')
    files.delete('policies.yaml')
    const start = await begin()
    const form = sent(start, zipFile(files))
    const change = await answered<Judged>(admin.post(`/setup/changes/${start.id}/upload`, form))
    expect(change.files.filter(({ change: how }) => how === 'gone').map(({ path }) => path)).toEqual([
      'policies.yaml',
      'rates/marlow-2026.csv',
    ])
    expect(change.faults).toMatchObject([{ file: 'policies.yaml', message: 'The file is missing.' }, {}])
  })

  it.each([
    ['../../etc/passwd', 'x', 'SETUP_FILE_UNFIT'],
    ['notes.txt', 'x', 'SETUP_FILE_UNFIT'],
    ['city.yml', 'x', 'SETUP_FILE_UNFIT'],
    ['policies.yaml', new Uint8Array([0xff, 0xfe, 0x00]), 'SETUP_FILE_UNFIT'],
    ['policies.yaml', 'x'.repeat(2 * 1024 * 1024 + 1), 'SETUP_FILE_TOO_LARGE'],
    ['city.zip', 'no zip file', 'SETUP_ZIP_UNREADABLE'],
  ] as const)('refuses to take %s', async (name, content, code) => {
    const change = await begin()
    const form = sent(change, new File([content], name))
    expect(await refused(admin.post(`/setup/changes/${change.id}/upload`, form))).toMatchObject({ code })
    expect(
      (await answered<Judged>(admin.get(`/setup/changes/${change.id}`))).files.every(
        ({ change: how }) => how === 'same',
      ),
    ).toBe(true)
  })

  it('refuses what does not say what it is about, and texts with a zero in them', async () => {
    const change = await begin()
    const at = `/setup/changes/${change.id}`
    expect(await refused(admin.post(`${at}/upload`, new FormData()))).toMatchObject({
      code: 'REQUEST_INVALID',
      details: { faults: [{ field: 'file' }, { field: 'edition' }] },
    })
    const zero = { path: 'gl.csv', text: 'a\0b', edition: change.edition }
    expect(await refused(admin.put(`${at}/file`, zero))).toMatchObject({
      code: 'REQUEST_INVALID',
      details: { faults: [{ field: 'text' }] },
    })
    expect(await refused(admin.put(`${at}/file`, { ...zero, path: '../x.csv', text: 'a' }))).toMatchObject({
      code: 'SETUP_FILE_UNFIT',
    })
    expect(await refused(admin.post('/setup/changes', { reason: ' ' }))).toMatchObject({
      code: 'REQUEST_INVALID',
    })
    expect(await refused(admin.get('/setup/changes/99'))).toMatchObject({ code: 'SETUP_CHANGE_NOT_FOUND' })
    expect(await refused(admin.get('/setup/versions/99'))).toMatchObject({ code: 'SETUP_VERSION_NOT_FOUND' })
    expect(await refused(admin.get(`${at}/file?path=no.csv`))).toMatchObject({ code: 'SETUP_FILE_NOT_FOUND' })
  })

  it('is read by all of the office and changed by the administrator alone', async () => {
    expect((await office.as('clerk').get('/setup')).status).toBe(200)
    for (const role of ['coordinator', 'clerk', 'auditor', 'customer'] as const)
      expect(await refused(office.as(role).post('/setup/changes', { reason: 'Mine' }))).toMatchObject({
        code: 'NOT_PERMITTED',
      })
    const change = await begin()
    expect(await refused(adopt(change, office.as('coordinator')))).toMatchObject({ code: 'NOT_PERMITTED' })
    expect(await refused(office.as('customer').get('/setup/folder.zip'))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})
