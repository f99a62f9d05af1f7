import type { city } from '@cartwright/api/city'
import type { SuccessOf } from '@cartwright/api/route'
import { Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day, period, shortDay } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { titleOf } from '../../parts/words.ts'
import { type StripStep, stripOf } from './strip-of-cycle.ts'
import { type Run, stepsAround } from './today-queries.ts'
import styles from './today.module.css'

type City = SuccessOf<typeof city.show>

/** The month as a strip per cycle, from cut-off to the day bills are due, and where its run stands. */
export function CycleStrip({ city: shown, runs }: { readonly city: City; readonly runs: readonly Run[] }) {
  const { data: planned } = useQuery(stepsAround(shown.today))
  return (
    <Stack gap="md" component="section" aria-labelledby="cycles">
      <Title order={2} id="cycles">
        The cycles
      </Title>
      {shown.cycles.map((cycle) => {
        const strip = stripOf({ cycle, today: shown.today, runs, planned: planned?.rows ?? [] })
        return (
          <div key={cycle.code}>
            <Text size="sm">
              <strong>{cycle.name}</strong> · {period(strip.from, strip.until)} ·{' '}
              {strip.run ? (
                <TextLink to="/runs/$runId" params={{ runId: `${strip.run.id}` }} fz="inherit">
                  {titleOf(strip.run.state)}
                </TextLink>
              ) : (
                'no run yet'
              )}
              {strip.planId !== null && (
                <>
                  {' · '}
                  <TextLink to="/calendar/$planId" params={{ planId: `${strip.planId}` }} fz="inherit">
                    checklist
                  </TextLink>
                </>
              )}
            </Text>
            <ol className={styles.strip}>
              {strip.steps.map((step) => (
                <OneStep key={step.name} step={step} />
              ))}
            </ol>
          </div>
        )
      })}
    </Stack>
  )
}

const marks: Record<StripStep['stands'], { shape: string; word: string }> = {
  done: { shape: '✓', word: 'done' },
  late: { shape: '■', word: 'late' },
  today: { shape: '●', word: 'today' },
  past: { shape: '·', word: 'past' },
  coming: { shape: '○', word: 'to come' },
}

const OneStep = ({ step: { name, on, stands } }: { step: StripStep }) => (
  <li className={styles.step} data-stands={stands}>
    <span aria-hidden>{marks[stands].shape}</span> {name}{' '}
    <time dateTime={on} title={day(on)}>
      {shortDay(on)}
    </time>
    <VisuallyHidden>, {marks[stands].word}</VisuallyHidden>
    {stands === 'late' && <span aria-hidden> late</span>}
  </li>
)
