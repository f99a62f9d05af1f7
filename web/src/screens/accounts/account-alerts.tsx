import { Group, Text } from '@mantine/core'
import { TextLink } from '../../parts/links.tsx'
import { titleOf } from '../../parts/words.ts'
import { DeskAlerts } from '../desk/desk-alerts.tsx'
import styles from './account.module.css'
import type { Account } from './account-queries.ts'

const marks = {
  note: { shape: '●', word: 'Note' },
  warning: { shape: '▲', word: 'Warning' },
  danger: { shape: '■', word: 'Attention' },
} as const

/** What must not be missed while the caller talks: by word, colour and shape. */
export function AccountAlerts({ account }: { readonly account: Account }) {
  const { alerts, exceptions } = account
  return (
    <Group component="ul" gap="xs" className={styles.alerts} aria-label="Alerts">
      {alerts.map(({ code, severity, text }) => (
        <li key={code} className={styles.alert} data-severity={severity}>
          <span className={styles.shape} aria-hidden>
            {marks[severity].shape}
          </span>
          <Text span size="sm">
            <strong>{marks[severity].word}:</strong> {text}
          </Text>
        </li>
      ))}
      {exceptions.map(({ runId, code }) => (
        <li key={`${runId} ${code}`} className={styles.alert} data-severity="warning">
          <span className={styles.shape} aria-hidden>
            ▲
          </span>
          <Text span size="sm">
            <strong>Register:</strong> {titleOf(code)}, undecided in{' '}
            <TextLink to="/runs/$runId" params={{ runId: `${runId}` }} fz="inherit">
              run {runId}
            </TextLink>
          </Text>
        </li>
      ))}
      <DeskAlerts accountNumber={account.accountNumber} />
    </Group>
  )
}
