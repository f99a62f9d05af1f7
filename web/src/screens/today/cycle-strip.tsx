import type { city } from '@cartwright/api/city'
import type { SuccessOf } from '@cartwright/api/route'
import { Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { day, period, shortDay } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { titleOf } from '../../parts/words.ts'
import type { Run } from './today-queries.ts'
import styles from './today.module.css'

type City = SuccessOf<typeof city.show>
type Cycle = City['cycles'][number]

/** The month as a strip per cycle: cut-off, calculate, release, mail, and where its run stands. */
export const CycleStrip = ({ city: shown, runs }: { readonly city: City; readonly runs: readonly Run[] }) => (
  <Stack gap="md" component="section" aria-labelledby="cycles">
    <Title order={2} id="cycles">
      The cycles
    </Title>
    {shown.cycles.map((cycle) => (
      <OneCycle key={cycle.code} cycle={cycle} today={shown.today} runs={runs} />
    ))}
  </Stack>
)

function OneCycle({ cycle, today, runs }: { cycle: Cycle; today: string; runs: readonly Run[] }) {
  const ofCycle = runs.filter(
    (run) => run.kind === 'cycle' && run.cycle === cycle.code && run.state !== 'voided',
  )
  const shown =
    cycle.current.mailOn >= today || ofCycle.some(isUnder(cycle.current)) ? cycle.current : cycle.next
  const run = ofCycle.find(({ periodFrom }) => periodFrom === shown.from)
  const steps = [
    ['Cut-off', shown.cutOffOn],
    ['Calculate', shown.calculateOn],
    ['Release', shown.releaseOn],
    ['Mail', shown.mailOn],
  ] as const
  return (
    <div>
      <Text size="sm">
        <strong>{cycle.name}</strong> · {period(shown.from, shown.until)} ·{' '}
        {run ? (
          <TextLink to="/runs/$runId" params={{ runId: `${run.id}` }} fz="inherit">
            {titleOf(run.state)}
          </TextLink>
        ) : (
          'no run yet'
        )}
      </Text>
      <ol className={styles.strip}>
        {steps.map(([name, on]) => (
          <li key={name} className={styles.step} data-past={on < today || undefined}>
            <span aria-hidden>{on < today ? '✓' : on === today ? '●' : '○'}</span> {name}{' '}
            <time dateTime={on} title={day(on)}>
              {shortDay(on)}
            </time>
            <VisuallyHidden>{on < today ? ', past' : on === today ? ', today' : ', to come'}</VisuallyHidden>
          </li>
        ))}
      </ol>
    </div>
  )
}

const isUnder =
  ({ from }: { from: string }) =>
  ({ periodFrom, state }: Run): boolean =>
    periodFrom === from && state !== 'mailed' && state !== 'closed'
