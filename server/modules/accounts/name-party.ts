import type { Contact, NamedParty } from '@cartwright/api/account-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { isState } from '../premises/publication-28.ts'
import { refuseField } from './account-queries.ts'
import { addParties, type NewParty } from './add-parties.ts'
import { nameKey } from './name-key.ts'
import { partyById } from './party-queries.ts'
import { readPhone } from './read-phone.ts'

/** The party that a form names: the known one, or a new one, which is added. `field` is where the form names it. */
export async function nameParty(
  work: Work,
  named: z.output<typeof NamedParty>,
  field: string,
): Promise<number> {
  if ('partyId' in named) return (await partyById(work, named.partyId)).partyId
  const [added] = await addParties(work, [readContact(named, `${field}.`)])
  return added!
}

/** A contact as the books keep it. Refuses a telephone number, a state or a name that cannot be used; `path` leads to its fields. */
export function readContact(contact: z.output<typeof Contact>, path = ''): NewParty {
  const phone = contact.phone ? readPhone(contact.phone) : null
  if (contact.phone && phone === null)
    refuseField(`${path}phone`, 'Write ten digits, such as (909) 555-0142, or leave it empty.')
  if (contact.mail && !isState(contact.mail.state))
    refuseField(`${path}mail.state`, 'Write the two letters of a state, such as CA.')
  if (nameKey(contact.name) === '') refuseField(`${path}name`, 'Write a name with letters or digits.')
  return { ...contact, phone }
}
