import { Button, Group, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { cityShown } from '../../city-queries.ts'
import { day } from '../../parts/day.tsx'
import { useMay } from '../../session.tsx'
import type { LetterTemplate } from './letter-queries.ts'
import { daysOfVersion } from './template-words.ts'

type Version = LetterTemplate['versions'][number]
type Versions = {
  readonly template: LetterTemplate
  /** Puts the texts of a version into the editors. */
  readonly onTake: (version: Version) => void
}

/** What was published of a template: on which days letters begin from each version, and the way back to its words. */
export function TemplateVersions({ template, onTake }: Versions) {
  const today = useQuery(cityShown).data?.today
  const may = useMay()('letters.templates')
  return (
    <section aria-labelledby="template-versions">
      <Title order={2} id="template-versions" mb={4}>
        Versions
      </Title>
      {template.versions.length === 0 && <Text>None was published yet.</Text>}
      {today &&
        template.versions.map((one) => (
          <Group key={one.version} gap="xs" mb={4}>
            <Text size="sm">
              Version {one.version} {daysOfVersion(one, today)}: “{one.en.subject}”. Published{' '}
              {day(one.publishedOn)} by {one.publishedBy}.
            </Text>
            {may && (
              <Button size="compact-xs" variant="default" onClick={() => onTake(one)}>
                Take the texts of version {one.version}
              </Button>
            )}
          </Group>
        ))}
    </section>
  )
}
