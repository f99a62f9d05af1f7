import { Stack, Text, VisuallyHidden } from '@mantine/core'
import { count } from '../../parts/words.ts'
import type { Change } from './run-types.ts'
import styles from './change-histogram.module.css'

type Bar = Change['histogram'][number]['bars'][number]

/** How many bills changed by how much, for one class. Read aloud it is a list; looked at it is bars. */
export function ChangeHistogram({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ bills }) => bills))
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600} tt="capitalize">
        {title}
      </Text>
      <ul className={styles.bars}>
        {bars.map((bar) => (
          <li key={`${bar.fromPercent}`} className={styles.bar}>
            <span className={styles.many} aria-hidden>
              {bar.bills || ''}
            </span>
            <span
              className={styles.height}
              data-still={isStill(bar) || undefined}
              style={{ height: `${Math.ceil((bar.bills / most) * 56)}px` }}
              aria-hidden
            />
            <span className={styles.foot} aria-hidden>
              {foot(bar)}
            </span>
            <VisuallyHidden>
              {spoken(bar)}: {count(bar.bills, 'bill')}
            </VisuallyHidden>
          </li>
        ))}
      </ul>
    </Stack>
  )
}

const isStill = ({ fromPercent, untilPercent }: Bar): boolean =>
  fromPercent !== null && untilPercent !== null && fromPercent <= 0 && untilPercent > 0

function foot({ fromPercent, untilPercent }: Bar): string {
  if (fromPercent === null && untilPercent === null) return 'new'
  if (fromPercent === null) return `<${untilPercent}`
  if (untilPercent === null) return `${fromPercent}+`
  return `${fromPercent}`
}

function spoken({ fromPercent, untilPercent }: Bar): string {
  if (fromPercent === null && untilPercent === null) return 'no last bill'
  if (fromPercent === null) return `below ${untilPercent} percent`
  if (untilPercent === null) return `${fromPercent} percent and more`
  return `from ${fromPercent} up to ${untilPercent} percent`
}
