import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { cityFacts } from './city-facts.ts'
import type { ImportKind } from './import-fields.ts'
import { findImport, lockImport } from './intake-queries.ts'
import { type Judgement, judgeRow } from './judge-row.ts'
import { nothingKnown } from './known.ts'
import { learnFromBooks } from './known-in-books.ts'
import { loadRows, type RowToLoad, type SameParties } from './load-rows.ts'
import { columnName } from './row-cells.ts'
import type { Added, RowFault, StagedValues, Totals } from './staged-row.ts'
import type { StoredMapping } from './stored-mapping.ts'

/** How many rows are loaded at once; all of them in one transaction. */
const atOnce = 5000

type GoodRow = { readonly line: number; readonly values: StagedValues }
type Judged = GoodRow & { readonly judged: Judgement }

/**
 * Loads the good rows of an import that is being applied. The books may have changed since it was checked, so each row is held
 * against them once more: what came in meanwhile is now a duplicate. An import that is not being applied is left alone,
 * so that asking twice loads once.
 */
export async function loadImport(work: Work, id: number): Promise<void> {
  const found = await lockImport(work, id)
  if (found.state !== 'applying') return
  const mapping = found.mapping as StoredMapping
  const fields = new Map(Object.entries(mapping.fields))
  const city = await cityFacts(work)
  const same: SameParties = new Map()
  let added: Added = { premises: 0, accounts: 0, parties: 0, services: 0 }
  for (
    let rows = await goodRows(work, id, 0);
    rows.length > 0;
    rows = await goodRows(work, id, rows.at(-1)!.line)
  ) {
    const known = nothingKnown()
    await learnFromBooks(
      work,
      known,
      rows.map(({ values }) => values),
    )
    const judging = { kind: found.kind as ImportKind, known, city }
    const judged = rows.map((row): Judged => ({ ...row, judged: judgeRow(judging, row) }))
    added = sumOf(added, await loadRows(work, judged.flatMap(toLoad), same))
    await keepVerdicts(work, id, judged, (field) => columnName(field, fields))
  }
  await closeImport(work, id, added)
}

const toLoad = ({ values, judged }: Judged): RowToLoad[] =>
  judged.verdict === 'good' ? [{ values, brought: judged.brought }] : []

const sumOf = (a: Added, b: Added): Added => ({
  premises: a.premises + b.premises,
  accounts: a.accounts + b.accounts,
  parties: a.parties + b.parties,
  services: a.services + b.services,
  withoutMandate: (a.withoutMandate ?? 0) + (b.withoutMandate ?? 0),
})

async function goodRows(work: Work, id: number, after: number): Promise<GoodRow[]> {
  const rows = await work.db
    .selectFrom('import_row')
    .select(['line', 'row_values'])
    .where('file_id', '=', id)
    .where('verdict', '=', 'good')
    .where('line', '>', after)
    .orderBy('line')
    .limit(atOnce)
    .execute()
  return rows.map(({ line, row_values }) => ({ line, values: row_values as StagedValues }))
}

async function keepVerdicts(
  work: Work,
  id: number,
  rows: readonly Judged[],
  columnOf: (field: string | null) => string | null,
): Promise<void> {
  const faults = ({ judged }: Judged): RowFault[] =>
    judged.verdict === 'rejected'
      ? judged.faults.map(({ field, ...rest }) => ({ column: columnOf(field), ...rest }))
      : []
  await sql`
    update import_row r set verdict = v.verdict, faults = v.faults, doubles = v.doubles
    from unnest(${rows.map(({ line }) => line)}::bigint[],
      ${rows.map(({ judged }) => (judged.verdict === 'good' ? 'applied' : judged.verdict))}::text[],
      ${rows.map((row) => JSON.stringify(faults(row)))}::jsonb[],
      ${rows.map(({ judged }) => (judged.verdict === 'duplicate' ? judged.doubles : null))}::text[])
      as v (line, verdict, faults, doubles)
    where r.file_id = ${id} and r.line = v.line`.execute(work.db)
}

async function closeImport(work: Work, id: number, added: Added): Promise<void> {
  const counted = await work.db
    .selectFrom('import_row')
    .select(({ fn }) => ['verdict', fn.countAll<number>().as('rows')])
    .where('file_id', '=', id)
    .groupBy('verdict')
    .execute()
  const of = (verdict: string) => counted.find((one) => one.verdict === verdict)?.rows ?? 0
  const totals: Totals = {
    rows: counted.reduce((sum, { rows }) => sum + rows, 0),
    good: of('good'),
    duplicate: of('duplicate'),
    rejected: of('rejected'),
    applied: of('applied'),
    added,
  }
  await work.db
    .updateTable('import_file')
    .set({ state: 'applied', totals: JSON.stringify(totals), applied_at: sql`now()`, failure: null })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, { command: 'load-import', subject: `import ${id}`, changes: { totals } })
}

/** Keeps what stopped an attempt to apply, and lets it be tried again. Nothing was loaded. */
export async function keepFailure(work: Work, id: number, failure: string): Promise<void> {
  if ((await findImport(work, id)).state !== 'applying') return
  await work.db.updateTable('import_file').set({ state: 'checked', failure }).where('id', '=', id).execute()
  await recordCommand(work, {
    command: 'stop-import',
    subject: `import ${id}`,
    changes: { state: { before: 'applying', after: 'checked' }, failure },
  })
}
