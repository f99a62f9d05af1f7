import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postedRun } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { person, testOffice } from '#test/test-office'
import type { CommandOffice, Given } from '../../cli/command.ts'
import { outputCommands } from './output-commands.ts'

const office = testOffice({ on: '2026-11-30' })
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** One command on the test's books, and what it answers. */
async function command(name: string, words: string[], options: Given['options'] = {}) {
  let [told, result] = ['', {} as object]
  const given: Given = {
    words,
    options,
    json: false,
    say: () => {},
    answer: (answered, asText) => {
      ;[told, result] = [asText(), answered]
    },
    readInput: () => Promise.resolve(''),
    withOffice: (task) =>
      task({ inTransaction: office.work, actor: person('coordinator') } as unknown as CommandOffice),
  }
  const code = await outputCommands.find((one) => one.name === name)!.run(given)
  return { code, told, result }
}

describe('what a run hands out at the terminal', () => {
  it('is its distribution, its journal, the same bytes each time, and its register', async () => {
    await office.work((work) => smallTown(work, [{}, {}]))
    const { id } = await postedRun(office)
    const run = String(id)

    const fallen = await command('run distribution', [run])
    expect(fallen.told).toContain('Posted: debits $103.18, credits $103.18.')

    const first = await command('run journal', [run])
    const out = join(folder, 'journal.csv')
    const second = await command('run journal', [run], { out })
    expect(second.told).toBe(`Written: ${out}`)
    expect((await readFile(out, 'utf8')).trimEnd()).toBe(first.told)

    const register = join(folder, 'register.xlsx')
    await command('run register', [run], { format: 'xlsx', out: register })
    // A workbook is a ZIP file, and those begin so.
    expect((await readFile(register)).subarray(0, 2).toString()).toBe('PK')
    const exceptions = join(folder, 'exceptions.pdf')
    await command('run register', [run], { exceptions: true, out: exceptions })
    expect((await readFile(exceptions)).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('has a format that there is', async () => {
    await expect(command('run register', ['1'], { format: 'docx' })).rejects.toThrow('Write --format pdf')
  })
})
