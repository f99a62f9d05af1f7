import { addressKey } from '../premises/address-key.ts'
import { addressText } from '../premises/address-text.ts'
import type { NewPremise } from '../premises/add-premises.ts'
import { isParcelNumber } from '../premises/parcel-number.ts'
import { isState } from '../premises/publication-28.ts'
import { type AddressLine, readAddressLine } from '../premises/read-address-line.ts'
import { readZip } from '../premises/zip-code.ts'
import type { CityFacts } from './city-facts.ts'
import { degreesE6, neededText, oneOf, optionalText, whole } from './read-cells.ts'
import type { RowCells } from './row-cells.ts'
import type { StagedAddress } from './staged-row.ts'

type Found = AddressLine & { readonly zip: string; readonly address: StagedAddress }

/** The address of a row, in one text or in parts; null with its faults when it is none. */
export function checkAddress(row: RowCells): Found | null {
  const line = row.text('address') ? fromLine(row) : fromParts(row)
  const zip = checkZip(row, 'zip')
  const isOne = line !== null && isPlace(row, line)
  if (!isOne || !zip) return null
  const { streetNumber, street, unit } = line
  return {
    ...line,
    zip,
    address: {
      key: addressKey({ ...line, zip }),
      text: addressText({ street_number: streetNumber, street, unit }),
    },
  }
}

function fromLine(row: RowCells): AddressLine | null {
  const text = optionalText(row, 'address', 100)
  const unit = optionalText(row, 'unit', 30)
  if (text === null) return null
  const read = readAddressLine(text)
  if (!read) {
    row.fault('address', `“${text}” does not begin with a house number.`, 'Write it as 212 Oak St Apt B.')
    return null
  }
  return { ...upper(read), unit: unit?.toUpperCase() ?? upper(read).unit }
}

function fromParts(row: RowCells): AddressLine | null {
  const streetNumber = neededText(row, 'streetNumber', 15, 'The house number')
  const street = neededText(row, 'street', 60, 'The street')
  const unit = optionalText(row, 'unit', 30)
  return streetNumber && street ? upper({ streetNumber, street, unit }) : null
}

/** Addresses are kept in capitals, as the post office prints them. */
const upper = ({ streetNumber, street, unit }: AddressLine): AddressLine => ({
  streetNumber: streetNumber.toUpperCase(),
  street: street.toUpperCase(),
  unit: unit?.toUpperCase() ?? null,
})

/** Placeholders that registers of addresses have for land without an address. */
const noStreet = /^(UNKNOWN|UNNAMED|N\/?A|NONE|TBD|\?+|-+)(\s|$)/

function isPlace(row: RowCells, { streetNumber, street }: AddressLine): boolean {
  const parts = row.text('address')
    ? (['address', 'address'] as const)
    : (['streetNumber', 'street'] as const)
  const numbered = /^\d*[1-9]/.test(streetNumber)
  const named = /[\p{L}\p{N}]/u.test(street) && !noStreet.test(street)
  if (!numbered)
    row.fault(
      parts[0],
      `“${streetNumber}” is no house number.`,
      'Write the number on the house, such as 212.',
    )
  if (!named) row.fault(parts[1], `“${street}” is no street.`, 'Write the street, such as Oak St.')
  return numbered && named
}

/** The ZIP code of a field, or null with its fault. */
export function checkZip(row: RowCells, field: string): string | null {
  const text = row.text(field)
  if (text === null) return null
  const read = readZip(text)
  if ('zip' in read) return read.zip
  row.fault(field, read.reason, read.instead)
  return null
}

/** The two letters of a state, or null with a fault when there are none. */
export function checkState(row: RowCells, field: string, empty: string | null): string | null {
  const text = row.text(field)?.toUpperCase()
  if (text === undefined) return null
  if (text === '' && empty !== null) return empty
  if (isState(text)) return text
  row.fault(field, `“${text}” is no state.`, 'Write its two letters, such as CA.')
  return null
}

/** The premise of a row, and its address also when something else about it is faulty. */
export function checkPremise(
  row: RowCells,
  city: CityFacts,
): { address: StagedAddress | null; premise: NewPremise | null } {
  const found = checkAddress(row)
  const place = neededText(row, 'place', 40, 'The city')
  const state = checkState(row, 'state', city.state)
  const apn = checkParcel(row)
  const dwellingUnits = whole(row, 'dwellingUnits', { low: 0, high: 10_000, empty: 1 })
  const zone = row.text('zone') ? oneOf(row, 'zone', city.zones) : null
  const rest = {
    collectionDay: optionalText(row, 'collectionDay', 40),
    route: optionalText(row, 'route', 30),
    longitudeE6: degreesE6(row, 'longitude', 180),
    latitudeE6: degreesE6(row, 'latitude', 90),
  }
  if (found && !city.zipCodes.some((zip) => zip.slice(0, 5) === found.zip.slice(0, 5)))
    row.fault(
      'zip',
      `The city does not serve the ZIP code ${found.zip}.`,
      'Correct it, or add it to zipCodes in city.yaml.',
    )
  if (!found || !place || !state || dwellingUnits === null)
    return { address: found?.address ?? null, premise: null }
  const { address, ...parts } = found
  return {
    address,
    premise: { ...parts, place: place.toUpperCase(), state, apn, dwellingUnits, zone, ...rest },
  }
}

function checkParcel(row: RowCells): string | null {
  const apn = optionalText(row, 'apn', 30)
  if (apn === null || isParcelNumber(apn)) return apn
  row.fault(
    'apn',
    `“${apn}” is no parcel number.`,
    'Write it as the assessor does, such as 0110-251-12, or nothing.',
  )
  return null
}
