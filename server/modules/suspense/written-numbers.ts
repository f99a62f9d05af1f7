import type { Alias } from '@cartwright/api/suspense-shapes'
import type { suspense } from '@cartwright/api/suspense'
import type { ReceivedBy } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { writtenKey } from './put-in-suspense.ts'
import type { SuspenseShown } from './suspense-rows.ts'

/** The accounts that numbers as payers write them were remembered for, by the number as it compares. */
export async function rememberedNumbers(work: Work, keys: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; account: number }>`
    select written_key as key, account_id as account from account_alias
    where forgotten_at is null and written_key = any(${keys}::text[])`.execute(work.db)
  return new Map(rows.map(({ key, account }) => [key, account]))
}

/** Remembers the number as written on an item for an account. Refuses a number that means another account. */
export async function rememberNumber(work: Work, item: SuspenseShown, account: KnownAccount): Promise<void> {
  const { itemId, written } = item
  const key = writtenKey(written ?? '')
  if (written === null || key === null) return refuse('SUSPENSE_NOTHING_WRITTEN', { itemId })
  const { rows } = await sql<{ id: number; number: string }>`
    select a.id, a.number from account_alias l join account a on a.id = l.account_id
      where l.written_key = ${key} and l.forgotten_at is null
    union all select id, number from account where (translate(number, '- ', '')) collate "C" = ${key}`.execute(
    work.db,
  )
  if (rows.some(({ id }) => id === account.id)) return
  if (rows[0]) refuse('SUSPENSE_NUMBER_TAKEN', { written, accountNumber: rows[0].number })
  await work.db
    .insertInto('account_alias')
    .values({ written_key: key, account_id: account.id, item_id: itemId, remembered_by: work.actor.name })
    .execute()
}

/** The numbers that are remembered for an account, newest first. */
export const numbersOfAccount = (work: Work, accountId: number): Promise<z.infer<typeof Alias>[]> =>
  read(work, sql`l.account_id = ${accountId} and l.forgotten_at is null`)

/** Forgets a number. What was posted by it stays. */
export async function forgetNumber(
  work: Work,
  { params: { aliasId }, body: { reason } }: ReceivedBy<typeof suspense.forget>,
): Promise<z.infer<typeof Alias>> {
  const [found] = await read(work, sql`l.id = ${aliasId} and l.forgotten_at is null`)
  const { numUpdatedRows } = await work.db
    .updateTable('account_alias')
    .set({ forgotten_by: work.actor.name, forgotten_at: sql`clock_timestamp()` })
    .where('id', '=', aliasId)
    .where('forgotten_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (!found || numUpdatedRows === 0n) return refuse('WRITTEN_NUMBER_NOT_FOUND', { aliasId })
  await recordCommand(work, {
    command: 'forget-written-number',
    subject: `account ${found.accountNumber}`,
    changes: { written: found.written },
    reason,
  })
  return found
}

async function read(work: Work, where: RawBuilder<unknown>): Promise<z.infer<typeof Alias>[]> {
  const { rows } = await sql<{ id: number; written: string; number: string; by: string; on: PlainDate }>`
    select l.id, i.written, a.number, l.remembered_by as by, i.decided_on as on
    from account_alias l join account a on a.id = l.account_id join suspense_item i on i.id = l.item_id
    where ${where} order by l.id desc limit 200`.execute(work.db)
  return rows.map(({ id, written, number, by, on }) => ({
    aliasId: id,
    written,
    accountNumber: number,
    rememberedBy: by,
    rememberedOn: on.toString(),
  }))
}
