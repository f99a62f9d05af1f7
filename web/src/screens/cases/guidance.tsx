import { Alert, Text } from '@mantine/core'
import type { CaseType } from './case-queries.ts'

type GuidanceProps = { readonly guidance: NonNullable<CaseType['guidance']> }

/** What to say when a call gets difficult, whom to hand it to, and how long to leave the customer in peace. */
export const Guidance = ({
  guidance: { script, escalateTo, withinHours, coolingOffDays, citation },
}: GuidanceProps) => (
  <Alert color="green" title="☎ When the call gets difficult" role="note">
    <Text size="sm" fs="italic">
      “{script}”
    </Text>
    <Text size="sm" mt={4}>
      {[
        escalateTo &&
          `Escalate to the ${escalateTo}${withinHours ? `, who acts within ${withinHours} hours` : ''}.`,
        coolingOffDays && `Cooling-off: ${coolingOffDays} business days without contact.`,
      ]
        .filter(Boolean)
        .join(' ')}
    </Text>
    <Text size="xs" c="dimmed">
      {citation}
    </Text>
  </Alert>
)
