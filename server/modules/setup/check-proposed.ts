import { basename, extname } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parseDay } from '#kernel/dates'
import type { Policy } from '../policies/policy.ts'
import { labelFor, proposedStatus } from '../proposals/copied-tables.ts'
import { ifAdopted } from '../proposals/proposed.ts'
import type { AskedCheck, CheckFiles } from '../proposals/proposed-files.ts'
import { toldPolicy } from '../proposals/stored-proposals.ts'
import type { RateVersion } from '../rates/rate-row.ts'
import { assembleRates, tellRivals } from './check-rates.ts'
import type { FolderFault } from './city-folder.ts'
import { faultsIn } from './folder-faults.ts'
import { readPolicies } from './read-policies.ts'
import { readVersions, type VersionHead } from './read-rate-files.ts'
import { type PlacedRow, readRateRows } from './read-rate-rows.ts'

/**
 * Checks proposed files as those of a city folder are checked, together with what is in force: what is adopted already is left out, and
 * no proposed rate may answer for the same thing as one that stays.
 */
export const checkProposed: CheckFiles = (asked) => {
  const list: FolderFault[] = []
  const versions = readTables(asked, list)
  const policies = readRules(asked, list)
  const wrong = list.some(({ severity }) => severity === 'fault')
  return { proposed: wrong ? null : { versions, policies }, faults: list }
}

function readTables(asked: AskedCheck, list: FolderFault[]): RateVersion[] {
  const { files, adopted, known } = asked
  const rows: PlacedRow[] = []
  for (const [file, text] of files) {
    if (isVersions(file) || isRules(file)) continue
    if (extname(file).toLowerCase() === '.csv') rows.push(...readRateRows(text, file, faultsIn(list, file)))
    else
      faultsIn(list, file).fault(
        null,
        'A file of this name proposes nothing.',
        'Send rate CSVs, versions.csv or policies.yaml, as they are in the folder of the city.',
      )
  }
  const { heads, own } = headsOf(asked, rows, list)
  if (heads.length === 0 && own.length === 0) return []
  const made = assembleRates(heads, own, known, list).map((version) => ({
    ...version,
    status: proposedStatus,
    adoptedOn: null,
  }))
  const after = ifAdopted(adopted, { versions: made, policies: [] }).versions
  const staying = after.filter(({ label }) => !made.some((one) => one.label === label))
  tellRivals(after, [...staying.flatMap(placedInForce), ...own], list)
  return made
}

const isVersions = (file: string): boolean => basename(file).toLowerCase() === 'versions.csv'
const isRules = (file: string): boolean => /^policies\.ya?ml$/i.test(basename(file))

/** The proposed tables without their rows, and the rows that belong to them. */
function headsOf(asked: AskedCheck, rows: readonly PlacedRow[], list: FolderFault[]) {
  const adopted = new Set(asked.adopted.versions.map(({ label }) => label))
  const versionsFile = [...asked.files].find(([file]) => isVersions(file))
  if (!versionsFile) return saidHead(asked, rows, list)
  const [file, text] = versionsFile
  const heads = readVersions(text, faultsIn(list, file)).filter(({ version }) => !adopted.has(version.label))
  const own = rows.filter(({ label }) => !adopted.has(label))
  const left = new Set(rows.filter(({ label }) => adopted.has(label)).map((row) => row.file))
  for (const name of left)
    faultsIn(list, name).warn(
      null,
      'Rows of tables that are adopted already are left out.',
      'Give a proposed table a name of its own in the column version.',
    )
  return { heads, own }
}

/** Rates that come without `versions.csv` are one table, of which the form says what it is. */
function saidHead(
  { said, adopted }: AskedCheck,
  rows: readonly PlacedRow[],
  list: FolderFault[],
): { heads: VersionHead[]; own: PlacedRow[] } {
  const first = rows[0]
  if (!first) return { heads: [], own: [] }
  const other = rows.find(({ label }) => label !== first.label)
  if (other)
    faultsIn(list, other.file).fault(
      other.at('version'),
      `The rates are of two tables: ${first.label} and ${other.label}.`,
      'Send versions.csv along, which tells what each of them is.',
    )
  const { resolution, effectiveFrom } = said
  const schedule = said.schedule ?? largest(adopted.versions)
  if (!resolution || !schedule || !effectiveFrom || !parseDay(effectiveFrom)) {
    faultsIn(list, 'versions.csv').fault(
      null,
      'Nothing says for which resolution the rates are, and from which day.',
      'Write both beside the files, or send versions.csv along.',
    )
    return { heads: [], own: [] }
  }
  const label = labelFor(schedule, effectiveFrom, adopted.versions)
  const version = {
    id: null,
    schedule,
    label,
    resolution,
    status: proposedStatus,
    adoptedOn: null,
    effectiveFrom,
    effectiveUntil: null,
    scheduleEndsOn: null,
    source: `Proposal for ${resolution}`,
    note: null,
  }
  return { heads: [{ version, place: first.at('version') }], own: rows.map((row) => ({ ...row, label })) }
}

/** The schedule with the most rates: the one a file of rates is most likely of. */
const largest = (versions: readonly RateVersion[]): string | undefined =>
  versions.toSorted((a, b) => b.rows.length - a.rows.length)[0]?.schedule

const placedInForce = (version: RateVersion): PlacedRow[] =>
  version.rows.map((row, index) => ({
    label: version.label,
    row,
    file: `the rates in force (${version.label})`,
    at: () => ({ line: index + 1, column: 1 }),
  }))

/** The rules that are not in force yet. One in force that only ends because another begins is not proposed. */
function readRules({ files, adopted }: AskedCheck, list: FolderFault[]): Policy[] {
  const known = adopted.policies.map(withoutEnd)
  return [...files]
    .filter(([file]) => isRules(file))
    .flatMap(([file, text]) => readPolicies(text, faultsIn(list, file)))
    .filter((policy) => !known.some((one) => isDeepStrictEqual(one, withoutEnd(policy))))
}

const withoutEnd = (policy: Policy) => ({ ...toldPolicy(policy), until: null })
