import type { NewAddress } from '@cartwright/api/account-shapes'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { addPremises } from './add-premises.ts'
import { addressKey } from './address-key.ts'
import { isParcelNumber } from './parcel-number.ts'
import { premisesByKey } from './premise-queries.ts'
import { isState } from './publication-28.ts'
import { readAddressLine } from './read-address-line.ts'

/**
 * The premise at an address as people write it: the one that is there, or a new one. The same address written another way is
 * the same premise. Refuses an address that has no house number, a state that is none, a parcel number that is none.
 */
export async function placePremise(work: Work, address: z.output<typeof NewAddress>): Promise<number> {
  const parts = readAddressLine(address.line)
  if (!parts)
    return refuseField('address.line', 'Begin with the house number, then the street: 212 Oak St Apt B.')
  if (parts.unit && address.unit)
    refuseField('address.unit', `The line names the unit “${parts.unit}” already. Write it once.`)
  if (!isState(address.state)) refuseField('address.state', 'Write the two letters of a state, such as CA.')
  if (address.apn !== null && !isParcelNumber(address.apn))
    refuseField('address.apn', 'Write the parcel number as the assessor does, such as 0110-321-07.')
  const { streetNumber, street } = parts
  const unit = parts.unit ?? address.unit
  const { place, state, zip, apn, dwellingUnits } = address
  const known = await premisesByKey(work, [addressKey({ streetNumber, street, unit, zip })])
  const found = known.values().next().value
  if (found !== undefined) return found
  const [added] = await addPremises(work, [
    {
      ...nothingKnown,
      streetNumber,
      street: street.toUpperCase(),
      unit: unit?.toUpperCase() ?? null,
      place: place.toUpperCase(),
      state,
      zip,
      apn,
      dwellingUnits,
    },
  ])
  return added!
}

/** Of a premise that was only just named: where it lies and when it is collected is filled in later. */
const nothingKnown = { zone: null, collectionDay: null, route: null, longitudeE6: null, latitudeE6: null }

const refuseField = (field: string, message: string): never => refuse('FIELD_REFUSED', { field, message })
