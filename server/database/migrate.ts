import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { OpenDatabase } from './open-database.ts'
import { appRole } from './roles.ts'
import type { Database } from './types.ts'

/** The schema all cities share. */
export const directorySchema = 'directory'

/** The tables whose rows the application may only add and read. */
const growOnly = [
  'command_record',
  'seal',
  'entry',
  'bill',
  'bill_line',
  'gl_journal',
  'payment',
  'sample_signature',
  'work_note',
  'procedure_version',
  'procedure_reading',
  'procedure_review',
  'finding_event',
  'proposal_version',
  'proposed_rate',
  'setup_version',
  'identity_check',
  'correction_bill',
  'correction_charge',
  'correction_fact',
  'transfer_part',
  'replacement_bill',
  'evidence_file',
  'adjustment_evidence',
  'letter_template_version',
  'letter_paper',
  'letter_piece',
  'letter_event',
  'case_note',
  'order_step',
  'account_move',
  'billed_from',
  'deposit_step',
  'escrow_letter',
  'cash_count',
  'cash_receipt_part',
  'cash_receipt_tender',
  'cash_receipt_payment',
  'allocation',
  'payment_reversal',
  'provider_payout',
  'provider_payout_line',
  'returned_item',
  'represented_item',
  'retried_entry',
  'suspense_step',
  'check_file',
  'check_told',
  'stock_receipt',
  'stock_lot',
  'stock_transfer',
  'stock_count_entry',
  'stock_move',
  'postage_entry',
  'postage_statement_line',
  'mail_job_step',
  'mail_job_pull',
  'mail_job_tray',
  'mail_sort_left_out',
  'mailpiece_spec',
  'insert_piece',
  'insert_mailing',
  'insert_receipt',
  'insert_return',
  'labeling_row',
  'address_paper',
  'returned_step',
] as const

/** The tables whose rows stay: others point to them without a key of the database, because they are never deleted. */
const neverDeleted = ['account', 'bill_run'] as const

const folders = {
  directory: new URL('./migrations/directory/', import.meta.url),
  city: new URL('./migrations/city/', import.meta.url),
}

