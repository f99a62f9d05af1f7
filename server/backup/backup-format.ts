import { z } from 'zod'

/**
 * A backup is a gzip file of JSON lines: a head, then each table with its columns and its rows (every value as the text PostgreSQL
 * writes for it, or null), its sequences, and an end that counts the rows and hashes every line before it. It names the
 * migrations the books had, so that a newer Cartwright builds the same tables, fills them, and only then goes on.
 */
export const format = 'cartwright-backup-1'

const Migrations = z.array(z.object({ name: z.string(), sha256: z.string() }))

export const Head = z.object({
  format: z.literal(format),
  madeAt: z.string(),
  engine: z.string(),
  cities: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      migrations: Migrations,
      entries: z.int(),
      debitCents: z.int(),
      /** The newest hash of each chain, to hold against the restored books. */
      chains: z.array(z.object({ book: z.string(), hash: z.string().nullable() })),
    }),
  ),
  directoryMigrations: Migrations,
})
export type Head = z.infer<typeof Head>
export type BackedUpCity = Head['cities'][number]

export const TableLine = z.object({
  table: z.string(),
  schema: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
})
export type TableLine = z.infer<typeof TableLine>

export const SequenceLine = z.object({
  sequence: z.string(),
  schema: z.string(),
  last: z.int(),
  called: z.boolean(),
})
export type SequenceLine = z.infer<typeof SequenceLine>

/** Work that was asked for and not done yet; it is asked for again when the backup is restored. */
export const JobLine = z.object({
  job: z.string(),
  city: z.string(),
  actor: z.object({ name: z.string(), userId: z.string().nullable(), role: z.string() }).loose(),
  data: z.looseObject({}),
})
export type JobLine = z.infer<typeof JobLine>

export const EndLine = z.object({ end: z.literal(true), rows: z.int(), sha256: z.string() })

/** A backup that cannot be written, read, or restored here: the message says what is wrong, where, and what to do. */
export class BackupRefused extends Error {}
