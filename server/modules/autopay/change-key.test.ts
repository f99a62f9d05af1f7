import { expect, it } from 'vitest'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { autopayOffice } from '#test/autopay-office'
import { answered } from '#test/bill-runs'
import { home, loadMarlow, opened } from '#test/marlow'
import { ownFolder, terminal } from '#test/terminal'
import { testOffice } from '#test/test-office'
import { bankVault } from './bank-vault.ts'
import { changeBankKey } from './change-key.ts'
import { autopayCommands } from './commands.ts'

const office = testOffice({ on: '2026-11-23', keep: true })
const { setUp, prepare, release, bank } = autopayOffice(office)
const folder = ownFolder()
const command = terminal(office, { commands: autopayCommands })

/** The key of the office of tests. */
const from = new Uint8Array(32).fill(7)
const to = new Uint8Array(32).fill(9)

it('all bank numbers and files are sealed under the new key, or none; done again it changes nothing', async () => {
  await loadMarlow(office)
  const account = await opened(office, home('730 Bank St', 'Ina Key', { openedOn: '2026-09-01' }))
  await setUp(account, 'Ina Key')
  const { runId } = await answered<{ runId: number }>(prepare('prenote', '2026-11-24'))
  await answered(release(runId, { detailsChecked: true }))
  const opens = (bankKey: Uint8Array) =>
    office.work(async (work) => {
      const vault = bankVault({ bankKey }, work.city)
      const mandate = await work.db
        .selectFrom('autopay_mandate')
        .select('sealed_number')
        .executeTakeFirstOrThrow()
      const entry = await work.db.selectFrom('ach_entry').select('sealed_number').executeTakeFirstOrThrow()
      const run = await work.db.selectFrom('ach_run').select('sealed_file').executeTakeFirstOrThrow()
      expect(entry.sealed_number).toBe(mandate.sealed_number)
      return [vault.open(mandate.sealed_number), vault.open(run.sealed_file!).includes(bank.bankNumber)]
    })
  await expect(
    office.work((work) => changeBankKey(work, { from: new Uint8Array(32).fill(8), to })),
  ).rejects.toMatchObject({ problem: { code: 'BANK_KEY_OTHER' } })
  expect(await opens(from)).toEqual([bank.bankNumber, true])
  const paths = { from: join(folder(), 'old.key'), to: join(folder(), 'new.key') }
  await writeFile(paths.from, `${Buffer.from(from).toString('base64')}\n`)
  await writeFile(paths.to, 'short')
  await expect(command('bank key change', [], paths)).rejects.toThrow('holds no key')
  await writeFile(paths.to, Buffer.from(to).toString('base64'))
  expect((await command('bank key change', [], paths)).told).toContain(
    '1 autopays and 1 entries, and 1 files',
  )
  expect(await opens(to)).toEqual([bank.bankNumber, true])
  await expect(opens(from)).rejects.toMatchObject({ problem: { code: 'BANK_KEY_OTHER' } })
  expect((await command('bank key change', [], paths)).code).toBe(0)
  expect(await opens(to)).toEqual([bank.bankNumber, true])
})
