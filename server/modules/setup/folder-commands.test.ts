import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answered, postedRun } from '#test/bill-runs'
import { changesIn, loadWholeMarlow } from '#test/setup-changes'
import { smallTown } from '#test/small-town'
import { person, testOffice } from '#test/test-office'
import type { CommandOffice, Given } from '../../cli/command.ts'
import { checkCityFolder } from './check-city-folder.ts'
import { folderCommands } from './folder-commands.ts'
import { loadCityFolder } from './load-city-folder.ts'

const office = testOffice({ on: '2026-11-30' })
const { begin, replaced, adopt } = changesIn(office)
const marlow = join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow')
let place: string

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'cartwright-set-up-'))
})
afterAll(() => rm(place, { recursive: true }))

/** One command on the test's books: how it ended, what it tells people, and what programs. */
async function command(name: string, words: string[] = [], options: Given['options'] = {}) {
  let told = ''
  let answer: object = {}
  const given: Given = {
    words,
    options,
    json: false,
    say: () => {},
    answer: (result, asText) => {
      answer = result
      told = asText()
    },
    readInput: () => Promise.resolve(''),
    withOffice: (task) =>
      task({
        inTransaction: office.work,
        actor: person('administrator'),
        city: () => Promise.resolve(office.city),
      } as unknown as CommandOffice),
  }
  const code = await folderCommands.find((one) => one.name === name)!.run(given)
  return { code, told, answer }
}

/** A copy of the practice city's folder with other words in one file. */
async function changedFolder(name: string, file: string, from: string | RegExp, to: string): Promise<string> {
  const folder = join(place, name)
  await cp(marlow, folder, { recursive: true })
  const text = await readFile(join(folder, file), 'utf8')
  expect(text).toMatch(from)
  await writeFile(join(folder, file), text.replace(from, to))
  return folder
}

describe('the set-up of a city at the terminal', () => {
  beforeEach(() => loadWholeMarlow(office))

  it('is taken along as a folder that says the same, file by file, and loads again without a change', async () => {
    const out = join(place, 'taken')
    const { code, told, answer } = await command('city export', [out])
    const { files } = answer as { files: string[] }
    expect({ code, told }).toEqual({ code: 0, told: `${files.length} files are in ${out}.` })
    for (const file of files) {
      const same = (await readFile(join(out, file))).equals(await readFile(join(marlow, file)))
      expect({ file, same }).toEqual({ file, same: true })
    }
    expect(await command('city diff', [out])).toMatchObject({
      code: 0,
      told: 'The city is as the folder says.',
    })
    const { folder } = await checkCityFolder(out)
    expect(await office.work((work) => loadCityFolder(work, folder!))).toMatchObject({ changes: [] })
  })

  it('is never written over what is there', async () => {
    await expect(command('city export', [marlow])).rejects.toThrow('is not empty. Name a new folder')
    const file = join(place, 'a-file')
    await writeFile(file, '')
    await expect(command('city export', [file])).rejects.toThrow('cannot be written to. Name a new folder.')
    await expect(command('city export')).rejects.toThrow('The folder to write to is missing.')
  })

  it('is held against a folder: what would change in plain words, and nothing does', async () => {
    const folder = await changedFolder('later-due', 'city.yaml', 'dueDays: 20', 'dueDays: 25')
    const { code, told } = await command('city diff', [folder])
    expect(code).toBe(0)
    expect(told).toContain('bill, due days: 20 → 25')
    expect(told).toMatch(/^1 change\. Nothing was changed yet\.$/m)
    expect((await command('city diff', [marlow])).told).toBe('The city is as the folder says.')
  })

  it('is not held against a folder with a fault: the fault is told by its place', async () => {
    const folder = await changedFolder('faulty', 'city.yaml', 'dueDays: 20', 'dueDays: twenty')
    const { code, told } = await command('city diff', [folder])
    expect(code).toBe(1)
    expect(told).toMatch(/city\.yaml.*\d+/)
    await expect(command('city diff')).rejects.toThrow('The folder of the city is missing.')
  })

  it('has a history, and each of its versions can be taken along', async () => {
    await answered(adopt(await replaced(await begin(), 'city.yaml', 'dueDays: 20', 'dueDays: 25')))
    const { told, answer } = await command('city history')
    const { versions } = answer as { versions: { id: number }[] }
    const [now, before] = versions.map(({ id }) => id)
    expect(told.split('\n')).toEqual([
      `${now}  2026-11-30  Test administrator  1 change  Council of November`,
      expect.stringMatching(new RegExp(`^${before}  2026-11-30  .*  \\d+ changes$`)),
    ])
    const old = join(place, 'as-it-was')
    await command('city export', [old], { version: `${before}` })
    expect(await readFile(join(old, 'city.yaml'), 'utf8')).toContain('dueDays: 20')
    await expect(command('city export', [join(place, 'none')], { version: '9999' })).rejects.toMatchObject({
      problem: { code: 'SETUP_VERSION_NOT_FOUND' },
    })
    await expect(command('city export', [join(place, 'none')], { version: 'last' })).rejects.toThrow(
      '--version takes a number, such as 3.',
    )
  })
})

it('says so when nothing was kept yet', async () => {
  expect((await command('city history')).told).toMatch(/^Nothing was kept yet/)
})

it('tells what posted bills rest on, by the run: such a folder would be refused', async () => {
  await office.work((work) => smallTown(work, [{}]))
  const { id } = await postedRun(office)
  const folder = await changedFolder('dearer', 'rates/marlow-2026.csv', ',51.59,', ',52.59,')
  const { code, told } = await command('city diff', [folder])
  expect(code).toBe(1)
  expect(told).toMatch(new RegExp(`^refused: .*\\(run ${id}\\)`, 'm'))
  expect(told).toMatch(/The folder would be refused\. Nothing of it can be loaded\.$/)
})
