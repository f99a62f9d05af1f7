import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { bankVault, type BankVault, keyMark } from './bank-vault.ts'

/** How many values were sealed anew: bank numbers of customers, of entries, and files to the bank. */
type ChangedKey = {
  readonly mandates: number
  readonly entries: number
  readonly files: number
  /** How many were under the new key already. */
  readonly before: number
}

type Keys = { readonly from: Uint8Array; readonly to: Uint8Array }

/**
 * Seals all that the books of a city hold under the bank key anew: opened with the old key, sealed with the new one, all of it in this work or nothing.
 * What is under the new key already stays, so that it may be done again. One number of one customer stays one text: entries that were drawn from the same
 * details as an autopay are still known to be. Refuses what neither key opens.
 */
export async function changeBankKey(work: Work, { from, to }: Keys): Promise<ChangedKey> {
  const old = bankVault({ bankKey: from }, work.city)
  const fresh = bankVault({ bankKey: to }, work.city)
  // Whoever sets up an autopay or releases a file meanwhile would seal with the old key.
  await sql`lock table autopay_mandate, ach_entry, ach_run in exclusive mode`.execute(work.db)
  const numbers = await numbersOf(work)
  const stale = numbers.filter((sealed) => !isUnder(to, sealed))
  await replaceNumbers(work, stale, resealed(stale, old, fresh))
  const files = await resealFiles(work, { to, old, fresh })
  const { rows } = await sql<{ mandates: number; entries: number }>`
    select (select count(*) from autopay_mandate) as mandates, (select count(*) from ach_entry) as entries`.execute(
    work.db,
  )
  const changed = { ...rows[0]!, files, before: numbers.length - stale.length }
  await recordCommand(work, {
    command: 'change-bank-key',
    subject: 'bank numbers',
    changes: { ...changed, from: keyMark(from), to: keyMark(to) },
  })
  return changed
}

const isUnder = (key: Uint8Array, sealed: string): boolean => sealed.startsWith(`${keyMark(key)}.`)
const resealed = (some: readonly string[], old: BankVault, fresh: BankVault): string[] =>
  some.map((sealed) => fresh.seal(old.open(sealed)))

/** Every sealed number there is, once. */
async function numbersOf({ db }: Work): Promise<string[]> {
  const { rows } = await sql<{ sealed: string }>`
    select sealed_number as sealed from autopay_mandate union select sealed_number from ach_entry`.execute(db)
  return rows.map(({ sealed }) => sealed)
}

async function replaceNumbers({ db }: Work, old: readonly string[], fresh: readonly string[]): Promise<void> {
  const pairs = sql`unnest(${[...old]}::text[], ${[...fresh]}::text[]) as d (old, fresh)`
  await sql`update autopay_mandate m set sealed_number = d.fresh from ${pairs} where m.sealed_number = d.old`.execute(
    db,
  )
  await sql`update ach_entry e set sealed_number = d.fresh from ${pairs} where e.sealed_number = d.old`.execute(
    db,
  )
}

type Vaults = { readonly to: Uint8Array; readonly old: BankVault; readonly fresh: BankVault }

async function resealFiles({ db }: Work, { to, old, fresh }: Vaults): Promise<number> {
  const { rows } = await sql<{ id: number; sealed: string }>`
    select id, sealed_file as sealed from ach_run where sealed_file is not null order by id`.execute(db)
  const stale = rows.filter(({ sealed }) => !isUnder(to, sealed))
  for (const { id, sealed } of stale)
    await db
      .updateTable('ach_run')
      .set({ sealed_file: fresh.seal(old.open(sealed)) })
      .where('id', '=', id)
      .execute()
  return stale.length
}
