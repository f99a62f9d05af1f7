import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '#database/in-transaction'
import { openDatabase } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import { layBooks } from '#test/books-in-folder'
import { commands } from '../../cli/command-list.ts'
import { runCommand } from '../../cli/run-command.ts'
import { gates } from '../../gates.ts'
import { addHouseholds } from '../../test/small-town.ts'
import { person } from '../../test/test-office.ts'

const marlow = join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow')
let data: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'cartwright-'))
  await layBooks(data)
  await cartwright('city', 'load', marlow)
  const database = await openDatabase({ folder: join(data, 'database') })
  const today = PlainDate.from('2026-11-23')
  const office = { city: 'marlow', actor: person('manager'), today, send: () => Promise.resolve(), gates }
  await inTransaction(database.db, office, (work) => addHouseholds(work, [{}, {}, { services: [] }]))
  await database.close()
})
afterAll(() => rm(data, { recursive: true }))

async function cartwright(...words: string[]) {
  const said = { out: '', err: '' }
  const code = await runCommand(words, commands, {
    environment: { CARTWRIGHT_DATA: data, CARTWRIGHT_TODAY: '2026-11-23' },
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

const rest = ['--from', '2027-07-01', '--resolution', 'Resolution 2027-014', '--why', 'Disposal']

it('proposes, calculates, writes for the council, and forgets', async () => {
  const made = await cartwright(
    'proposal',
    'new',
    'Six percent',
    '--percent',
    '6',
    '--class',
    'residential',
    ...rest,
  )
  expect(made.out).toContain('1  Six percent, version 1 of 1')
  expect(made.out).toContain('Rates of the class residential +6 %, each rounded to the nearest cent.')
  const run = await cartwright('proposal', 'run', '1', '--on', '2026-11-15', '--cycle', '1')
  expect(run).toMatchObject({ code: 0 })
  expect(run.out).toContain('2 accounts: 2 pay more, 0 less, 0 the same. $103.18 becomes $109.38 (+6.0 %)')
  expect(run.out).toContain('residential, 96-gal cart set (2): $51.59 becomes $54.69 a month')
  const file = join(data, 'impact.pdf')
  expect((await cartwright('proposal', 'impact', '1', '--out', file)).out).toContain('Written')
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-')
  const table = join(data, 'accounts.csv')
  await cartwright('proposal', 'impact', '1', '--out', table, '--table', 'accounts')
  expect(await readFile(table, 'utf8')).toMatch(/^\uFEFFAccount,.*\r\n.*,51\.59,54\.69,3\.10,6\.0,1,\r\n/)
  expect(await cartwright('proposal', 'impact', '1', '--out', file, '--table', 'accounts')).toMatchObject({
    code: 2,
  })
  expect((await cartwright('proposal', 'forget', '1')).out).toContain('gone')
  expect((await cartwright('proposal', 'what-ifs')).out).toContain('No what-if')
})

it('has no way to post it', async () => {
  await cartwright('proposal', 'run', '1', '--on', '2026-11-15', '--cycle', '1')
  for (const step of ['release', 'post'])
    expect(await cartwright('run', step, '1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no such bill run'),
    })
})

it('writes the files that adopt it: loading them is adopting it, and then it changes nothing', async () => {
  const folder = join(data, 'marlow')
  await cp(marlow, folder, { recursive: true })
  expect((await cartwright('proposal', 'export', '1', '--out', folder)).code).toBe(0)
  expect((await cartwright('city', 'check', folder)).out).toContain('Good to load')
  const loaded = await cartwright('city', 'load', folder)
  expect(loaded.out).toContain('2027-07-01')
  const after = await cartwright('proposal', 'run', '1', '--on', '2027-07-15', '--cycle', '1')
  expect(after.out).toContain('0 pay more, 0 less, 2 the same. $109.38 becomes $109.38')
})

it('tells what it does not understand, and every fault of a file', async () => {
  expect(await cartwright('proposal', 'new', 'x', '--percent', 'six', ...rest)).toMatchObject({ code: 2 })
  expect(
    await cartwright('proposal', 'new', 'x', '--percent', '6', '--round-to', '7', ...rest),
  ).toMatchObject({ code: 2 })
  const files = ['--file', join(marlow, 'gl.csv'), ...rest]
  const faulty = await cartwright('proposal', 'new', 'x', ...files)
  expect(faulty).toMatchObject({ code: 1 })
  expect(faulty.err).toContain('file gl.csv, line 1')
})
