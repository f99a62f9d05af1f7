import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { callGoing } from '../contacts/contact-queries.ts'
import styles from '../accounts/account.module.css'
import { type Desk, deskShown } from './desk-queries.ts'

type Alert = { readonly severity: 'note' | 'warning' | 'danger'; readonly text: string }

/** What the desk knows that must not be missed: who failed to prove who they are, what was promised and not kept. */
export function DeskAlerts({ accountNumber }: { readonly accountNumber: string }) {
  const may = useMay()
  const { data } = useQuery({ ...deskShown(accountNumber), enabled: may('contacts.read') })
  const going = useQuery({ ...callGoing, enabled: may('contacts.write') }).data?.call
  if (!data) return null
  return alertsOf(data, going?.accountNumber === accountNumber).map(({ severity, text }) => (
    <li key={text} className={styles.alert} data-severity={severity}>
      <span className={styles.shape} aria-hidden>
        {{ note: '●', warning: '▲', danger: '■' }[severity]}
      </span>
      <Text span size="sm">
        <strong>{{ note: 'Note', warning: 'Warning', danger: 'Attention' }[severity]}:</strong> {text}
      </Text>
    </li>
  ))
}

function alertsOf(desk: Desk, onCall: boolean): Alert[] {
  const [promise] = desk.promises
  const { identity } = desk
  const said: (Alert | false)[] = [
    desk.failedLately > 0 && {
      severity: 'danger',
      text: `${count(desk.failedLately, 'identity check')} failed in the last 30 days, the last on ${day(desk.lastFailedOn ?? '')}.`,
    },
    onCall &&
      !desk.provedToday &&
      identity !== null &&
      identity.guards.includes('read-out') && {
        severity: 'warning',
        text: `Say nothing private before the caller proved who they are: More, Who is calling? (${identity.needed} right answers, ${identity.citation}).`,
      },
    desk.contactChanges !== null && {
      severity: 'warning',
      text: `The contact was changed ${desk.contactChanges.changes} times in ${desk.contactChanges.days} days.`,
    },
    promise?.state === 'broken' && {
      severity: 'warning',
      text: `A promise of ${money(promise.amountCents)} by ${day(promise.dueOn)} was not kept.`,
    },
    desk.provedToday && { severity: 'note', text: 'The caller has proved today who they are.' },
  ]
  return said.filter((one): one is Alert => one !== false)
}
