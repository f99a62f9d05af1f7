import { Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { count } from '../../parts/words.ts'
import { sharePercent, shareShort } from './share-words.ts'
import styles from './statistics.module.css'
import type { Contacts } from './statistics-queries.ts'

type FirstCalls = NonNullable<Contacts['firstCallBefore']>

/** First-call resolution as a bar of the whole, against the days before, with what it counts and the rule it rests on. */
export function FirstCall({ contacts: { firstCall, firstCallBefore } }: { readonly contacts: Contacts }) {
  if (!firstCall)
    return (
      <Text size="sm">
        First-call resolution is not counted: the city has not said after how many days a call counts as
        resolved. Its policy first-call-resolution would say so.
      </Text>
    )
  const { days, citation, waiting } = firstCall
  return (
    <Stack gap={4}>
      <Title order={3}>First-call resolution: {sharePercent(firstCall) || 'no call counts yet'}</Title>
      <ul className={styles.bars} aria-label="First-call resolution">
        <Share name="These days" calls={firstCall} />
        {firstCallBefore && <Share name="Before" calls={firstCallBefore} />}
      </ul>
      {waiting > 0 && (
        <Text size="sm">
          {count(waiting, 'first call')} {waiting === 1 ? 'does' : 'do'} not count yet: somebody may still
          come back.
        </Text>
      )}
      <Text size="xs" c="dimmed">
        Counted are calls that customers made about an account, before which nobody had come about the same
        within {days} days. One is resolved when nobody of the account came back about the same within {days}{' '}
        days, by whatever way, and no case and no follow-up of it was still open then ({citation}).
      </Text>
    </Stack>
  )
}

const width = 600

const Share = ({ name, calls }: { readonly name: string; readonly calls: FirstCalls }) => {
  const said =
    calls.perMille === null ? 'no call counts' : `${shareShort(calls)} first calls, ${sharePercent(calls)}`
  return (
    <li className={styles.row}>
      <span aria-hidden>
        {name}
        <Text size="xs" c="dimmed">
          {said}
        </Text>
      </span>
      <svg className={styles.chart} viewBox={`0 0 ${width} 26`} preserveAspectRatio="none" aria-hidden>
        <rect className={styles.then} x="1" y="5" width={width - 2} height="14" />
        <rect
          className={styles.now}
          x="1"
          y="5"
          width={((calls.perMille ?? 0) * (width - 2)) / 1000}
          height="14"
        />
      </svg>
      <VisuallyHidden>
        {name}: {said}
      </VisuallyHidden>
    </li>
  )
}
