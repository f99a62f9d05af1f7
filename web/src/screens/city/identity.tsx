import { city as routes } from '@cartwright/api/city'
import { urlOf } from '@cartwright/api/client'
import { Text } from '@mantine/core'
import { Facts } from '../../parts/facts.tsx'
import type { City } from './city-queries.ts'

/** Who the city is, as its bills say it. */
export function Identity({ city }: { readonly city: City }) {
  const { identity, title } = city
  if (!identity) return <Text>No city folder was loaded yet. The guide tells how: “Set up your city”.</Text>
  return (
    <>
      <img src={urlOf(routes.logo, {})} alt={`Logo of ${title}`} height={64} style={{ maxWidth: '100%' }} />
      <Facts
        facts={{
          Department: identity.department,
          Telephone: identity.phone,
          'E-mail': identity.email,
          'Web site': identity.url,
          Hours: identity.officeHours.en,
          Horario: <span lang="es">{identity.officeHours.es}</span>,
          'Payments go to': address(identity.remittance),
          'Mail comes back to': address(identity.returnAddress),
          'Time zone': identity.timeZone,
          'Account numbers': identity.accountNumberPattern,
          'Bills are due': `${identity.dueDays} days after they are mailed`,
          'Past due': `${identity.delinquentDays} days after the due day`,
        }}
      />
    </>
  )
}

type Address = NonNullable<City['identity']>['remittance']

const address = ({ name, line1, line2, place, state, zip }: Address): string =>
  [name, line1, line2, `${place}, ${state} ${zip}`].filter(Boolean).join(', ')
