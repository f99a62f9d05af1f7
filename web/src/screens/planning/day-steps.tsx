import { Stack, Text } from '@mantine/core'
import { TextLink } from '../../parts/links.tsx'
import type { CalendarDay, PlannedStep } from './planning-queries.ts'
import styles from './planning.module.css'
import { doneWords, forOwner, runWords, StepState } from './step-words.tsx'

/** What a day is, and what is planned for it. */
export function DaySteps({
  day,
  steps,
}: {
  readonly day: CalendarDay | undefined
  readonly steps: readonly PlannedStep[]
}) {
  return (
    <Stack gap="xs">
      {day && <Text>{dayWords(day)}</Text>}
      {steps.length === 0 ? (
        <Text c="dimmed">Nothing is planned for this day.</Text>
      ) : (
        <ul className={styles.steps}>
          {steps.map((step) => (
            <li key={`${step.planId} ${step.step}`} className={styles.step}>
              <StepState state={step.state} />
              <div>
                <TextLink to="/calendar/$planId" params={{ planId: String(step.planId) }} fw={600}>
                  {step.name}, cycle {step.cycle}
                </TextLink>
                <Text size="sm" c="dimmed">
                  {[runWords(step), step.owner && forOwner(step.owner), doneWords(step)]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
                {step.because && <Text size="sm">{step.because}.</Text>}
                {step.warning && <Text size="sm">⚠ {step.warning}</Text>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

function dayWords({ business, holiday, postal, collection }: CalendarDay): string {
  const told = [
    holiday ? `${holiday}.` : '',
    business ? '' : 'The office is closed.',
    postal && postal !== holiday ? `The post office rests (${postal}).` : '',
    collection.length > 0 ? `Collected on this day instead: ${collection.join(', ')}.` : '',
  ]
  return told.filter(Boolean).join(' ')
}
