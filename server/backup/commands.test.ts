import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { layBooks } from '#test/books-in-folder'
import { commands } from '../cli/command-list.ts'
import { runCommand } from '../cli/run-command.ts'

const folsom = join(import.meta.dirname, '..', '..', 'cities', 'folsom')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartwright-'))
  for (const data of ['real', 'drill']) await layBooks(join(folder, data))
})
afterAll(() => rm(folder, { recursive: true }))

/** One command line on an embedded database in a folder of that name. */
async function cartwright(data: string, ...args: readonly string[]) {
  const said = { out: '', err: '' }
  const code = await runCommand(args, commands, {
    environment: { CARTWRIGHT_DATA: join(folder, data), CARTWRIGHT_TODAY: '2026-11-23' },
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    input: Readable.from([]),
  })
  return { code, ...said }
}

it('the drill at the terminal: back up, check, restore beside the real books, and be told that they are whole', async () => {
  const file = join(folder, 'books.cwb')
  await cartwright('real', 'city', 'load', folsom)
  const made = await cartwright('real', 'backup', file)
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(made.out).toMatch(/City of Folsom: 0 entries, \$0\.00\n\d+ rows written to/)

  const checked = await cartwright('real', 'backup', 'check', file)
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('The backup is whole.') })

  const restored = await cartwright('drill', 'restore', file)
  expect(restored).toMatchObject({
    code: 0,
    out: expect.stringContaining('Both chains and every balance are as they were.'),
  })
  const list = await cartwright('drill', 'audit', 'list', '--json')
  expect(list).toMatchObject({ code: 0, out: expect.stringContaining('load-city') })

  expect(await cartwright('drill', 'restore', file)).toMatchObject({
    code: 1,
    err: expect.stringContaining('These books already have City of Folsom.'),
  })
  expect(await cartwright('real', 'backup', file)).toMatchObject({
    code: 1,
    err: `${file} is there already. A backup never writes over a file: name another.\n`,
  })
})

it('what cannot be used is told in one sentence', async () => {
  const nothing = join(folder, 'nothing.cwb')
  expect(await cartwright('real', 'backup', 'check', nothing)).toMatchObject({
    code: 1,
    err: `There is no ${nothing}.\n`,
  })
  const text = join(folder, 'text.cwb')
  await writeFile(text, 'hello')
  expect(await cartwright('other', 'restore', text)).toMatchObject({
    code: 1,
    err: 'The backup cannot be unpacked (incorrect header check).\n',
  })
  expect(await cartwright('real', 'backup')).toMatchObject({
    code: 2,
    err: expect.stringContaining('FILE is missing'),
  })
})
