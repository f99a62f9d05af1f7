import { stringify } from 'yaml'
import { decimalDollars } from '#kernel/money'
import type { Policy } from '../policies/policy.ts'
import type { RateRow, RateVersion } from '../rates/rate-row.ts'
import { proposedStatus } from './copied-tables.ts'
import { ifAdopted, type RatesAndRules } from './proposed.ts'

/** A file of the city folder. */
export type AdoptionFile = { readonly name: string; readonly text: string }

/**
 * The files of the city folder that adopt a proposal: its rates as a file of their own in `rates/`, `versions.csv` with the tables of before
 * ended on its first day, and `policies.yaml` where rules are proposed. Putting them into the folder and loading it is adopting it.
 */
export function adoptionFiles(
  proposalId: number,
  adopted: RatesAndRules,
  proposed: RatesAndRules,
): AdoptionFile[] {
  const after = ifAdopted(adopted, proposed)
  const files: AdoptionFile[] = []
  if (proposed.versions.length > 0)
    files.push(
      { name: `proposal-${proposalId}.csv`, text: ratesCsv(proposed.versions) },
      { name: 'versions.csv', text: versionsCsv(after.versions) },
    )
  if (proposed.policies.length > 0) files.push({ name: 'policies.yaml', text: policiesYaml(after.policies) })
  return files
}

type Columns<Row> = Readonly<Record<string, (row: Row) => string | number | null>>

const versionColumns: Columns<RateVersion> = {
  version: ({ label }) => label,
  schedule: ({ schedule }) => schedule,
  resolution: ({ resolution }) => resolution,
  status: ({ status }) => (status === proposedStatus ? 'adopted' : status),
  adopted_on: ({ adoptedOn }) => adoptedOn,
  effective_from: ({ effectiveFrom }) => effectiveFrom,
  effective_until: ({ effectiveUntil }) => effectiveUntil,
  schedule_ends_on: ({ scheduleEndsOn }) => scheduleEndsOn,
  source: ({ source }) => source,
  note: ({ note }) => note,
}

/** Tables as `rates/versions.csv` has them. */
const versionsCsv = (versions: readonly RateVersion[]): string =>
  csv(
    versions.toSorted(
      (a, b) => a.schedule.localeCompare(b.schedule) || a.effectiveFrom.localeCompare(b.effectiveFrom),
    ),
    versionColumns,
  )

type LabelledRow = RateRow & { readonly version: string }

const any = (word: string): string | null => (word === '*' ? null : word)

const rateColumns: Columns<LabelledRow> = {
  version: ({ version }) => version,
  row: ({ key }) => key,
  class: (row) => row.class,
  zone: ({ zone }) => any(zone),
  stream: ({ stream }) => any(stream),
  container: ({ container }) => any(container),
  size: ({ size }) => any(size),
  pickups: ({ pickups }) => any(pickups),
  location: ({ location }) => any(location),
  charge: ({ charge }) => charge,
  code: ({ charge, code }) =>
    code === 'service' && charge !== 'overlay' && charge !== 'event' ? null : code,
  per: ({ per }) => per,
  amount: ({ amountCents }) => inDollars(amountCents),
  percent: ({ share, percentThousandths }) => inPercent(share?.percentThousandths ?? percentThousandths),
  of: ({ share, of }) => share?.of ?? (of.join(';') || null),
  less: ({ share }) => share?.less ?? null,
  order: ({ order }) => order || null,
  rounding: ({ rounding, roundEach }) =>
    roundEach ? `${rounding} each` : rounding === 'half-up' ? null : rounding,
  free: ({ free }) => free || null,
  cap: ({ capCents }) => inDollars(capCents),
  gl: ({ glCode }) => glCode,
  funding_gl: ({ fundingGlCode }) => fundingGlCode,
  text: ({ textKey }) => textKey,
  note: ({ note }) => note,
}

/** Rates as a file in `rates/` has them; it is read back to the very same rows. */
export const ratesCsv = (versions: readonly RateVersion[]): string =>
  csv(
    versions.flatMap(({ label, rows }) => rows.map((row) => ({ ...row, version: label }))),
    rateColumns,
  )

const inDollars = (amountCents: number | null): string | null =>
  amountCents === null ? null : decimalDollars(amountCents)

/** 4800 thousandths are `4.8`. */
function inPercent(thousandths: number | null): string | null {
  if (thousandths === null) return null
  const rest = String(thousandths % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '')
  return `${Math.trunc(thousandths / 1000)}${rest ? `.${rest}` : ''}`
}

function csv<Row>(rows: readonly Row[], columns: Columns<Row>): string {
  // A column that no row fills is left out, unless the reader needs it.
  const needed = new Set(['version', 'schedule', 'resolution', 'status', 'effective_from', 'source'])
  const names = Object.keys(columns).filter(
    (name) => needed.has(name) || rows.some((row) => columns[name]!(row) !== null),
  )
  const lines = rows.map((row) => names.map((name) => field(columns[name]!(row))).join(','))
  return `${[names.join(','), ...lines].join('\n')}\n`
}

function field(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]|^#|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const policiesYaml = (policies: readonly Policy[]): string =>
  stringify(
    policies
      .toSorted((a, b) => a.code.localeCompare(b.code) || a.from.toString().localeCompare(b.from.toString()))
      .map(({ code, from, until, citation, value }) => ({
        code,
        from: from.toString(),
        ...(until && { until: until.toString() }),
        citation,
        value,
      })),
  )
