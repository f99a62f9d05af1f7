import type { NewPremise } from '../premises/add-premises.ts'
import { busyStreets, streets } from './streets.ts'
import { type Draft, type Place, put } from './town.ts'

/** Where the middle of each ZIP code lies, in millionths of a degree. Source: GeoNames, CC BY 4.0. */
const middles: Readonly<Record<string, readonly [longitudeE6: number, latitudeE6: number]>> = {
  '91761': [-117_618_700, 34_031_600],
  '91762': [-117_666_500, 34_058_400],
  '91764': [-117_625_400, 34_076_300],
}
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const

type Kind = 'home' | 'busy'

/** Adds a premise at the next free number of one of the town's streets. */
export function addPremise(
  draft: Draft,
  {
    kind,
    zip,
    dwellingUnits = 1,
    unit = null,
  }: { kind: Kind; zip?: string; dwellingUnits?: number; unit?: string | null },
): Place {
  const { chance, town } = draft
  const list = (kind === 'home' ? streets : busyStreets).filter((one) => !zip || one.zip === zip)
  const area = chance.oneOf(list)
  const street = chance.oneOf(area.names)
  const weekday = weekdays[area.names.indexOf(street) % weekdays.length]!
  const [longitude, latitude] = middles[area.zip]!
  const premise: NewPremise = {
    streetNumber: nextNumber(draft, `${street} ${area.zip}`).toString(),
    street,
    unit,
    place: 'ONTARIO',
    state: 'CA',
    zip: area.zip,
    apn: parcelNumber(town.premises.length),
    dwellingUnits,
    zone: null,
    collectionDay: weekday,
    route: `${weekday.toUpperCase()}-${area.zip.slice(-2)}${chance.between(1, 4)}`,
    longitudeE6: longitude + chance.between(-15_000, 15_000),
    latitudeE6: latitude + chance.between(-12_000, 12_000),
  }
  return put(town.premises, premise)
}

function nextNumber({ chance, lastNumber }: Draft, street: string): number {
  const next =
    (lastNumber.get(street) ?? chance.between(1, 14) * 100) + chance.between(1, 4) * 2 + chance.between(0, 1)
  lastNumber.set(street, next)
  return next
}

/** Parcel numbers as San Bernardino County writes them, book, page and parcel: `1049-123-45`. Each is given once. */
function parcelNumber(index: number): string {
  const parcel = (index % 89) + 1
  const page = (Math.floor(index / 89) % 990) + 1
  const book = 1047 + Math.floor(index / (89 * 990))
  return `${book}-${page.toString().padStart(3, '0')}-${parcel.toString().padStart(2, '0')}`
}
