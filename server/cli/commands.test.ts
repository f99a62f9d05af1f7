import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import type { Problem } from '@cartwright/api/refusals'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockFolder } from '#database/lock-folder'
import { layBooks } from '#test/books-in-folder'
import { commands } from './command-list.ts'
import { wordsTaken } from './parse-words.ts'
import { runCommand } from './run-command.ts'
import { tellRefusal } from './tell-refusal.ts'

const cities = join(import.meta.dirname, '..', '..', 'cities')
const marlow = join(cities, 'marlow')
let data: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'cartwright-'))
  await layBooks(data)
})
afterAll(() => rm(data, { recursive: true }))

/** One command line on an embedded database in a folder of its own. */
async function cartwright(args: readonly string[], { input = '', env = {} } = {}) {
  const said = { out: '', err: '' }
  const code = await runCommand(args, commands, {
    environment: { CARTWRIGHT_DATA: data, CARTWRIGHT_TODAY: '2026-11-23', ...env },
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    input: Readable.from([Buffer.from(input)]),
  })
  return { code, ...said, json: () => JSON.parse(said.out) as Record<string, unknown> }
}

describe('help', () => {
  it('lists every command when it is asked for, and shows the way when nothing was asked', async () => {
    const asked = await cartwright(['--help'])
    for (const { name, summary } of commands)
      expect(asked.out).toMatch(new RegExp(`${name} +${RegExp.escape(summary)}`))
    expect(asked).toMatchObject({ code: 0, err: '' })
    expect(await cartwright([])).toMatchObject({ code: 2, out: '' })
  })

  it.each(commands.map(({ name }) => name))('%s teaches itself', async (name) => {
    const { code, out } = await cartwright([...name.split(' '), '--help'])
    const command = commands.find((one) => one.name === name)!
    expect(code).toBe(0)
    expect(command.usage.startsWith(name)).toBe(true)
    expect(out).toContain(`cartwright ${command.usage}`)
    for (const [line] of command.examples ?? []) expect(line).toContain(`cartwright ${name}`)
  })

  it('shows the commands of one room', async () => {
    const { code, out } = await cartwright(['help', 'city'])
    expect(code).toBe(0)
    expect(out).toContain('city check')
    expect(out).not.toContain('staff add')
  })
})

/** A command that somebody might bring. */
const command = (usage: string) => ({
  name: 'run hold',
  summary: '',
  usage,
  options: { note: { type: 'string' }, all: { type: 'boolean' } } as const,
  run: () => Promise.resolve(0 as const),
})

describe('as a program', () => {
  const run = promisify(execFile)
  const program = join(import.meta.dirname, '..', 'cli.ts')

  it('writes just the answer to standard output', async () => {
    const line = `quote --city ${marlow} --class residential --service all:cart-set:96gal --from 2025-03-17 --to 2025-04-16 --json`
    const { stdout, stderr } = await run(process.execPath, [program, ...line.split(' ')])
    // The line of a bill that the City of Ontario CA shows as a sample.
    expect(JSON.parse(stdout)).toMatchObject({ totalCents: 4381, gaps: [] })
    expect(stderr).toBe('')
  })

  it('ends with 2 and the way out on standard error', async () => {
    await expect(run(process.execPath, [program, 'city', 'chek'])).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Did you mean “cartwright city check”?'),
    })
  })
})

it('a refusal is told as its sentence, each detail in words, and what to do instead', () => {
  const told = tellRefusal({
    code: 'RATE_IN_USE',
    status: 409,
    title: 'A rate that a posted run used cannot be changed, only succeeded.',
    details: { row: '96 gal', resolution: '2025-081', run: 12, instead: 'Put it in a new table.' },
  })
  expect(told.split('\n').slice(1)).toEqual([
    '  row: 96 gal',
    '  resolution: 2025-081',
    '  run: 12',
    '  Put it in a new table.',
  ])
  const funds = [{ fund: '520', differenceCents: 3 }]
  const unbalanced = {
    code: 'JOURNAL_UNBALANCED',
    status: 409,
    title: 'It does not balance.',
    details: { funds },
  }
  expect(tellRefusal(unbalanced as Problem)).toBe(
    'It does not balance.\n  funds:\n    fund 520, difference cents 3',
  )
})

describe('what was not understood ends with 2 and says what to write instead', () => {
  it.each([
    ['city chek cities/marlow', 'Did you mean “cartwright city check”?'],
    ['quot', 'Did you mean “cartwright quote”?'],
    ['frobnicate', 'Type cartwright --help'],
    ['city check cities/marlow --jsn', 'Did you mean --json?'],
    ['city check', 'The folder of the city is missing.'],
    ['city check one two', '“two” is one word too many'],
    ['staff role dana@city.example managr', 'Write manager.'],
    ['audit list --from 2026-02-30', 'no day of the calendar'],
    ['quote --city cities/marlow', '--from is missing'],
  ])('%s', async (line, instead) => {
    const { code, out, err } = await cartwright(line.split(' '))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(instead)
  })

  it('counts the words of a command as its usage shows them', () => {
    expect(wordsTaken(command('run hold RUN [--note TEXT] [--all] ACCOUNT [--city NAME] [--json]'))).toBe(2)
    expect(wordsTaken(command('run hold RUN ACCOUNT...'))).toBe(Number.POSITIVE_INFINITY)
    expect(wordsTaken(command('run hold --note TEXT... [--json]'))).toBe(0)
  })
})

