import { Group } from '@mantine/core'
import { TextLink } from '../../parts/links.tsx'

/** The ways between the parts of the work plan. */
export const WorkWays = () => (
  <Group gap="md" component="nav" aria-label="Work plan" data-no-print>
    <TextLink to="/tasks" activeOptions={{ exact: true, includeSearch: false }}>
      Tasks
    </TextLink>
    <TextLink to="/projects">Projects</TextLink>
    <TextLink to="/tasks/recurring">What comes again</TextLink>
  </Group>
)
