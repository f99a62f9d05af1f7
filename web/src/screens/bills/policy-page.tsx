import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { titleOf } from '../../parts/words.ts'
import { ProceduresFor } from '../procedures/procedures-for.tsx'
import { QuotingProcedures } from '../procedures/quoting-procedures.tsx'
import { policyShown } from './explanation-queries.ts'

/** A rule of the city in words of both languages, with the section that says so and the days of each version. */
export function PolicyPage() {
  const { code } = useParams({ from: '/office/policies/$code' })
  const query = useQuery(policyShown(code))
  return (
    <Stack gap="md" maw={800}>
      <PageHead
        title={titleOf(code)}
        state={
          <>
            A rule of the city, with the section that says so. It is changed in the{' '}
            <TextLink to="/city/setup" inherit>
              city’s set-up
            </TextLink>
            .
          </>
        }
      />
      <Loaded query={query}>
        {({ rows }) =>
          rows.map((version) => (
            <section key={version.from} aria-label={`From ${day(version.from)}`}>
              <Title order={2} size="h4">
                From {day(version.from)}
                {version.until !== null && ` until ${day(version.until)}`}{' '}
                {version.inForce ? '● in force' : '○'}
              </Title>
              <Text>“{version.en}”</Text>
              {version.es !== version.en && <Text lang="es">«{version.es}»</Text>}
              <Text size="sm" c="dimmed">
                {version.citation}
              </Text>
            </section>
          ))
        }
      </Loaded>
      <ProceduresFor kind="policy" of={code} />
      <QuotingProcedures marker={`policy:${code}`} />
    </Stack>
  )
}
