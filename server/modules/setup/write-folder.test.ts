import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testOffice } from '#test/test-office'
import { checkCityFolder, checkFiles } from './check-city-folder.ts'
import { folderOfBooks, saysTheSame } from './folder-of-books.ts'
import { loadCityFolder } from './load-city-folder.ts'
import { presentSetup } from './present-setup.ts'
import { readZip } from './read-zip.ts'
import { writeFolder } from './write-folder.ts'
import { zipOf } from './write-zip.ts'

const office = testOffice({ on: '2026-11-23' })
const cities = join(import.meta.dirname, '..', '..', '..', 'cities')
const folderOf = async (name: string) => (await checkCityFolder(join(cities, name))).folder!

it.each(['marlow', 'folsom', 'fresno-county'])('gives %s back as it was brought in', async (name) => {
  const folder = await folderOf(name)
  await office.work((work) => loadCityFolder(work, folder))
  const present = await office.work((work) => presentSetup(work))
  expect(present.written).toBe(false)
  const unpacked = readZip(zipOf(office.city, present.files))
  expect(unpacked.leftOut).toEqual([])
  expect(new Map(unpacked.files)).toEqual(new Map(folder.files))
})

it.each(['marlow', 'folsom', 'fresno-county'])(
  'writes %s from the books so that it says the same, and loading it changes nothing',
  async (name) => {
    const folder = await folderOf(name)
    await office.work((work) => loadCityFolder(work, folder))
    const books = (await office.work((work) => folderOfBooks(work)))!
    expect(saysTheSame(books, folder)).toBe(true)
    const written = checkFiles(office.city, writeFolder(books))
    expect(written.faults.filter(({ severity }) => severity === 'fault')).toEqual([])
    const { changes } = await office.work((work) => loadCityFolder(work, written.folder!))
    expect(changes).toEqual([])
  },
)

it('is written from the books when they say more than what was adopted', async () => {
  const folder = await folderOf('marlow')
  await office.work((work) => loadCityFolder(work, folder))
  await office.work((work) =>
    work.db.updateTable('cycle').set({ name: 'Homes in the north' }).where('code', '=', '1').execute(),
  )
  const present = await office.work((work) => presentSetup(work))
  expect(present.written).toBe(true)
  expect(present.files.get('city.yaml')).toContain('Homes in the north')
})