describe('a city folder', () => {
  it('is checked without a database', async () => {
    const { code, out } = await cartwright(['city', 'check', marlow])
    expect(code).toBe(0)
    expect(out).toContain('Good to load.')
  })

  it('with faults has each named with its line, its column and what to write, and ends with 1', async () => {
    const folder = join(data, 'broken')
    await cp(marlow, folder, { recursive: true })
    const rates = join(folder, 'rates', 'adopted-2024.csv')
    await writeFile(rates, (await readFile(rates, 'utf8')).replace('first', 'frist'))
    const { code, out } = await cartwright(['city', 'check', folder])
    expect(code).toBe(1)
    expect(out).toMatch(/^rates\/adopted-2024\.csv:\d+:\d+: fault: .*frist.* Write first\.$/m)
    const machine = await cartwright(['city', 'check', folder, '--json'])
    expect(machine.json()).toMatchObject({ city: null, faults: expect.arrayContaining([]) })
    expect((await cartwright(['city', 'load', folder])).code).toBe(1)
  })

  it('is quoted without a database, each charge with its derivation', async () => {
    const line =
      `quote --city ${marlow} --class commercial --service refuse:bin:4yd:6/wk --service refuse:bin:4yd
      --from 2025-03-18 --to 2025-04-16 --months 1`.split(/\s+/)
    const { code, json } = await cartwright([...line, '--json'])
    expect(code).toBe(0)
    // The two refuse lines of a bill that the City of Ontario CA shows as a sample.
    expect(json()).toMatchObject({
      totalCents: 87_865 + 21_325,
      charges: [
        { amountCents: 87_865, derivation: { kind: 'service' }, explanation: { en: expect.any(Array) } },
        { amountCents: 21_325 },
      ],
    })
    expect((await cartwright(line)).out).toContain('$1,091.90')
  })

  it('ends a quote with 1 where the table has no rate', async () => {
    const line = `quote --city ${marlow} --class commercial --service refuse:bin:9yd --from 2026-11-01 --to 2026-11-30`
    const { code, out } = await cartwright(line.split(' '))
    expect(code).toBe(1)
    expect(out).toContain('NO RATE')
  })
})

// Each command opens the books and closes them again, as at a terminal: that takes its time on a busy machine.
describe('the books', { timeout: 240_000 }, () => {
  it('say how to begin when there is no city yet', async () => {
    const { code, err } = await cartwright(['audit', 'list'])
    expect(code).toBe(2)
    expect(err).toContain('cartwright city load cities/marlow')
  })

  it('take a city folder, and again without harm', async () => {
    const first = await cartwright(['city', 'load', marlow, '--json'])
    expect(first.json()).toMatchObject({ city: 'marlow', notes: [] })
    const second = await cartwright(['city', 'load', marlow])
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was changed.') })
    expect((await cartwright(['city', 'list'])).out).toBe('marlow  City of Marlow (practice)\n')
  })

  it('name the city that was meant', async () => {
    const { code, err } = await cartwright(['audit', 'list', '--city', 'marlo'])
    expect(code).toBe(2)
    expect(err).toContain('There is no city “marlo”. Write marlow.')
  })

  it('keep people: added, listed, with another role, a new password, shut out', async () => {
    const added = await cartwright(
      'staff add Dana@City.Example --name Dana --role administrator --password-stdin'.split(' '),
      { input: 'a calm harbour wall\n' },
    )
    expect(added).toMatchObject({ code: 0, out: 'dana@city.example  Dana  administrator\n' })
    const refused = await cartwright(['staff', 'role', 'dana@city.example', 'auditor'])
    expect(refused).toMatchObject({ code: 1, err: 'The city would be left without an administrator.\n' })
    const kim = await cartwright('staff add kim@city.example --name Kim --role clerk --json'.split(' '))
    expect(kim.json()).toMatchObject({ password: expect.stringMatching(/^([a-z]{4}-){4}[a-z]{4}$/) })
    expect((await cartwright(['staff', 'role', 'kim@city.example', 'manager'])).out).toContain('manager')
    expect((await cartwright(['staff', 'password', 'kim@city.example'])).out).toContain('shown this once')
    await cartwright(['staff', 'disable', 'kim@city.example'])
    expect((await cartwright(['staff', 'list'])).out).toBe(
      'dana@city.example  Dana  administrator\nkim@city.example  Kim  manager  (shut out)\n',
    )
    const unknown = await cartwright(['staff', 'role', 'no@city.example', 'clerk', '--json'])
    expect(unknown).toMatchObject({ code: 1, err: '' })
    expect(unknown.json()).toMatchObject({ refused: { code: 'PERSON_NOT_FOUND' } })
  })

  it('are sealed and verified, and tell what was done', async () => {
    expect((await cartwright(['audit', 'seal'])).out).toMatch(/^Sealed \d+ records and 0 entries\.$/m)
    const verified = await cartwright(['audit', 'verify', '--json'])
    expect(verified.code).toBe(0)
    expect(verified.json()).toMatchObject({ sound: true, faults: [] })
    const wrong = await cartwright(['audit', 'verify', '--hash', 'f'.repeat(64)])
    expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('It is in neither chain.') })
    const { out } = await cartwright(['audit', 'list', '--subject', 'person', '--limit', '2'])
    expect(out).toContain('disable-person  person kim@city.example')
    expect(out).toMatch(/at the terminal/)
    expect(out).toMatch(/More: --after \d+/)
  })

  it('are for one process at a time: a second one is told so in a sentence', async () => {
    const unlock = await lockFolder(join(data, 'database'))
    await writeFile(join(data, 'database.lock'), '1\n')
    const { code, err } = await cartwright(['city', 'list'])
    await unlock()
    expect(code).toBe(1)
    expect(err).toContain('is already open in process 1.')
  })
})
