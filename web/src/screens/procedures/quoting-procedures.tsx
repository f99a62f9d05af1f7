import { List, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'
import { procedureList } from './procedure-queries.ts'

/** The procedures that quote a rule: whoever changes it sees which pages it is in. */
export function QuotingProcedures({ marker }: { readonly marker: string }) {
  const may = useMay()('procedures.read')
  const { data } = useQuery({ ...procedureList({ quoting: marker }), enabled: may })
  if (!data) return null
  return (
    <section aria-labelledby="quoting">
      <Title order={2} size="h4" id="quoting" mb={4}>
        Procedures that quote it
      </Title>
      {data.rows.length === 0 ? (
        <Text size="sm">None. When it changes, nobody has to be asked.</Text>
      ) : (
        <List>
          {data.rows.map(({ procedureId, title, owner, changedRules }) => (
            <List.Item key={procedureId}>
              <TextLink to="/procedures/$procedureId" params={{ procedureId: `${procedureId}` }}>
                {title}
              </TextLink>
              , owner {owner.name}
              {changedRules.includes(marker) && ' ▲ asked to review it, because the rule changed'}
            </List.Item>
          ))}
        </List>
      )}
    </section>
  )
}
