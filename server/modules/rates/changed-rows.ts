import type { RateRow, RateVersion } from './rate-row.ts'

/** How a rate version differs from the one stored before: what a loader refuses once a posted run has used it. */
export type ChangedRow =
  | { readonly change: 'added' | 'removed'; readonly key: string }
  | { readonly change: 'altered'; readonly key: string; readonly columns: readonly string[] }
  | { readonly change: 'version'; readonly key: string; readonly columns: readonly string[] }

/**
 * What changed between two states of one rate version, by row and column. Empty when nothing that can change a bill did:
 * notes may be corrected, and an open version may be closed by its successor, for that is how a rate is succeeded.
 */
export function changedRows(old: RateVersion, next: RateVersion): ChangedRow[] {
  const columns = (['schedule', 'resolution', 'effectiveFrom'] as const).filter(
    (name) => old[name] !== next[name],
  )
  const cutShort = old.effectiveUntil !== null && old.effectiveUntil !== next.effectiveUntil
  const versionColumns = [...columns, ...(cutShort ? ['effectiveUntil'] : [])]
  const version: ChangedRow[] =
    versionColumns.length > 0 ? [{ change: 'version', key: old.label, columns: versionColumns }] : []
  const after = new Map(next.rows.map((row) => [row.key, row]))
  const before = new Set(old.rows.map(({ key }) => key))
  return [
    ...version,
    ...old.rows.flatMap((row) => compare(row, after.get(row.key))),
    ...next.rows.filter(({ key }) => !before.has(key)).map(({ key }) => ({ change: 'added' as const, key })),
  ]
}

function compare(row: RateRow, other: RateRow | undefined): ChangedRow[] {
  if (!other) return [{ change: 'removed', key: row.key }]
  const names = Object.keys(row) as (keyof RateRow)[]
  const columns = names.filter(
    (name) => name !== 'id' && name !== 'note' && JSON.stringify(row[name]) !== JSON.stringify(other[name]),
  )
  return columns.length > 0 ? [{ change: 'altered', key: row.key, columns }] : []
}
