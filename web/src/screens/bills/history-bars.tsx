import { Title, VisuallyHidden } from '@mantine/core'
import { useId } from 'react'
import { monthName } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import styles from './history-bars.module.css'
import type { ToldBill } from './bill-types.ts'

/** The charges of a year and of this bill as bars. Read aloud it is a list of months with their amounts. */
export function HistoryBars({ bill }: { bill: ToldBill }) {
  const id = useId()
  const { periodFrom, periodUntil, chargesCents } = bill
  const bars = [...bill.history, { periodFrom, periodUntil, chargesCents }]
  const most = Math.max(1, ...bars.map((bar) => Math.abs(bar.chargesCents)))
  return (
    <section aria-labelledby={id}>
      <Title order={3} size="h5" id={id} mb={4}>
        Charges, bill by bill
      </Title>
      <ul className={styles.bars}>
        {bars.map((bar, at) => (
          <li key={bar.periodFrom} className={styles.bar}>
            <span className={styles.amount} aria-hidden>
              {bars.length <= 7 || at === 0 || at === bars.length - 1 ? money(bar.chargesCents) : ''}
            </span>
            <span
              aria-hidden
              className={styles.height}
              data-now={at === bars.length - 1 || undefined}
              style={{ height: `${Math.ceil((Math.max(0, bar.chargesCents) / most) * 64)}px` }}
            />
            <span className={styles.foot} aria-hidden>
              {monthName(bar.periodFrom).slice(0, 3)}
            </span>
            <VisuallyHidden>
              {monthName(bar.periodFrom)}: {money(bar.chargesCents)}
              {at === bars.length - 1 && ', this bill'}
            </VisuallyHidden>
          </li>
        ))}
      </ul>
    </section>
  )
}
