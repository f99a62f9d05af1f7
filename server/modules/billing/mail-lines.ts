import { numberKey, streetKey, unitKey } from '../premises/address-key.ts'
import { readAddressLine } from '../premises/read-address-line.ts'
import type { AccountFacts, PartyFacts, PremiseFacts } from './bill-facts.ts'

/** Where a party's mail goes: the lines in the window of the envelope, the name first, and the ZIP code. */
export type Mailing = { readonly lines: string[]; readonly zip: string }

/** A premise as far as mail asks for it. */
export type PremiseInMail = Pick<PremiseFacts, 'line' | 'place' | 'state' | 'zip'> & Partial<PremiseFacts>

/**
 * The mail of a party goes to its own address, or else to the premise; but never to a premise that is confidential, which stands in no
 * window. Without a party there is nobody to write to.
 */
export function mailTo(party: PartyFacts | null, premise: PremiseInMail): Mailing {
  if (!party) return { lines: [], zip: premise.zip }
  const { mail, confidential } = party
  if (!mail && confidential) return { lines: [party.name], zip: '' }
  const at = mail ?? {
    line1: premise.line,
    line2: null,
    place: premise.place,
    state: premise.state,
    zip: premise.zip,
  }
  const known = at.line1.trim() !== '' && at.place.trim() !== '' && at.zip.trim() !== ''
  const place = `${at.place} ${at.state} ${at.zip}`.toUpperCase()
  const lines = [party.name, at.line1, at.line2 ?? '', place].map((line) => line.trim()).filter(Boolean)
  return { lines: known ? lines : [party.name], zip: at.zip }
}

/** Sorts bills bytewise into the order the mail needs: ZIP code, street, number along it, unit, then account. */
export function mailKey(
  { lines, zip }: Mailing,
  { accountNumber }: Pick<AccountFacts, 'accountNumber'>,
): string {
  const digits = zip.replaceAll(/\D/g, '').padEnd(9, '0')
  const line = lines[1] ?? ''
  const read = readAddressLine(line)
  // A box or a building by its name stands in the order of its words.
  const place = read
    ? [streetKey(read.street), numberKey(read.streetNumber).padStart(8, '0'), unitKey(read.unit)]
    : [line.toUpperCase(), '', '']
  return [digits, ...place, accountNumber].join('|')
}
