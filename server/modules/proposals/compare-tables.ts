import { changedRows } from '../rates/changed-rows.ts'
import type { RateRow, RateVersion } from '../rates/rate-row.ts'

/** A proposed row beside the rate it would succeed. */
export type ComparedRow = {
  readonly version: RateVersion
  readonly row: RateRow
  readonly before: RateRow | null
  readonly isChanged: boolean
}

/** The adopted table that a proposed one would succeed: the one in force on its first day, else the last before it. */
function succeeded(adopted: readonly RateVersion[], proposed: RateVersion): RateVersion | null {
  const before = adopted
    .filter(
      ({ schedule, effectiveFrom }) =>
        schedule === proposed.schedule && effectiveFrom <= proposed.effectiveFrom,
    )
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom))
  return before[0] ?? null
}

/** Every proposed row beside the rate it would succeed, in the order of the tables. */
export function comparedRows(
  adopted: readonly RateVersion[],
  proposed: readonly RateVersion[],
): ComparedRow[] {
  return proposed.flatMap((version) => {
    const old = succeeded(adopted, version)
    const before = new Map((old?.rows ?? []).map((row) => [row.key, row]))
    const changed = changedKeys(old, version)
    return version.rows.map((row) => ({
      version,
      row,
      before: before.get(row.key) ?? null,
      isChanged: changed.has(row.key),
    }))
  })
}

function changedKeys(old: RateVersion | null, proposed: RateVersion): Set<string> {
  if (!old) return new Set(proposed.rows.map(({ key }) => key))
  return new Set(
    changedRows(withoutCaps(old), withoutCaps(proposed)).flatMap(({ change, key }) =>
      change === 'altered' || change === 'added' ? [key] : [],
    ),
  )
}

/** A cap says what may be asked, not what is. */
const withoutCaps = ({ rows, ...head }: RateVersion): RateVersion => ({
  ...head,
  rows: rows.map((row) => ({ ...row, capCents: null })),
})

/** How a proposed table stands to the one it would succeed. */
export function tableFacts(adopted: readonly RateVersion[], proposed: RateVersion) {
  const old = succeeded(adopted, proposed)
  const compared = comparedRows(adopted, [proposed])
  const kept = new Set(proposed.rows.map(({ key }) => key))
  return {
    changed: compared.filter(({ isChanged }) => isChanged).length,
    gone: (old?.rows ?? []).filter(({ key }) => !kept.has(key)).length,
    overCap: compared.filter(isOverCap).length,
  }
}

/** Whether a proposed amount is over the cap of the noticed schedule in force. */
export function isOverCap({ row, before }: Pick<ComparedRow, 'row' | 'before'>): boolean {
  const cap = before?.capCents ?? null
  return cap !== null && row.amountCents !== null && row.amountCents > cap
}
