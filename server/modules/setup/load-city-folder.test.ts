import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { person, testOffice } from '#test/test-office'
import { billTexts, cityIdentity, cityLogo, cycles } from '../city/city-queries.ts'
import { chartOfAccounts } from '../ledger/ledger-queries.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { rateVersions } from '../rates/rates-queries.ts'
import { checkCityFolder } from './check-city-folder.ts'
import { loadCityFolder } from './load-city-folder.ts'
import { openCity } from './open-city.ts'

const office = testOffice({ on: '2026-11-23' })
const cities = join(import.meta.dirname, '..', '..', '..', 'cities')

const folderOf = async (name: string) => {
  const { folder, faults } = await checkCityFolder(join(cities, name))
  expect(faults.filter(({ severity }) => severity === 'fault')).toEqual([])
  return folder!
}
const load = async (name: string) => {
  const folder = await folderOf(name)
  return office.work((work) => loadCityFolder(work, folder))
}
const rowsOf = (versions: readonly { rows: readonly unknown[] }[]): number =>
  versions.reduce((total, { rows }) => total + rows.length, 0)
const records = () =>
  office.work(({ db }) => db.selectFrom('command_record').select('command').orderBy('id').execute())

describe('loading a city folder', () => {
  it.each(['marlow', 'folsom', 'fresno-county'])('stores everything %s says', async (name) => {
    const folder = await folderOf(name)
    await load(name)
    await office.work(async (work) => {
      expect(await cityIdentity(work)).toMatchObject({ title: folder.settings.title })
      expect((await cycles(work)).map(({ code }) => code)).toEqual(
        folder.settings.cycles.map(({ code }) => code).toSorted(),
      )
      expect(await chartOfAccounts(work)).toHaveLength(folder.ledgerAccounts.length)
      expect(await policiesFor(work)).toHaveLength(folder.policies.length)
      const stored = await rateVersions(work)
      expect(stored).toHaveLength(folder.rateVersions.length)
      expect(rowsOf(stored)).toBe(rowsOf(folder.rateVersions))
      expect(await billTexts(work, 'es')).toEqual(folder.texts.es)
      expect(Buffer.from((await cityLogo(work))!.base64, 'base64').toString()).toContain('<svg')
    })
  })

  it('changes nothing and records nothing when it is loaded again', async () => {
    const first = await load('marlow')
    expect(new Set(first.changes.map(({ part }) => part))).toEqual(
      new Set(['city', 'cycles', 'ledger accounts', 'letters', 'policies', 'rates']),
    )
    const before = await records()
    expect((await load('marlow')).changes).toEqual([])
    expect(await records()).toEqual(before)
  })

  it('makes no practice city of a real one', async () => {
    const { notes } = await load('marlow')
    expect(notes).toEqual([expect.stringContaining('made as a real city and stays one')])
  })
})

describe('opening a city', () => {
  let folder: string
  const name = `opened_${randomBytes(4).toString('hex')}`
  const by = { today: PlainDate.from('2026-11-23'), actor: person('administrator') }

  beforeAll(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'city-')), name)
    await cp(join(cities, 'folsom'), folder, { recursive: true })
  })
  afterAll(async () => {
    const { db } = office.database()
    await db.transaction().execute(async (transaction) => {
      await sql`delete from directory.city where name = ${name}`.execute(transaction)
      await sql`drop schema if exists ${sql.id(name)} cascade`.execute(transaction)
    })
    await rm(join(folder, '..'), { recursive: true })
  })

  it('makes its books the first time and only loads what changed after that', async () => {
    const { db } = office.database()
    const versions = async () =>
      (await sql<{ part: string }>`select part from ${sql.id(name, 'city_document')}`.execute(db)).rows.length
    expect(await openCity(office.database(), folder, by)).toBe(name)
    const first = await versions()
    expect(await openCity(office.database(), folder, by)).toBe(name)
    expect(await versions()).toBe(first)
    const settings = join(folder, 'city.yaml')
    await writeFile(settings, (await readFile(settings, 'utf8')).replace(/^phone: .*$/m, 'phone: 555-0100'))
    await openCity(office.database(), folder, by)
    expect(await versions()).toBe(first + 1)
  })

  it('refuses a folder with faults, and says which', async () => {
    const settings = join(folder, 'city.yaml')
    const good = await readFile(settings, 'utf8')
    await writeFile(settings, good.replace(/^state: .*$/m, 'state: California'))
    await expect(openCity(office.database(), folder, by)).rejects.toMatchObject({
      problem: {
        code: 'CITY_FOLDER_FAULTY',
        details: { faults: [{ file: 'city.yaml', instead: expect.stringContaining('two letters') }] },
      },
    })
    await writeFile(settings, good)
  })

  it.each(['directory', 'pg_city', 'Marlow', '9th'])('has no city called %s', async (unfit) => {
    const { faults } = await checkCityFolder(join(folder, '..', unfit))
    expect(faults).toHaveLength(1)
    await cp(folder, join(folder, '..', unfit), { recursive: true })
    const checked = await checkCityFolder(join(folder, '..', unfit))
    expect(checked.folder).toBeNull()
    expect(checked.faults[0]!.message).toContain('cannot be a city')
  })
})
