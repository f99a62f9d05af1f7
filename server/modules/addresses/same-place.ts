import { nearest } from '#kernel/nearest-word'
import { nameKey } from '../accounts/name-key.ts'
import { readAddressLine } from '../premises/read-address-line.ts'
import { readMailAddress } from './read-mail-address.ts'

/** A name at an address, as it was sent or as it came back. */
type Written = {
  readonly name: string
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly state: string
  readonly zip: string
}

/**
 * Whether an address that came back otherwise than it was sent can be a correction of the same place: the same name, the same house number and unit on a street of nearly
 * the same name, or the same box or route; and the same ZIP code, or the same town. What was left out of the unit is a correction too. Pure.
 */
export function isSamePlace(sent: Written, back: Written): boolean {
  if (nameKey(sent.name) !== nameKey(back.name)) return false
  const [ours, theirs] = [read(sent), read(back)]
  if (!ours.last || !theirs.last || ours.kind !== theirs.kind) return false
  const town =
    ours.last.zip5 === theirs.last.zip5 || (same(sent.city, back.city) && same(sent.state, back.state))
  return (
    town &&
    (ours.kind === 'street' ? isSameDoor(ours.delivery, theirs.delivery) : ours.delivery === theirs.delivery)
  )
}

const read = ({ name, line1, line2, city, state, zip }: Written) =>
  readMailAddress([name, line1, line2, `${city} ${state} ${zip}`].filter(Boolean))

const same = (a: string, b: string): boolean => nameKey(a) === nameKey(b)

function isSameDoor(sent: string, back: string): boolean {
  const [ours, theirs] = [readAddressLine(sent), readAddressLine(back)]
  return (
    ours !== null &&
    theirs !== null &&
    ours.streetNumber === theirs.streetNumber &&
    (ours.unit === null || ours.unit === theirs.unit) &&
    nearest(ours.street, [theirs.street]) !== null
  )
}
