import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '#database/in-transaction'
import { openDatabase } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { layBooks } from '#test/books-in-folder'
import { commands } from '../../cli/command-list.ts'
import { runCommand } from '../../cli/run-command.ts'
import { gates } from '../../gates.ts'
import { addHouseholds, type TownAccount } from '../../test/small-town.ts'
import { person } from '../../test/test-office.ts'
import { releaseRun } from './release-run.ts'

let data: string
let town: TownAccount[]

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'cartwright-'))
  await layBooks(data)
  await cartwright('city load', join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow'))
  town = await asManager((work) => addHouseholds(work, [{}, { services: [] }, {}]))
})
afterAll(() => rm(data, { recursive: true }))

async function cartwright(command: string, ...more: string[]) {
  const said = { out: '', err: '' }
  const code = await runCommand([...command.split(' '), ...more], commands, {
    environment: { CARTWRIGHT_DATA: data, CARTWRIGHT_TODAY: '2026-11-30' },
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

const send = () => Promise.resolve()

/** What another person does in between, on the same books. */
async function asManager<Result>(task: (work: Work) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ folder: join(data, 'database') })
  const today = PlainDate.from('2026-11-30')
  try {
    return await inTransaction(
      database.db,
      { city: 'marlow', actor: person('manager'), today, send, gates },
      task,
    )
  } finally {
    await database.close()
  }
}

it('opens a run as it was proposed, and calculates it', async () => {
  expect((await cartwright('run proposals')).out).toContain('2026-11-01 until 2026-12-01, 3 accounts')
  expect(await cartwright('run open', '--cycle', '1')).toMatchObject({ code: 0 })
  const calculated = await cartwright('run calculate', '1')
  expect(calculated).toMatchObject({ code: 0, err: '' })
  expect(calculated.out).toContain('3 accounts, 0 held, 2 bills, 2 lines')
})

it('shows what has to be decided, and takes decisions', async () => {
  const found = JSON.parse((await cartwright('run exceptions', '1', '--undecided', '--json')).out) as object
  expect(found).toMatchObject({
    rows: [{ accountNumber: town[1]!.number, exceptions: [{ code: 'no-service', decision: null }] }],
  })
  expect(
    (await cartwright('run accept', '1', '--code', 'no-service', '--note', 'An empty lot')).out,
  ).toContain('0 exceptions left')
  expect((await cartwright('run hold', '1', town[2]!.number, '--note', 'Call first')).code).toBe(0)
})

it('leaves the release to a second person, and posts', async () => {
  expect((await cartwright('run review', '1')).out).toContain('in review')
  const own = await cartwright('run release', '1')
  expect(own.code).toBe(1)
  expect(own.err).toContain('Another person must release it')
  const held = await cartwright('run gates', '1')
  expect(held).toMatchObject({ code: 1 })
  expect(held.out).toContain('red  before release  Sample signed: 0 of 1 bills of the sample are signed.')
  expect((await cartwright('run compare', '1')).out).toMatch(/^Last bills \$0\.00, now \$\d+\.\d\d/)
  expect((await cartwright('run sample', '1', '--again')).out).toContain('draws the same bills')
  expect((await cartwright('run sign', '1', town[0]!.number)).out).toContain(`${town[0]!.number}  right`)
  await asManager((work) => releaseRun(work, { runId: 1 }))
  const posted = JSON.parse((await cartwright('run post', '1', '--json')).out) as object
  expect(posted).toMatchObject({ state: 'posted', totals: { bills: 1, held: 1 } })
  expect((await cartwright('run show', '1')).out).toContain('Next: print')
  expect((await cartwright('run list')).out).toContain('1  posted  cycle 1')
})

it('tells what was wrong with the words', async () => {
  expect(await cartwright('run show', 'twelve')).toMatchObject({ code: 2 })
  expect(await cartwright('run open', '--cycle', '1', '--kind', 'weekly')).toMatchObject({ code: 2 })
  expect(await cartwright('run open', '--cycle', '1', '--period', '2026-13-01')).toMatchObject({ code: 2 })
  expect(await cartwright('run void', '1')).toMatchObject({ code: 2 })
  expect(await cartwright('run void', '1', '--note', 'Too late')).toMatchObject({ code: 1 })
})
