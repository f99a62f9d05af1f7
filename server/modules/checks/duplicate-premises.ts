import { dollars } from '#kernel/money'
import type { Found, StandingCheck } from '#kernel/standing-check'
import { duplicatePlaces, type PlacePair, type PlaceSide } from '../cases/duplicate-places.ts'
import { addressText } from '../premises/address-text.ts'
import { facts } from './told.ts'

/** One place that is in the books twice, and may be served or billed twice. Another unit of the same address or parcel is another. */
export const duplicatePremises: StandingCheck = {
  code: 'duplicate-premises',
  title: 'Duplicate premises',
  looksFor: 'Two premises of the same parcel and unit, or of the same address and unit under two ZIP codes.',
  atStake: 'What the one of the two that was billed less was billed in the last twelve months.',
  owner: 'clerk',
  find: async (work) => (await duplicatePlaces(work)).map(found),
}

function found({ one, other, byParcel, byAddress }: PlacePair): Found {
  const [first, second] = [whole(one), whole(other)]
  const less = one.cents < other.cents ? one : other
  const same = [byParcel && `parcel ${one.apn}`, byAddress && 'address'].filter(Boolean).join(' and ')
  return {
    subject: `premises ${one.id} and ${other.id}`,
    sentence: `${first} and ${second} are two premises of the same ${same}${one.unit ? ' and unit' : ''}; ${billed(one, other)}.`,
    amountCents: less.cents,
    basis: `What ${whole(less)} was billed in the last twelve months.`,
    premiseId: other.id,
    facts: facts({
      'First premise': `${first} (number ${one.id})`,
      'Its accounts': one.accounts.join(', ') || 'none',
      'Billed in twelve months': dollars(one.cents),
      'Second premise': `${second} (number ${other.id})`,
      'Accounts of the second': other.accounts.join(', ') || 'none',
      'Billed for the second': dollars(other.cents),
      'To mend it': 'Make them one under Cases, Duplicate premises, or accept that they are two places.',
    }),
  }
}

const whole = (side: PlaceSide): string => `${addressText(side)}, ${side.zip}`

function billed(one: PlaceSide, other: PlaceSide): string {
  if (one.cents > 0 && other.cents > 0)
    return `both were billed, ${dollars(one.cents)} and ${dollars(other.cents)} in a year`
  return one.accounts.length > 0 && other.accounts.length > 0
    ? 'both have accounts'
    : 'not both have an account'
}
