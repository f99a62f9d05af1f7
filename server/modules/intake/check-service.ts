import { readSize, SpecError } from '../rates/quote-specs.ts'
import type { CityFacts, RatedService } from './city-facts.ts'
import { neededDay, neededText, optionalDay, optionalText, whole } from './read-cells.ts'
import type { RowCells } from './row-cells.ts'
import type { StagedAccount, StagedService } from './staged-row.ts'

type About = {
  /** Whether a row is nothing without its service. */
  readonly alone: boolean
  readonly account: StagedAccount | null
  readonly units: number | null
  /** The class of the account, where the row tells it. */
  readonly class: string | null
}

/** The service of a row; null when it tells none, or with its faults. */
export function checkService(row: RowCells, city: CityFacts, about: About): StagedService | null {
  if (!about.alone && ['stream', 'container', 'size'].every((field) => row.text(field) === '')) return null
  const stream = word(row, 'stream', 'The stream')
  const container = word(row, 'container', 'The container')
  const size = checkSize(row)
  const quantity = whole(row, 'quantity', { low: 1, high: 1000, empty: 1 })
  const pickupsPerWeek = checkPickups(row)
  const location = word(row, 'location', null) ?? 'curb'
  const units = row.text('serviceUnits')
    ? whole(row, 'serviceUnits', { low: 0, high: 10_000, empty: 1 })
    : about.units
  const days = checkDays(row, about)
  const note = optionalText(row, 'serviceNote', 500)
  if (stream && container && size && (about.class !== null || about.alone))
    tellUnrated(row, city, { class: about.class ?? '*', stream, container, size })
  if (!stream || !container || !size || !quantity || pickupsPerWeek === undefined || !days) return null
  return { stream, container, size, quantity, pickupsPerWeek, location, units, ...days, note }
}

function checkDays(row: RowCells, { alone, account }: About): { from: string; until: string | null } | null {
  const told = alone
    ? neededDay(row, 'serviceFrom', 'The first day of service')
    : optionalDay(row, 'serviceFrom')
  const from = told ?? (alone || row.text('serviceFrom') !== '' ? null : (account?.openedOn ?? null))
  const until = optionalDay(row, 'serviceUntil') ?? account?.closedOn ?? null
  if (!from) return null
  if (until && until <= from) {
    row.fault('serviceUntil', 'The service would end before it begins.', 'Correct one of the two days.')
    return null
  }
  if (account && from < account.openedOn) {
    row.fault(
      'serviceFrom',
      'The service would begin before the account opens.',
      `Write ${account.openedOn} or later.`,
    )
    return null
  }
  return { from, until }
}

/** A word of the rate table, as it is written there: `Side yard` is `side-yard`. */
function word(row: RowCells, field: string, missing: string | null): string | null {
  const text = missing === null ? optionalText(row, field, 40) : neededText(row, field, 40, missing)
  return text?.toLowerCase().replaceAll(/[\s_-]+/g, '-') ?? null
}

function checkSize(row: RowCells): string | null {
  const text = neededText(row, 'size', 20, 'The size')
  if (text === null) return null
  try {
    // `4 cu yd` and `4 cubic yards`, as other systems write it.
    return readSize(text.replace(/\bcu(bic)?\.?\s*(?=y)/i, ''), text)
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    row.fault('size', `“${text}” is no size.`, 'Write a number and gal or yd, such as 96 gal or 4 yd.')
    return null
  }
}

/** Null is on call; undefined was faulty. */
function checkPickups(row: RowCells): number | null | undefined {
  if (/^(on[- ]?call|as needed|will call)$/i.test(row.text('pickupsPerWeek') ?? '')) return null
  return whole(row, 'pickupsPerWeek', { low: 1, high: 14, empty: 1 }) ?? undefined
}

const same = (listed: string, asked: string): boolean => listed === '*' || asked === '*' || listed === asked

/** Tells a service that no rate table of any day can charge, at the column where it leaves the tables. */
export function tellUnrated(row: Pick<RowCells, 'fault'>, city: CityFacts, service: RatedService): void {
  let left = city.services.filter((one) => same(one.class, service.class))
  for (const column of ['stream', 'container', 'size'] as const) {
    const fits = left.filter((one) => same(one[column], service[column]))
    if (fits.length === 0) {
      const known = [...new Set(left.map((one) => one[column]))].toSorted()
      const of = service.class === '*' ? '' : ` for ${service.class}`
      row.fault(
        column,
        `No rate table has “${service[column]}” as ${column}${of}.`,
        known.length > 0 ? `Write one of: ${known.join(', ')}.` : `There is no service${of} at all.`,
      )
      return
    }
    left = fits
  }
}
