import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { insertRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { checkRow, type RowChecks } from './check-row.ts'
import { cityFacts } from './city-facts.ts'
import { fitMapping } from './fit-mapping.ts'
import type { ImportKind } from './import-fields.ts'
import { judgeRow, missingInBooks } from './judge-row.ts'
import { type Known, nothingKnown } from './known.ts'
import { learnFromBooks } from './known-in-books.ts'
import { readMapping } from './mapping.ts'
import { readTable } from './read-table.ts'
import { columnName } from './row-cells.ts'
import type { CheckedRow, RowFault, StagedValues, Totals } from './staged-row.ts'
import { type StoredMapping, storedMapping } from './stored-mapping.ts'
import type { Table } from './table.ts'

export type BroughtFile = {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly kind: ImportKind
  /** The mapping as YAML or JSON; null: columns are found by their names. */
  readonly mapping: string | null
}

/** How many rows are checked against the books at once. */
const atOnce = 5000

type StagedRow = {
  readonly line: number
  readonly raw: Readonly<Record<string, string>>
  readonly values: StagedValues | null
  readonly verdict: 'good' | 'duplicate' | 'rejected'
  readonly faults: readonly RowFault[]
  readonly doubles: string | null
}

/**
 * Brings a file in: reads it, fits the mapping, checks every row by itself and against the books, and stages them all with
 * their verdicts. Nothing of it is in the books yet. The same file is refused once it was applied. Answers the import's number.
 */
export async function bringFile(work: Work, file: BroughtFile): Promise<number> {
  const given = file.mapping === null || file.mapping.trim() === '' ? {} : readMapping(file.mapping)
  const table = await readTable(file.bytes, given)
  const mapping = fitMapping(file.kind, given, table.header)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  await refuseApplied(work, file.kind, sha256)
  const checks = { kind: file.kind, header: table.header, mapping, city: await cityFacts(work) }
  const id = await openImport(work, file, sha256, storedMapping(given, mapping, table.header))
  const totals = await stageRows(work, id, checks, table)
  await work.db
    .updateTable('import_file')
    .set({ state: 'checked', totals: JSON.stringify(totals) })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'bring-file',
    subject: `import ${id}`,
    changes: { kind: file.kind, fileName: file.fileName, sha256, totals },
  })
  return id
}

/** Refuses a file of which the very bytes were applied, or are being applied. */
export async function refuseApplied(work: Work, kind: string, sha256: string): Promise<void> {
  const found = await work.db
    .selectFrom('import_file')
    .select(['id', 'applied_at'])
    .where('kind', '=', kind)
    .where('sha256', '=', sha256)
    .where('state', 'in', ['applying', 'applied'])
    .executeTakeFirst()
  if (found)
    refuse('IMPORT_ALREADY_APPLIED', { importId: found.id, appliedAt: found.applied_at?.toString() ?? null })
}

async function openImport(
  work: Work,
  { kind, fileName }: BroughtFile,
  sha256: string,
  mapping: StoredMapping,
): Promise<number> {
  const { id } = await work.db
    .insertInto('import_file')
    .values({
      kind,
      file_name: fileName,
      sha256,
      mapping: JSON.stringify(mapping),
      brought_by: work.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function stageRows(work: Work, id: number, checks: RowChecks, { rows }: Table): Promise<Totals> {
  const known = nothingKnown()
  const counts = { good: 0, duplicate: 0, rejected: 0 }
  for (let at = 0; at < rows.length; at += atOnce) {
    const checked = rows.slice(at, at + atOnce).map((row) => checkRow(checks, row))
    await learnFromBooks(
      work,
      known,
      checked.map(({ values }) => values),
    )
    const staged = checked.map((row) => verdictOn(checks, known, row))
    for (const { verdict } of staged) counts[verdict] += 1
    await insertStaged(work, id, staged)
  }
  const added = { premises: 0, accounts: 0, parties: 0, services: 0 }
  return { rows: rows.length, ...counts, applied: 0, added }
}

function verdictOn(checks: RowChecks, known: Known, row: CheckedRow): StagedRow {
  const { line, raw, values } = row
  const { kind, city, mapping } = checks
  const named = ({
    field,
    reason,
    instead,
  }: {
    field: string | null
    reason: string
    instead: string
  }): RowFault => ({
    column: columnName(field, mapping.fields),
    reason,
    instead,
  })
  if (row.faults.length > 0) {
    const missing = missingInBooks({ kind, known }, values)
    const faults = missing ? [...row.faults, named(missing)] : row.faults
    return { line, raw, values: null, verdict: 'rejected', faults, doubles: null }
  }
  const judged = judgeRow({ kind, known, city }, row)
  return {
    line,
    raw,
    values: judged.verdict === 'good' ? values : null,
    verdict: judged.verdict,
    faults: judged.verdict === 'rejected' ? judged.faults.map(named) : [],
    doubles: judged.verdict === 'duplicate' ? judged.doubles : null,
  }
}

const insertStaged = (work: Work, id: number, staged: readonly StagedRow[]): Promise<void> =>
  insertRows(work, {
    into: sql`insert into import_row`,
    rows: staged,
    columns: {
      file_id: ['bigint', () => id],
      line: ['bigint', ({ line }) => line],
      raw: ['jsonb', ({ raw }) => JSON.stringify(raw)],
      row_values: ['jsonb', ({ values }) => values && JSON.stringify(values)],
      verdict: ['text', ({ verdict }) => verdict],
      faults: ['jsonb', ({ faults }) => JSON.stringify(faults)],
      doubles: ['text', ({ doubles }) => doubles],
    },
  })
