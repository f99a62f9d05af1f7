import { Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { signedMoney } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import { barWords } from './impact-words.ts'
import styles from '../runs/change-histogram.module.css'
import type { Impact } from './proposal-queries.ts'

type Bar = Impact['percentBars'][number]['bars'][number]

type Shown = {
  readonly title: string
  readonly unit: 'percent' | 'dollars'
  readonly bars: readonly Bar[]
  readonly onBar: (bar: Bar) => void
}

/** How many accounts change by how much, for one class. Each bar leads to its accounts; read aloud it is a list. */
export function ImpactHistogram({ title, unit, bars, onBar }: Shown) {
  const most = Math.max(1, ...bars.map(({ accounts }) => accounts))
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <ul className={styles.bars} aria-label={title}>
        {bars.map((bar) => {
          const said = `${barWords(unit, bar.from, bar.until)}: ${count(bar.accounts, 'account')}, ${signedMoney(bar.changeCents)}`
          return (
            <li key={`${bar.from}`} className={styles.place}>
              <UnstyledButton
                className={styles.bar ?? ''}
                disabled={bar.accounts === 0}
                title={said}
                onClick={() => onBar(bar)}
              >
                <span className={styles.many} aria-hidden>
                  {bar.accounts > 0 && bar.accounts.toLocaleString('en-US')}
                </span>
                <span
                  className={styles.height}
                  style={{ height: `${Math.ceil((bar.accounts / most) * 56)}px` }}
                  aria-hidden
                />
                <span className={styles.foot} aria-hidden>
                  {foot(bar)}
                </span>
                <VisuallyHidden>{said}</VisuallyHidden>
              </UnstyledButton>
            </li>
          )
        })}
      </ul>
    </Stack>
  )
}

const foot = ({ from, until }: Bar): string =>
  (from === null ? `<${until}` : until === null ? `${from}+` : String(from)).replace('-', '−')
