import { amountOf } from '../rates/rate-book.ts'
import type { RateRow, RateVersion } from '../rates/rate-row.ts'
import { dollars } from '#kernel/money'
import type { FolderFault } from './city-folder.ts'
import { insteadOf } from '#kernel/nearest-word'
import { faultsIn } from './folder-faults.ts'
import type { PlacedRow } from './read-rate-rows.ts'
import type { VersionHead } from './read-rate-files.ts'

/** What rate rows are checked against: the city's ledger accounts and the texts of its bills. */
export type Known = { readonly glCodes: readonly string[]; readonly textKeys: readonly string[] }

/**
 * Puts rows into their versions and checks them together: no row twice, no rate over its noticed cap, every ledger account,
 * text, version and row that is named is there. All that is wrong goes into `list`.
 */
export function assembleRates(
  heads: readonly VersionHead[],
  rows: readonly PlacedRow[],
  known: Known,
  list: FolderFault[],
): RateVersion[] {
  for (const placed of rows) {
    tellUnknown(placed, heads, known, list)
    tellOverCap(placed, list)
  }
  tellTwice(rows, list)
  return heads.map(({ version, place }) => {
    const own = rows.filter(({ label }) => label === version.label)
    if (own.length === 0)
      faultsIn(list, 'rates/versions.csv').warn(
        place,
        `The version ${version.label} has no rows.`,
        `Add rows with ${version.label} in their version column, or remove it.`,
      )
    const made = { ...version, rows: own.map(({ row }) => row) }
    for (const placed of own) tellBadShare(placed, made, list)
    return made
  })
}

function tellUnknown(
  placed: PlacedRow,
  heads: readonly VersionHead[],
  known: Known,
  list: FolderFault[],
): void {
  const faults = faultsIn(list, placed.file)
  const { row, at, label } = placed
  const labels = heads.map(({ version }) => version.label)
  if (!labels.includes(label))
    faults.fault(
      at('version'),
      `There is no version “${label}” in rates/versions.csv.`,
      insteadOf(label, labels),
    )
  for (const [column, code] of [['gl', row.glCode] as const, ['funding_gl', row.fundingGlCode] as const]) {
    if (code !== null && !known.glCodes.includes(code))
      faults.fault(
        at(column),
        `There is no ledger account “${code}” in gl.csv.`,
        insteadOf(code, known.glCodes),
      )
  }
  if (!known.textKeys.includes(row.textKey))
    faults.fault(
      at('text'),
      `There is no text “${row.textKey}” under lines in text.en.yaml.`,
      insteadOf(row.textKey, known.textKeys),
    )
}

function tellOverCap({ row, file, at }: PlacedRow, list: FolderFault[]): void {
  if (row.capCents === null || row.amountCents === null || row.amountCents <= row.capCents) return
  faultsIn(list, file).fault(
    at('amount'),
    `The rate ${dollars(row.amountCents)} is over the noticed cap of ${dollars(row.capCents)}.`,
    `Write ${(row.capCents / 100).toFixed(2)} or less; a higher rate needs a new notice and hearing (Article XIII D, section 6).`,
  )
}

function tellTwice(rows: readonly PlacedRow[], list: FolderFault[]): void {
  const seen = new Map<string, PlacedRow>()
  for (const placed of rows) {
    const name = `${placed.label}|${placed.row.key}`
    const first = seen.get(name)
    if (first)
      faultsIn(list, placed.file).fault(
        placed.at('version'),
        `The row “${placed.row.key}” is in the version ${placed.label} twice: it is in ${first.file} on line ${first.at('version').line} too.`,
        'Remove one of the two.',
      )
    else seen.set(name, placed)
  }
}

function tellBadShare({ row, file, at }: PlacedRow, version: RateVersion, list: FolderFault[]): void {
  if (!row.share) return
  const faults = faultsIn(list, file)
  const keys = version.rows.filter(({ amountCents }) => amountCents !== null).map(({ key }) => key)
  const named = [['of', row.share.of] as const, ['less', row.share.less] as const]
  const missing = named.filter(([, key]) => !keys.includes(key))
  for (const [column, key] of missing)
    faults.fault(
      at(column),
      `No row of ${version.label} with an amount is named “${key}”.`,
      insteadOf(key, keys.slice(0, 12)),
    )
  if (missing.length === 0 && (amountOf(row, version) ?? 0) < 0)
    faults.fault(at('less'), 'The difference is below zero.', 'Exchange the rows in the columns of and less.')
}

/** Rows of different schedules that would answer for the same thing on the same day: which one holds would be chance. */
export function tellRivals(
  versions: readonly RateVersion[],
  rows: readonly PlacedRow[],
  list: FolderFault[],
): void {
  const byLabel = new Map(versions.map((version) => [version.label, version]))
  const seen = new Map<string, PlacedRow[]>()
  for (const placed of rows) {
    const version = byLabel.get(placed.label)
    if (!version) continue
    const others = seen.get(signature(placed.row)) ?? []
    const rival = others.find((other) => {
      const theirs = byLabel.get(other.label)!
      return other.label !== placed.label && meet(version, theirs) && theirs.schedule !== version.schedule
    })
    if (rival)
      faultsIn(list, placed.file).fault(
        placed.at('version'),
        `This row and the one in ${rival.file} on line ${rival.at('version').line} charge for the same thing on the same days.`,
        'Keep the one of the resolution that is in force.',
      )
    seen.set(signature(placed.row), [...others, placed])
  }
}

const meet = (a: RateVersion, b: RateVersion): boolean =>
  (b.effectiveUntil === null || a.effectiveFrom < b.effectiveUntil) &&
  (a.effectiveUntil === null || b.effectiveFrom < a.effectiveUntil)

const signature = (row: RateRow): string =>
  [
    row.charge,
    row.code,
    row.class,
    row.zone,
    row.stream,
    row.container,
    row.size,
    row.pickups,
    row.location,
    row.charge === 'event' ? row.per : '',
  ].join('|')
