import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { checkFor, lockboxText } from '#test/bank-uploads'
import { smallTown } from '#test/small-town'
import { ownFolder, terminal } from '#test/terminal'
import { testOffice } from '#test/test-office'
import { bankFileCommands } from './commands.ts'

const office = testOffice({ on: '2026-11-24', keep: true })
const folder = ownFolder()
const command = terminal(office, { commands: bankFileCommands })
let number: string
beforeAll(async () => {
  const [home] = await office.work((work) => smallTown(work, [{}]))
  number = home!.number
})

const toldOf = (state: string) =>
  `1  box.txt  lockbox  ${state}  2 in the file $66.50, 1 posted $41.50, 1 suspended $25.00, 0 rejected $0.00`

it('a file is loaded, looked at, and posted at the terminal', async () => {
  const path = join(folder(), 'box.txt')
  await writeFile(path, lockboxText([checkFor(number, { cents: 4150 }), checkFor('unknown')]))
  expect(await command('bank load', [path])).toEqual({ code: 0, told: toldOf('checked') })
  expect(await command('bank post', ['1'])).toEqual({ code: 0, told: toldOf('posted') })
  expect(await command('bank files')).toEqual({ code: 0, told: toldOf('posted') })
  await expect(command('bank post', ['x'])).rejects.toThrow('is no file')
})

it('a table with a faulty row is told line by line, and ends with 1', async () => {
  const path = join(folder(), 'table.csv')
  await writeFile(path, `account,amount,date\n${number},abc,2026-11-20\n`)
  const { code, told } = await command('bank load', [path])
  expect(code).toBe(1)
  expect(told).toContain('line 2: refused: amount: “abc” is no amount.')
  expect((await command('bank load', [path], { lenient: 'The sender knows.', post: false })).code).toBe(0)
})