/** Brings the shared directory and every city in it up to date. A city that is given up meanwhile is left out. */
export async function migrate({ db }: OpenDatabase): Promise<void> {
  await besideOthers(async () => {
    await sql
      .raw('create extension if not exists btree_gist; create extension if not exists pg_trgm')
      .execute(db)
    await createAppRole(db)
    await migrateSchema(db, directorySchema, 'directory')
  })
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(directorySchema, 'city')}`.execute(
    db,
  )
  for (const { name } of rows) await besideOthers(() => migrateSchema(db, name, 'city'))
}

/** What PostgreSQL answers when two processes make the same thing at the same moment; `if not exists` does not prevent it. */
const madeByAnother = new Set(['23505', '42P06', '42P07', '42710', 'XX000'])

/** Does a step again when another process was making the same thing. */
export async function besideOthers(step: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step()
    } catch (error) {
      if (attempt === 5 || !madeByAnother.has((error as { code?: string }).code ?? '')) throw error
      await setTimeout(100 * attempt)
    }
  }
}

/** Makes the books of a city, or brings them up to date, and puts it in the directory. */
export async function createCity(
  { db }: OpenDatabase,
  city: { readonly name: string; readonly title: string; readonly demo: boolean },
): Promise<void> {
  await db
    .withSchema(directorySchema)
    .insertInto('city')
    .values(city)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ title: city.title }))
    .execute()
  await besideOthers(() => migrateSchema(db, city.name, 'city'))
}

/** Gives a city that is there the title its people know it by. */
export async function nameCity(
  { db }: OpenDatabase,
  { name, title }: { readonly name: string; readonly title: string },
): Promise<void> {
  await db.withSchema(directorySchema).updateTable('city').set({ title }).where('name', '=', name).execute()
}

/** Migrations are SQL files, run in name order, each in one transaction with its mark; never edited, never undone. */
async function migrateSchema(
  db: Kysely<Database>,
  schema: string,
  kind: keyof typeof folders,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (kind === 'city' && !(await stays(transaction, schema))) return
    await applyMigrations(transaction, schema, await knownMigrations(kind))
    await (kind === 'city' ? grantToApp(transaction, schema) : grantDirectory(transaction))
  })
}

/** One migration as it lies in the product. */
export type Migration = { readonly name: string; readonly sha256: string; readonly statements: string }

/** Every migration of the directory or of a city, in order. */
export async function knownMigrations(kind: keyof typeof folders): Promise<Migration[]> {
  const names = (await readdir(folders[kind])).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const statements = await readFile(new URL(name, folders[kind]), 'utf8')
      return { name, statements, sha256: createHash('sha256').update(statements).digest('hex') }
    }),
  )
}

/** Makes a schema where there is none, and applies to it what it does not have yet of the given migrations. */
export async function applyMigrations(
  transaction: Transaction<Database>,
  schema: string,
  migrations: readonly Migration[],
): Promise<void> {
  await sql.raw(`create schema if not exists "${schema}"`).execute(transaction)
  await sql.raw(`set local search_path to "${schema}", public`).execute(transaction)
  await sql
    .raw(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    .execute(transaction)
  // Two processes starting together: the second waits here, then finds nothing to do.
  await sql.raw('lock table migration in exclusive mode').execute(transaction)
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(transaction)
  const applied = new Set(rows.map(({ name }) => name))
  for (const { name, sha256, statements } of migrations) {
    if (applied.has(name)) continue
    await sql.raw(statements).execute(transaction)
    await sql`insert into migration (name, sha256) values (${name}, ${sha256})`.execute(transaction)
  }
}

/** Whether a city is still in the directory; if so, it stays there until this transaction ends. */
async function stays(db: Transaction<Database>, city: string): Promise<boolean> {
  const { rows } = await sql`
    select from ${sql.id(directorySchema, 'city')} where name = ${city} for share`.execute(db)
  return rows.length > 0
}

/** The role the application works under: it owns nothing, and may only add to and read the books. */
async function createAppRole(db: Kysely<Database>): Promise<void> {
  await sql
    .raw(`do $$ begin
      create role ${appRole} nologin;
    exception when duplicate_object or unique_violation then null;
    end $$`)
    .execute(db)
  await sql.raw(`grant ${appRole} to current_user`).execute(db)
}

async function grantToApp(db: Transaction<Database>, schema: string): Promise<void> {
  const whole = `"${schema}"`
  await sql.raw(`grant usage on schema ${whole} to ${appRole}`).execute(db)
  await sql
    .raw(`grant select, insert, update, delete on all tables in schema ${whole} to ${appRole}`)
    .execute(db)
  await sql.raw(`grant usage, select on all sequences in schema ${whole} to ${appRole}`).execute(db)
  await sql.raw(`revoke insert, update, delete on migration from ${appRole}`).execute(db)
  for (const table of growOnly)
    await sql.raw(`revoke update, delete, truncate on "${table}" from ${appRole}`).execute(db)
  for (const table of neverDeleted)
    await sql.raw(`revoke delete, truncate on "${table}" from ${appRole}`).execute(db)
}

/**
 * Of the directory the application's role may read which cities there are and who works for them, and it may add people, and
 * see and end their sessions: sign-in secrets it can write and never read.
 */
async function grantDirectory(db: Transaction<Database>): Promise<void> {
  await sql
    .raw(`grant usage on schema "${directorySchema}" to ${appRole};
      grant select on city, sign_in_failure to ${appRole};
      grant select, insert, update on membership to ${appRole};
      grant select ("id", "name", "email"), insert on "user" to ${appRole};
      grant select ("userId", "providerId"), insert, update ("password") on "credential" to ${appRole};
      grant select ("id", "userId", "createdAt", "updatedAt", "expiresAt", "ipAddress", "userAgent"), delete
        on "session" to ${appRole};
      grant select (id, city, user_id, role, name, scopes, made_by, created_at, expires_at, last_used_at, revoked_at,
        revoked_by), insert, update (revoked_at, revoked_by) on api_token to ${appRole};
      grant select ("method"), update ("method") on "session" to ${appRole};
      grant select (user_id, confirmed_at, last_step), insert, update (confirmed_at), delete
        on sign_in_code to ${appRole};
      grant select (user_id, used_at), insert, delete on backup_code to ${appRole};
      grant select (id, user_id, name, created_at, last_used_at), insert, update (name), delete on passkey to ${appRole};
      grant select (user_id, issuer), delete on oidc_identity to ${appRole};
      grant select (user_id), delete on sign_in_step to ${appRole};
      grant select, insert, delete on second_factor_role to ${appRole};
      grant delete on sign_in_failure to ${appRole}`)
    .execute(db)
}
