import { Group } from '@mantine/core'
import { TextLink } from '../../parts/links.tsx'

/** The ways between the parts of the desk’s cases. */
export const CaseWays = () => (
  <Group gap="md" component="nav" aria-label="Cases" data-no-print>
    <TextLink to="/cases" activeOptions={{ exact: true, includeSearch: false }}>
      Queue
    </TextLink>
    <TextLink to="/cases/duplicates">Duplicate customers</TextLink>
  </Group>
)
