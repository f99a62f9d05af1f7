import { parseDay } from '#kernel/dates'
import type { RateVersion } from '../rates/rate-row.ts'
import { insteadOf } from '#kernel/nearest-word'
import { type FileFaults, type Place } from './folder-faults.ts'
import { type Columns, type CsvRow, type Field, readCsv } from './read-csv.ts'

/** A rate version without its rows, and where it was read. */
export type VersionHead = { readonly version: Omit<RateVersion, 'rows'>; readonly place: Place }

const versionColumns: Columns = {
  required: ['version', 'schedule', 'resolution', 'status', 'effective_from', 'source'],
  optional: ['adopted_on', 'effective_until', 'schedule_ends_on', 'note'],
}

const statuses = ['adopted', 'superseded', 'published', 'adopted maximum', 'practice'] as const

/** Reads `rates/versions.csv`: every table the city adopted, with its resolution and its days. */
export function readVersions(text: string, faults: FileFaults): VersionHead[] {
  const rows = readCsv(text, versionColumns, faults)
  const heads = rows.flatMap((row) => readVersion(row, faults) ?? [])
  for (const [index, head] of heads.entries()) {
    const same = heads.findIndex(({ version }) => version.label === head.version.label)
    if (same !== index)
      faults.fault(
        head.place,
        `The version ${head.version.label} is on line ${heads[same]!.place.line} too.`,
        'Give each version its own name.',
      )
  }
  tellOverlaps(heads, faults)
  tellHoles(heads, faults)
  return heads
}

function readVersion(row: CsvRow, faults: FileFaults): VersionHead | null {
  const named = ['version', 'schedule', 'resolution', 'source'].map((column) => needed(row, column, faults))
  const [label, schedule, resolution, source] = named
  const status = row.field('status')
  if (!statuses.some((known) => known === status.text))
    faults.fault(status, `“${status.text}” is no status.`, insteadOf(status.text, statuses))
  const effectiveFrom = dayIn(row.field('effective_from'), faults, true)
  const effectiveUntil = dayIn(row.field('effective_until'), faults, false)
  const adoptedOn = dayIn(row.field('adopted_on'), faults, false)
  const scheduleEndsOn = dayIn(row.field('schedule_ends_on'), faults, false)
  if (!label || !schedule || !resolution || !source || !effectiveFrom) return null
  tellWrongOrder(row, { effectiveFrom, effectiveUntil, adoptedOn, scheduleEndsOn }, faults)
  const note = row.field('note').text || null
  return {
    place: row,
    version: {
      id: null,
      schedule,
      label,
      resolution,
      status: status.text,
      adoptedOn,
      effectiveFrom,
      effectiveUntil,
      scheduleEndsOn,
      source,
      note,
    },
  }
}

type VersionDays = Pick<RateVersion, 'effectiveFrom' | 'effectiveUntil' | 'adoptedOn' | 'scheduleEndsOn'>

function tellWrongOrder(row: CsvRow, days: VersionDays, faults: FileFaults): void {
  const { effectiveFrom, effectiveUntil, adoptedOn, scheduleEndsOn } = days
  if (effectiveUntil && effectiveUntil <= effectiveFrom)
    faults.fault(
      row.field('effective_until'),
      `The table ends on ${effectiveUntil}, before it begins on ${effectiveFrom}.`,
      'Write the first day on which it is no longer in force, or leave it empty.',
    )
  if (adoptedOn && adoptedOn > effectiveFrom)
    faults.fault(
      row.field('adopted_on'),
      `The table was adopted on ${adoptedOn}, after it came into force on ${effectiveFrom}.`,
      'A rate cannot reach back: write an effective_from on or after the day of adoption.',
    )
  if (scheduleEndsOn && effectiveFrom > scheduleEndsOn)
    faults.fault(
      row.field('effective_from'),
      `The rate starts on ${effectiveFrom}, past the end of the noticed schedule on ${scheduleEndsOn}.`,
      'A new hearing is needed first (Government Code 53756: five years at most). Write its schedule_ends_on.',
    )
  // Government Code 53756: a schedule of rates runs five years at most.
  const latest = adoptedOn && parseDay(adoptedOn)!.add({ years: 5 }).toString()
  if (scheduleEndsOn && latest && scheduleEndsOn > latest)
    faults.fault(
      row.field('schedule_ends_on'),
      `The schedule runs from ${adoptedOn} to ${scheduleEndsOn}, longer than five years (Government Code 53756).`,
      `Write ${latest} or an earlier day.`,
    )
}

function tellOverlaps(heads: readonly VersionHead[], faults: FileFaults): void {
  for (const [index, { version, place }] of heads.entries()) {
    for (const other of heads.slice(0, index)) {
      if (other.version.schedule === version.schedule && daysMeet(version, other.version))
        faults.fault(
          place,
          `The versions ${other.version.label} and ${version.label} of ${version.schedule} are both in force on some days.`,
          `End the earlier one: write ${later(version, other.version)} as its effective_until.`,
        )
    }
  }
}

const later = (a: VersionDays, b: VersionDays): string =>
  a.effectiveFrom > b.effectiveFrom ? a.effectiveFrom : b.effectiveFrom

const daysMeet = (a: VersionDays, b: VersionDays): boolean =>
  (b.effectiveUntil === null || a.effectiveFrom < b.effectiveUntil) &&
  (a.effectiveUntil === null || b.effectiveFrom < a.effectiveUntil)

/** Days between two versions of one schedule have no rate, which every bill over them will stop at. */
function tellHoles(heads: readonly VersionHead[], faults: FileFaults): void {
  for (const { version, place } of heads) {
    const next = heads
      .filter(({ version: other }) => other.schedule === version.schedule)
      .map(({ version: other }) => other.effectiveFrom)
      .filter((from) => from > version.effectiveFrom)
      .toSorted()[0]
    if (version.effectiveUntil && next && version.effectiveUntil < next)
      faults.warn(
        place,
        `No version of ${version.schedule} is in force from ${version.effectiveUntil} until ${next}.`,
        `Write ${next} as effective_until, or add the version between.`,
      )
  }
}

/** A field that may not be empty. */
export function needed(row: CsvRow, column: string, faults: FileFaults): string {
  const field = row.field(column)
  if (field.text === '')
    faults.fault(field, `${column} is empty.`, `Write the ${column.replaceAll('_', ' ')}.`)
  return field.text
}

/** A day, or null when the field is empty. */
function dayIn(field: Field, faults: FileFaults, required: boolean): string | null {
  if (field.text === '' && !required) return null
  if (parseDay(field.text)) return field.text
  faults.fault(field, `“${field.text}” is no day of the calendar.`, dayAdvice(field.text))
  return null
}

/** `7/1/2026` is what people type; say what it would be here. */
function dayAdvice(text: string): string {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const iso = american && `${american[3]}-${american[1]!.padStart(2, '0')}-${american[2]!.padStart(2, '0')}`
  return iso && parseDay(iso) ? `Write ${iso}.` : 'Write year, month and day, such as 2026-07-01.'
}
