import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadCity } from '#test/imports'
import { person, testOffice } from '#test/test-office'
import type { CommandOffice, Given } from '../../cli/command.ts'
import { intakeCommands } from './commands.ts'

const office = testOffice({ on: '2026-11-23' })
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intake-'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => loadCity(office))

/** One command on the test's books, and what it answers. */
async function command(name: string, words: string[], options: Given['options'] = {}) {
  let told = ''
  const given: Given = {
    words,
    options,
    json: false,
    say: () => {},
    answer: (_, asText) => {
      told = asText()
    },
    readInput: () => Promise.resolve(''),
    withOffice: (task) =>
      task({
        inTransaction: office.work,
        finishJobs: office.finishJobs,
        actor: person('coordinator'),
      } as unknown as CommandOffice),
  }
  const code = await intakeCommands.find((one) => one.name === name)!.run(given)
  return { code, told }
}

describe('a file at the terminal', () => {
  it('is brought in, its rejects are written, and its good rows are applied', async () => {
    const path = join(folder, 'premises.csv')
    await writeFile(path, 'address,city,state,zip\n212 Oak St,Ontario,CA,91764\nno number,Ontario,CA,91764\n')
    const brought = await command('import bring', [path], { kind: 'premises' })
    expect(brought).toEqual({
      code: 0,
      told: '1  premises.csv  premises  checked  2 rows: 1 good, 0 duplicate, 1 rejected, 0 applied',
    })
    const out = join(folder, 'rejects.csv')
    await command('import rejects', ['1'], { out })
    expect(await readFile(out, 'utf8')).toContain('no number')
    expect((await command('import show', ['1'])).told).toContain('1 × ')
    expect((await command('import apply', ['1'])).told).toContain('1 applied')
    expect((await command('import list', [])).told).toContain('applied')
  })

  it('is understood, or told what to write instead', async () => {
    await expect(command('import bring', ['x.csv'], { kind: 'premisses' })).rejects.toThrow('Write premises.')
    await expect(command('import bring', ['none.csv'], { kind: 'premises' })).rejects.toThrow(
      'cannot be read',
    )
    await expect(command('import apply', ['first'])).rejects.toThrow('is no import')
  })
})
