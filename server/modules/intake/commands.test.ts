import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { loadCity } from '#test/imports'
import { ownFolder, terminal } from '#test/terminal'
import { testOffice } from '#test/test-office'
import { intakeCommands } from './commands.ts'

const office = testOffice({ on: '2026-11-23' })
const folder = ownFolder()
const command = terminal(office, { commands: intakeCommands })
beforeEach(() => loadCity(office))

describe('a file at the terminal', () => {
  it('is brought in, its rejects are written, and its good rows are applied', async () => {
    const path = join(folder(), 'premises.csv')
    await writeFile(path, 'address,city,state,zip\n212 Oak St,Ontario,CA,91764\nno number,Ontario,CA,91764\n')
    const brought = await command('import bring', [path], { kind: 'premises' })
    expect(brought).toEqual({
      code: 0,
      told: '1  premises.csv  premises  checked  2 rows: 1 good, 0 duplicate, 1 rejected, 0 applied',
    })
    const out = join(folder(), 'rejects.csv')
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
