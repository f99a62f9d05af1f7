import { Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { signedMoney } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import { barWords } from './bar-words.ts'
import type { Change } from './run-types.ts'
import styles from './change-histogram.module.css'

type Bar = Change['histogram'][number]['bars'][number]

type Shown = {
  readonly title: string
  readonly bars: readonly Bar[]
  readonly onBar: (bar: Bar) => void
}

/** How many bills changed by how much, for one class. Each bar leads to its bills; read aloud it is a list. */
export function ChangeHistogram({ title, bars, onBar }: Shown) {
  const most = Math.max(1, ...bars.map(({ bills }) => bills))
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <ul className={styles.bars} aria-label={title}>
        {bars.map((bar) => (
          <li key={`${bar.fromPercent}`} className={styles.place}>
            <UnstyledButton
              className={styles.bar ?? ''}
              disabled={bar.bills === 0}
              title={`${barWords(bar.fromPercent, bar.untilPercent)}: ${count(bar.bills, 'bill')}, ${signedMoney(bar.changeCents)}`}
              onClick={() => onBar(bar)}
            >
              <span className={styles.many} aria-hidden>
                {bar.bills > 0 && bar.bills.toLocaleString('en-US')}
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
                {barWords(bar.fromPercent, bar.untilPercent)}: {count(bar.bills, 'bill')},{' '}
                {signedMoney(bar.changeCents)}
              </VisuallyHidden>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Stack>
  )
}

const isStill = ({ fromPercent, untilPercent }: Bar): boolean =>
  fromPercent !== null && untilPercent !== null && fromPercent <= 0 && untilPercent > 0

function foot({ fromPercent, untilPercent }: Bar): string {
  const step =
    fromPercent === null ? `<${untilPercent}` : untilPercent === null ? `${fromPercent}+` : `${fromPercent}`
  return step.replace('-', '−')
}
