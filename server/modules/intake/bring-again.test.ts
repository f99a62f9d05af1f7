import { beforeEach, describe, expect, it } from 'vitest'
import { combined, combinedMapping, premises } from '#test/import-files'
import { apply, bring, loadCity, read } from '#test/imports'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23' })
beforeEach(() => loadCity(office))

const counted = () =>
  office.work(async ({ db }) => {
    const of = async (table: 'premise' | 'account' | 'party' | 'service') =>
      (
        await db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('rows'))
          .executeTakeFirstOrThrow()
      ).rows
    return [await of('premise'), await of('account'), await of('party'), await of('service')]
  })

describe('bringing the same again', () => {
  it('refuses a file that was applied, and names the import', async () => {
    const { id } = await bring(office, { kind: 'premises', file: premises })
    await apply(office, id)
    expect(await bring(office, { kind: 'premises', file: premises, name: 'other name.csv' })).toMatchObject({
      code: 'IMPORT_ALREADY_APPLIED',
      details: { importId: id },
    })
  })

  it('refuses to apply twice, also what was staged twice', async () => {
    const first = await bring(office, { kind: 'premises', file: premises })
    const second = await bring(office, { kind: 'premises', file: premises })
    await apply(office, first.id)
    const before = await counted()
    for (const { id } of [first, second]) {
      const again = await office.post(`/imports/${id}/apply`)
      expect([again.status, await again.json()]).toMatchObject([409, { code: 'IMPORT_ALREADY_APPLIED' }])
    }
    await office.finishJobs()
    expect(await counted()).toEqual(before)
  })

  it('finds every row of another file with the same rows a duplicate, by account number or by address', async () => {
    await apply(
      office,
      (await bring(office, { kind: 'combined', file: combined, mapping: combinedMapping })).id,
    )
    const again = await bring(office, { kind: 'combined', file: `${combined}\n`, mapping: combinedMapping })
    expect(again.totals).toMatchObject({ rows: 4, good: 0, duplicate: 3, rejected: 1 })
    const { rows } = await read<{ rows: { doubles: string }[] }>(
      office,
      `/imports/${again.id}/rows?verdict=duplicate`,
    )
    expect(rows.map(({ doubles }) => doubles)).toEqual([
      'a service of account 100-00001-7',
      'a service of account 100-00001-7',
      'a service of account 100-00002-5',
    ])
    const refused = await office.post(`/imports/${again.id}/apply`)
    expect(await refused.json()).toMatchObject({ code: 'IMPORT_HAS_NO_GOOD_ROWS' })
    const nameless = combinedMapping.replace('formerNumber: old no', '')
    const byPlace = await bring(office, { kind: 'combined', file: `${combined}\n\n`, mapping: nameless })
    expect(byPlace.totals).toMatchObject({ good: 0, duplicate: 3, rejected: 1 })
  })

  it('takes a corrected reject list in with the same mapping, and adds its services to the account there is', async () => {
    const { id } = await bring(office, { kind: 'combined', file: combined, mapping: combinedMapping })
    await apply(office, id)
    const list = await (await office.get(`/imports/${id}/rejects`)).text()
    const [head, row, ...rest] = list.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(rest).toEqual([])
    expect(head).toMatch(/^import line,import verdict,import reason,old no,address,/)
    expect(row).toMatch(
      /^5,rejected,"size: No rate table has “5 yd” as size for commercial\. Write one of: .*4 yd/,
    )
    const corrected = list
      .replace('5yd', '4yd')
      .replace('B-8,9 Fir Ave # 2', 'B-7,9 Fir Ave')
      .replace(',1,3\r', ',1,6\r')
    const again = await bring(office, { kind: 'combined', file: corrected, mapping: combinedMapping })
    expect(again.totals).toMatchObject({ rows: 1, good: 1 })
    const { totals } = await apply(office, again.id)
    expect(totals.added).toEqual({ premises: 0, accounts: 0, parties: 0, services: 1, withoutMandate: 0 })
  })
})

describe('an import that stops', () => {
  it('has loaded nothing when it fails midway, says why, and can be applied again', async () => {
    const { id } = await bring(office, { kind: 'combined', file: combined, mapping: combinedMapping })
    // The pattern of the city has room for 99,999 accounts.
    await office.work(({ db }) => db.insertInto('account_number').values({ last: 99_998 }).execute())
    await office.post(`/imports/${id}/apply`)
    await expect(office.finishJobs()).rejects.toThrow('no number left')
    expect(await counted()).toEqual([0, 0, 0, 0])
    expect(await read(office, `/imports/${id}`)).toMatchObject({
      state: 'checked',
      totals: { good: 3, applied: 0 },
      failure: expect.stringContaining('ACCOUNT_NUMBERS_USED_UP'),
    })
    await office.work(({ db }) => db.updateTable('account_number').set({ last: 0 }).execute())
    expect(await apply(office, id)).toMatchObject({ state: 'applied', failure: null, totals: { applied: 3 } })
  })

  it('loads once, however often the work is done', async () => {
    const { id } = await bring(office, { kind: 'premises', file: premises })
    await office.post(`/imports/${id}/apply`)
    // Asked for twice, as after a worker that died between its work and its answer.
    await office.work(({ later }) => later('load-import', { importId: id }))
    await office.finishJobs()
    expect((await counted())[0]).toBe(2)
  })

  it('finds what came into the books meanwhile a duplicate, and totals still add up', async () => {
    const first = await bring(office, { kind: 'premises', file: premises })
    const second = await bring(office, { kind: 'premises', file: `${premises}\n7,Elm St,,Ontario,91764` })
    await apply(office, second.id)
    expect((await apply(office, first.id)).totals).toMatchObject({
      rows: 3,
      good: 0,
      duplicate: 2,
      rejected: 1,
      applied: 0,
    })
    expect((await counted())[0]).toBe(3)
  })
})

describe('a file that is left', () => {
  it('is discarded, keeps its rows to be looked at, and can be brought again', async () => {
    const { id } = await bring(office, { kind: 'premises', file: premises })
    const left = await office.post(`/imports/${id}/discard`)
    expect(await left.json()).toMatchObject({ id, state: 'discarded' })
    expect(await (await office.post(`/imports/${id}/apply`)).json()).toMatchObject({
      code: 'IMPORT_NOT_IN_STATE',
    })
    const again = await bring(office, { kind: 'premises', file: premises })
    expect(again.status).toBe(201)
    const list = await read<{ rows: { id: number }[] }>(office, '/imports?state=discarded')
    expect(list.rows.map((one) => one.id)).toEqual([id])
  })

  it('is not there when it never was', async () => {
    expect(await (await office.post('/imports/77/apply')).json()).toMatchObject({ code: 'IMPORT_NOT_FOUND' })
    expect(await (await office.get('/imports/77/rejects')).json()).toMatchObject({ code: 'IMPORT_NOT_FOUND' })
  })
})
