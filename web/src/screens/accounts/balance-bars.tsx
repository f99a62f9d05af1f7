import { Stack, Text, Title, VisuallyHidden } from '@mantine/core'
import { monthName, period } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import styles from './account.module.css'
import type { Account } from './account-queries.ts'

/** What the last thirteen bills charged, oldest at the left. Looked at, it is bars; heard, it is a list. */
export function BalanceBars({ account }: { readonly account: Account }) {
  const bills = account.bills.slice(0, 13).toReversed()
  const most = Math.max(1, ...bills.map(({ chargesCents }) => chargesCents))
  return (
    <Stack gap="xs" component="section" aria-labelledby="charges">
      <Title order={2} id="charges">
        Charges, {bills.length > 1 ? `last ${count(bills.length, 'bill')}` : 'bill by bill'}
      </Title>
      {bills.length === 0 && (
        <Text>No bill yet. The first comes with the next run of cycle {account.cycle}.</Text>
      )}
      {bills.length > 0 && (
        <ul className={styles.bars}>
          {bills.map((bill) => (
            <li key={bill.number} className={styles.bar} title={sentence(bill)}>
              <span className={styles.amount} aria-hidden>
                {money(bill.chargesCents)}
              </span>
              <span
                className={styles.column}
                style={{ height: `${Math.max(0, (bill.chargesCents / most) * 100)}px` }}
                aria-hidden
              />
              <span className={styles.foot} aria-hidden>
                {monthName(bill.periodFrom).slice(0, 3)}
              </span>
              <VisuallyHidden>{sentence(bill)}</VisuallyHidden>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

const sentence = ({ periodFrom, periodUntil, chargesCents }: Account['bills'][number]): string =>
  `${period(periodFrom, periodUntil)}: ${money(chargesCents)}`
