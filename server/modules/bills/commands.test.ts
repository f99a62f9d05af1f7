import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { postedRun } from '#test/bill-runs'
import { smallTown } from '#test/small-town'
import { ownFolder, terminal } from '#test/terminal'
import { testOffice } from '#test/test-office'
import { billsCommands } from './commands.ts'

const office = testOffice({ on: '2026-11-30' })
const folder = ownFolder()
const command = terminal(office, { commands: billsCommands, printFolder: folder })

describe('bills at the terminal', () => {
  it('are printed as files in a folder, and one by one', async () => {
    await office.work((work) => smallTown(work, [{}, {}]))
    const { id } = await postedRun(office)
    const printed = await command('run print', [String(id)])
    const made = join(folder(), office.city, `run-${id}`, 'print-1')
    expect(printed).toEqual({ code: 0, told: `2 pieces in 1 files: ${made}` })
    expect((await readdir(made)).some((file) => file.endsWith('.pdf'))).toBe(true)
    const { number } = await office.work(({ db }) =>
      db.selectFrom('bill').select('number').orderBy('id').limit(1).executeTakeFirstOrThrow(),
    )
    const out = join(folder(), 'bill.pdf')
    expect((await command('bill pdf', [number], { out })).told).toBe(`Written: ${out}`)
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('have numbers and standards that there are', async () => {
    await expect(command('run print', ['1'], { 'from-piece': 'last' })).rejects.toThrow('is no piece')
    await expect(command('bill pdf', ['1'], { standard: 'x' })).rejects.toThrow('--standard ua-1')
  })

  it('go by e-mail, and those that came back go on paper', async () => {
    await office.work((work) => smallTown(work, [{}, { billBy: 'email', email: 'gone@example.com' }]))
    const { id } = await postedRun(office)
    office.mailServer.answers(() => ({ outcome: 'refused', answer: '550 No mailbox' }))
    expect(await command('run email', [String(id)])).toEqual({
      code: 1,
      told: `0 e-mails sent, 0 on their way, 1 did not arrive, 0 may not have arrived.\nOn paper: cartwright run print ${id} --returned (1 bills)`,
    })
    expect(await command('run print', [String(id)], { returned: true })).toMatchObject({ code: 0 })
  })
})
