import { Anchor, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { cityShown } from '../../city-queries.ts'
import { Facts } from '../../parts/facts.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useSession } from '../../session.tsx'

/** What somebody sees who is billed by the city: whom to ask, in both languages. */
export function CustomerToday() {
  const session = useSession()
  return (
    <Stack maw="40rem">
      <PageHead
        title="Your account"
        state={session?.accountNumber ? `Account ${session.accountNumber}` : 'No account is linked to you.'}
      />
      <Loaded query={useQuery(cityShown)}>
        {({ title, identity }) => (
          <>
            <Text>{title} answers your questions about your bill, by telephone or at the counter.</Text>
            <Text lang="es">
              La ciudad responde sus preguntas sobre su factura, por teléfono o en la oficina.
            </Text>
            {identity && (
              <Facts
                facts={{
                  Office: identity.department,
                  Telephone: (
                    <Anchor href={`tel:${identity.phone}`} fz="inherit">
                      {identity.phone}
                    </Anchor>
                  ),
                  'E-mail': identity.email,
                  Hours: identity.officeHours.en,
                  Horario: <span lang="es">{identity.officeHours.es}</span>,
                }}
              />
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}
