import { Stack, Text, VisuallyHidden } from '@mantine/core'
import styles from './statistics.module.css'

type Bar = {
  readonly key: string
  readonly name: string
  readonly now: number
  /** What is held against it: the period before. */
  readonly before?: number
  /** The part of `now` that is late. */
  readonly late?: number
  /** What it says when it is heard, and at the end of the bar. */
  readonly said: string
}

type PairBarsProps = { readonly label: string; readonly bars: readonly Bar[]; readonly foot?: string | false }

const width = 600

/** Bars from the left, each with that of the period before as an outline below it. Looked at, it is bars; heard, it is a list. */
export function PairBars({ label, bars, foot }: PairBarsProps) {
  const most = Math.max(1, ...bars.flatMap(({ now, before = 0 }) => [now, before]))
  const long = (value: number): number => Math.round((value / most) * (width - 4))
  return (
    <Stack gap={4}>
      <ul className={styles.bars} aria-label={label}>
        {bars.map(({ key, name, now, before, late = 0, said }) => (
          <li key={key} className={styles.row}>
            <span aria-hidden>
              {name}
              <Text size="xs" c="dimmed">
                {said}
              </Text>
            </span>
            <svg className={styles.chart} viewBox={`0 0 ${width} 26`} preserveAspectRatio="none" aria-hidden>
              <rect className={styles.now} x="0" y="2" width={long(now)} height="12" />
              {late > 0 && <rect className={styles.late} x="0" y="2" width={long(late)} height="12" />}
              {before !== undefined && before > 0 && (
                <rect className={styles.then} x="1" y="17" width={Math.max(1, long(before))} height="6" />
              )}
            </svg>
            <VisuallyHidden>
              {name}: {said}
            </VisuallyHidden>
          </li>
        ))}
      </ul>
      {foot && (
        <Text size="xs" c="dimmed">
          {foot}
        </Text>
      )}
    </Stack>
  )
}
