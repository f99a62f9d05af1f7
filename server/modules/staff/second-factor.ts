import type { Factor } from '@cartwright/api/staff'
import { symmetricDecrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'
import { hashOfBackupCode } from './backup-codes.ts'
import { stepOfCode } from './time-codes.ts'

/** By what a person can show a second factor; none when they have set up nothing. */
export async function factorsOf({ db }: OpenDatabase, userId: string): Promise<Factor[]> {
  const { rows } = await sql<{ factor: Factor }>`
    select 'code' as factor from directory.sign_in_code
      where user_id = ${userId} and confirmed_at is not null
    union all
    select 'passkey' where exists (select from directory.passkey where user_id = ${userId})`.execute(db)
  return rows.map(({ factor }) => factor)
}

type Given = { readonly userId: string; readonly code: string }

/** Whether a code of the app or a backup code is right, and uses it up: no code works twice, not even at the same moment. */
export async function takeCode(database: OpenDatabase, secret: string, given: Given): Promise<boolean> {
  return /^\d{6}$/.test(given.code.replaceAll(' ', ''))
    ? takeTimeCode(database, secret, given, { confirmed: true })
    : takeBackupCode(database, secret, given)
}

/** Whether a code is of the app whose codes are set up, or of the one they are being set up with, and uses it up. */
export async function takeTimeCode(
  { db }: OpenDatabase,
  secret: string,
  { userId, code }: Given,
  { confirmed }: { readonly confirmed: boolean },
): Promise<boolean> {
  const { rows } = await sql<{ secret: string }>`
    select secret from directory.sign_in_code
    where user_id = ${userId} and (confirmed_at is not null) = ${confirmed}`.execute(db)
  const [found] = rows
  if (!found) return false
  const plain = await symmetricDecrypt({ key: secret, data: found.secret })
  const step = stepOfCode(plain, code.replaceAll(' ', ''), Temporal.Now.instant())
  if (step === null) return false
  const used = await sql`
    update directory.sign_in_code set last_step = ${step}
    where user_id = ${userId} and secret = ${found.secret} and (last_step is null or last_step < ${step})
    returning user_id`.execute(db)
  return used.rows.length === 1
}

async function takeBackupCode(
  { db }: OpenDatabase,
  secret: string,
  { userId, code }: Given,
): Promise<boolean> {
  const { rows } = await sql`
    update directory.backup_code set used_at = now()
    where user_id = ${userId} and hash = ${hashOfBackupCode(secret, code)} and used_at is null
    returning user_id`.execute(db)
  return rows.length === 1
}
