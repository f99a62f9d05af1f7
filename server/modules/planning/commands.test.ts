import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { layBooks } from '#test/books-in-folder'
import { commands } from '../../cli/command-list.ts'
import { runCommand } from '../../cli/run-command.ts'

let data: string

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'cartwright-'))
  await layBooks(data)
  await cartwright('city load', join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow'))
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

it('shows a year and saves nothing, saves it, and moves a day of it', async () => {
  const dry = await cartwright('plan year 2026 --dry-run')
  expect(dry.out).toContain(
    'cycle 1  2026-11-01  cut-off 2026-11-27  calculate 2026-12-01  release 2026-12-03  print 2026-12-04  mail 2026-12-07  due 2026-12-28',
  )
  expect(dry.out).toContain('42 runs would be added, 0 changed, 0 stay as they are.')
  expect((await cartwright('plan list')).out).toMatch(/^Nothing is planned/)
  expect((await cartwright('plan year 2026')).out).toContain('42 runs were added')
  expect(await cartwright('plan list --late')).toMatchObject({ code: 0, out: 'Nothing is late.\n' })
  const moved = await cartwright('plan move 1 2026-11-01 mail 2026-12-10 --reason', 'The printer is away')
  expect(moved.out).toContain('2026-12-10  cycle 1 of 2026-11-01  Mail  (clerk)  Set by')
  const listed = await cartwright('plan list --cycle 1 --owner manager --until 2026-12-31')
  expect(listed.out).toMatch(/^upcoming {2}2026-12-08 {2}cycle 1 of 2026-11-01 {2}Release {2}\(manager\)\n$/)
})

it('says what to write instead, and why not', async () => {
  expect(await cartwright('plan year next')).toMatchObject({
    code: 2,
    err: expect.stringContaining('plan year 2027'),
  })
  expect((await cartwright('plan list --from tomorrow')).code).toBe(2)
  const gone = await cartwright('plan move 9 2026-11-01 mail 2026-12-10 --reason x')
  expect(gone).toMatchObject({ code: 1, err: expect.stringContaining('Plan the year first') })
})
