import assert from 'node:assert/strict'
import { PlainDate } from '#kernel/dates'
import { cents, type Cents, portion } from '#kernel/money'
import { type DayNumber, dayNumber } from '../policies/day-numbers.ts'
import type { Authority } from './derivation.ts'
import type { RateCharge, RateRow, RateVersion } from './rate-row.ts'

/** A row with its amount worked out and the table it stands in. */
export type BookRow = RateRow & { readonly amount: Cents | null; readonly authority: Authority }

/** The rows in force over a stretch of days in which no table changes, with a memory of what was looked up. */
export type Slice = {
  readonly from: DayNumber
  readonly until: DayNumber
  readonly rows: readonly BookRow[]
  /** Filled while rating: the same few hundred combinations come again for every account. */
  readonly memory: Map<string, unknown>
}

/** Every version of every table, cut into stretches of days. Build it once for a run. */
export type RateBook = {
  readonly slices: readonly Slice[]
  readonly versions: readonly RateVersion[]
  /** The kinds of charges any of its rows makes. */
  readonly kinds: ReadonlySet<RateCharge>
}

/**
 * Compiles rate versions into a book. Two versions of one schedule on one day, or a difference that names
 * no row, is a fault: the check of the city folder and the database both refuse them earlier.
 */
export function rateBook(versions: readonly RateVersion[]): RateBook {
  const dated = versions.map((version) => ({
    version,
    from: numberOf(version.effectiveFrom),
    until: version.effectiveUntil ? numberOf(version.effectiveUntil) : Number.POSITIVE_INFINITY,
    rows: bookRows(version),
  }))
  const bounds = [...new Set(dated.flatMap(({ from, until }) => [from, until]))].toSorted((a, b) => a - b)
  const slices = bounds.slice(0, -1).map((from, index): Slice => {
    const inForce = dated.filter((one) => one.from <= from && from < one.until)
    const schedules = inForce.map(({ version }) => version.schedule)
    assert.equal(new Set(schedules).size, schedules.length, 'a schedule has one version a day')
    return { from, until: bounds[index + 1]!, rows: inForce.flatMap(({ rows }) => rows), memory: new Map() }
  })
  const kinds = new Set(versions.flatMap(({ rows }) => rows.map(({ charge }) => charge)))
  return { slices, versions, kinds }
}

/** The stretch of the book a day lies in, or null when no table is in force. */
export function sliceOn(book: RateBook, day: DayNumber): Slice | null {
  const { slices } = book
  for (let index = slices.length - 1; index >= 0; index--) {
    const slice = slices[index]!
    if (slice.from <= day) return day < slice.until ? slice : null
  }
  return null
}

/** Looks something up once per stretch of the book and key. */
export function remembered<Value>(slice: Slice, key: string, find: () => Value): Value {
  if (slice.memory.has(key)) return slice.memory.get(key) as Value
  const value = find()
  slice.memory.set(key, value)
  return value
}

function bookRows(version: RateVersion): BookRow[] {
  const authority: Authority = {
    schedule: version.schedule,
    version: version.label,
    resolution: version.resolution,
    status: version.status,
    adoptedOn: version.adoptedOn,
    effectiveFrom: version.effectiveFrom,
    effectiveUntil: version.effectiveUntil,
  }
  return version.rows.map((row) => ({ ...row, authority, amount: amountOf(row, version) }))
}

/** A row's amount: as written, or its share of the difference between two rows that are written. */
export function amountOf(row: RateRow, version: Pick<RateVersion, 'rows'>): Cents | null {
  if (!row.share) return row.amountCents === null ? null : cents(row.amountCents)
  const { of, less, percentThousandths } = row.share
  const named = (key: string): number => {
    const amount = version.rows.find((other) => other.key === key)?.amountCents
    assert(
      amount !== undefined && amount !== null,
      `row ${row.key} takes a difference with ${key}, which has no amount`,
    )
    return amount
  }
  return portion(cents(named(of) - named(less)), percentThousandths, 100_000, row.rounding)
}

const numberOf = (iso: string): DayNumber => dayNumber(PlainDate.from(iso))

/** What a row is looked up by. Null pickups are service on call. */
export type RowQuestion = {
  readonly class: string
  readonly zone: string | null
  readonly stream: string
  readonly container: string
  readonly size: string
  readonly pickups: string | null
  readonly location: string
}

const columns = ['class', 'zone', 'stream', 'container', 'size', 'pickups', 'location'] as const

/**
 * The row that fits best: a column fits when it says the same or `*`, and of two rows that fit the one that says more
 * wins, a class before a zone before a stream, and so on. `*` in pickups fits any number but never `+1`.
 */
export function bestRow(rows: readonly BookRow[], asked: RowQuestion): BookRow | null {
  let best: BookRow | null = null
  let bestScore = -1
  for (const row of rows) {
    const score = fit(row, asked)
    if (score > bestScore) {
      best = row
      bestScore = score
    }
  }
  return best
}

function fit(row: BookRow, asked: RowQuestion): number {
  let score = 0
  for (const column of columns) {
    score *= 2
    if (row[column] === asked[column]) score += 1
    else if (row[column] !== '*' || (column === 'pickups' && asked.pickups === '+1')) return -1
  }
  return score
}
