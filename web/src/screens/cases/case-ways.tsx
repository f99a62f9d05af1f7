import { Group } from '@mantine/core'
import { TextLink } from '../../parts/links.tsx'
import { useMay } from '../../session.tsx'

/** The ways between the parts of the desk’s cases. */
export function CaseWays() {
  const may = useMay()
  return (
    <Group gap="md" component="nav" aria-label="Cases" data-no-print>
      <TextLink to="/cases" activeOptions={{ exact: true, includeSearch: false }}>
        Queue
      </TextLink>
      <TextLink to="/cases/duplicates">Duplicate customers</TextLink>
      <TextLink to="/cases/duplicate-premises">Duplicate premises</TextLink>
      {may('statistics.read') && <TextLink to="/statistics">Statistics of the desk</TextLink>}
    </Group>
  )
}
