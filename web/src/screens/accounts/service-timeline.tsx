import { Stack, Text, Title } from '@mantine/core'
import { useToday } from '../../city-queries.ts'
import { period, shortDay } from '../../parts/day.tsx'
import { serviceWords } from '../../parts/service-words.ts'
import styles from './account.module.css'
import type { Service } from './account-queries.ts'
import { spanIn, timelineWindow } from './timeline-span.ts'

type Timeline = { readonly services: readonly Service[]; readonly closedOn: string | null }

/** The services of the last two years and what is planned, each as a bar and in words. */
export function ServiceTimeline({ services, closedOn }: Timeline) {
  const today = useToday()
  if (!today) return null
  const window = timelineWindow(today)
  const shown = services.flatMap((service) => {
    const span = spanIn(service, window)
    return span ? [{ service, span }] : []
  })
  const now = spanIn({ from: today, until: null }, window)
  return (
    <Stack gap="xs" component="section" aria-labelledby="services">
      <Title order={2} id="services">
        Services
      </Title>
      {shown.length === 0 && (
        <Text>{closedOn ? 'No service in the last two years.' : 'No service. Start one under More.'}</Text>
      )}
      <ul className={styles.timeline}>
        {shown.map(({ service, span }) => (
          <li key={service.serviceId}>
            <span>
              {serviceWords(service)}
              <Text span fz="inherit" c="dimmed">
                {' '}
                · {service.until && service.until <= today ? 'was ' : ''}
                {period(service.from, service.until)}
              </Text>
            </span>
            <span className={styles.track} aria-hidden>
              <span
                className={styles.span}
                data-ended={(service.until !== null && service.until <= today) || undefined}
                style={{ left: `${span.left}%`, width: `${span.width}%` }}
              />
              {now && (
                <span
                  className={styles.now}
                  style={{ left: `${now.left}%` }}
                  title={`Today, ${shortDay(today)}`}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Stack>
  )
}
