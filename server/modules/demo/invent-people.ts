import type { NewParty } from '../accounts/add-parties.ts'
import { apartmentNames, businessNames, familyNames, givenNames } from './names.ts'
import type { Chance } from './seeded-chance.ts'
import { type Draft, type Place, put } from './town.ts'

type MailAddress = NonNullable<NewParty['mail']>

/** Adds an invented person. Telephone numbers are of the exchange 555, which nobody is given. */
export function addPerson({ town, chance }: Draft, mail: MailAddress | null = null): Place {
  const [given, family] = [chance.oneOf(givenNames), chance.oneOf(familyNames)]
  const email = chance.inHundred(45)
    ? `${given}.${family}${chance.between(1, 999)}@example.com`.toLowerCase().replaceAll("'", '')
    : null
  return put(town.parties, {
    name: `${given} ${family}`,
    kind: 'person',
    phone: chance.inHundred(85) ? telephone(chance) : null,
    email,
    language: chance.inHundred(24) ? 'es' : 'en',
    mail,
    confidentialAddress: chance.inHundred(0.2),
  })
}

/** Adds an invented business. */
export function addBusiness({ town, chance }: Draft, mail: MailAddress | null = null): Place {
  const name = `${chance.oneOf(familyNames)} ${chance.oneOf(businessNames)}`
  return put(town.parties, organization(chance, name, mail))
}

/** Adds the company that lets an apartment house. */
export function addApartmentCompany({ town, chance }: Draft, mail: MailAddress | null = null): Place {
  const name = `${chance.oneOf(familyNames)} ${chance.oneOf(apartmentNames)} ${chance.oneOf(['LLC', 'LP', 'Inc'])}`
  return put(town.parties, organization(chance, name, mail))
}

function organization(chance: Chance, name: string, mail: MailAddress | null): NewParty {
  return {
    name,
    kind: 'organization',
    phone: telephone(chance),
    email: chance.inHundred(60) ? `billing${chance.between(1, 9999)}@example.com` : null,
    language: 'en',
    mail,
    confidentialAddress: false,
  }
}

/** A landlord's or head office's address, outside the town. The places and their ZIP codes are real: GeoNames, CC BY 4.0. */
export function addressElsewhere(chance: Chance): MailAddress {
  const [place, zip] = chance.oneOf([
    ['Upland', '91786'],
    ['Rancho Cucamonga', '91730'],
    ['Pomona', '91766'],
    ['Chino', '91710'],
    ['Los Angeles', '90017'],
    ['Irvine', '92614'],
  ] as const)
  const box = chance.inHundred(30)
  return {
    line1: box ? `PO BOX ${chance.between(100, 9999)}` : `${chance.between(100, 9800)} MAIN ST`,
    line2: !box && chance.inHundred(30) ? `STE ${chance.between(100, 480)}` : null,
    place,
    state: 'CA',
    zip,
  }
}

const telephone = (chance: Chance): string => `909555${chance.between(0, 9999).toString().padStart(4, '0')}`
