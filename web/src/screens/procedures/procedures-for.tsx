import type { Place } from '@cartwright/api/procedure-shapes'
import { List, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'
import { procedureList } from './procedure-queries.ts'

/** The procedures for a thing, such as a type of case, a reason code or a rule: nothing where there is none. */
export function ProceduresFor({ kind, of }: { readonly kind: Place['kind']; readonly of: string }) {
  const id = useId()
  const may = useMay()('procedures.read')
  const { data } = useQuery({ ...procedureList(), enabled: may, staleTime: 60_000 })
  const fit = (data?.rows ?? []).filter(({ places }) =>
    places.some((place) => place.kind === kind && place.key === of),
  )
  if (fit.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h5" id={id} mb={4}>
        Procedures
      </Title>
      <List>
        {fit.map(({ procedureId, title, mustRead }) => (
          <List.Item key={procedureId}>
            <TextLink to="/procedures/$procedureId" params={{ procedureId: `${procedureId}` }}>
              {title}
            </TextLink>
            {mustRead && ' ○ to be read'}
          </List.Item>
        ))}
      </List>
    </section>
  )
}
