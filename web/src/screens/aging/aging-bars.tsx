import { Text } from '@mantine/core'
import { TextLink } from '../../parts/links.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import styles from './aging.module.css'
import { type Aging, type AgingSearch, buckets } from './aging-queries.ts'

const width = 600

/** A bar for each bucket, which leads to its accounts; credits apart. */
export function AgingBars({ shown, search }: { readonly shown: Aging; readonly search: AgingSearch }) {
  const bars = [
    ...buckets.map(({ key, title }) => ({
      key,
      title,
      cents: shown.bucketCents[key],
      note: count(shown.bucketAccounts[key], 'account'),
    })),
    {
      key: 'credit' as const,
      title: 'Credits, apart',
      cents: shown.creditCents,
      note: 'pay what is billed next',
    },
  ]
  const most = Math.max(1, ...bars.map(({ cents }) => cents))
  return (
    <ul className={styles.bars} aria-label="What is owed, by how long it is past due">
      {bars.map(({ key, title, cents, note }) => (
        <li key={key} className={styles.row}>
          <span>
            <TextLink
              to="/aging"
              search={{ ...search, bucket: key }}
              aria-current={search.bucket === key}
              {...(search.bucket === key && { fw: 700 })}
            >
              {title}
            </TextLink>
            <Text size="xs" c="dimmed">
              {note}
            </Text>
          </span>
          <svg className={styles.chart} viewBox={`0 0 ${width} 18`} preserveAspectRatio="none" aria-hidden>
            <rect
              className={key === 'credit' ? styles.credit : key === 'current' ? styles.current : styles.late}
              x="1"
              y="2"
              width={Math.max(cents > 0 ? 2 : 0, Math.round((cents / most) * (width - 2)))}
              height="14"
            />
          </svg>
          <Text component="span" ta="right" className={styles.amount}>
            {money(cents)}
          </Text>
        </li>
      ))}
    </ul>
  )
}
