import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { day, shortDay } from '../../parts/day.tsx'
import { money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count, titleOf } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import type { Account } from '../accounts/account-queries.ts'
import styles from '../accounts/account.module.css'
import { ContactDialog } from '../contacts/contact-dialog.tsx'
import { type Contact, contactReasons } from '../contacts/contact-queries.ts'
import { contactKind } from '../contacts/contact-words.ts'
import { type Desk, deskShown, type Promised } from './desk-queries.ts'
import { WithdrawPromise } from './withdraw-promise.tsx'

/** What a caller asks beside the money: when the truck comes, what was promised, and what was said the last time. */
export function DeskStrip({ account }: { readonly account: Account }) {
  const query = useQuery({ ...deskShown(account.accountNumber), enabled: useMay()('contacts.read') })
  if (query.error) return <Refusal error={query.error} />
  return (
    <dl className={styles.strip} aria-label="At the desk" aria-busy={query.data === undefined || undefined}>
      <Collected account={account} desk={query.data} />
      {query.data && <PromiseFact account={account} promise={query.data.promises[0]} />}
      {query.data && <LastTalk desk={query.data} />}
    </dl>
  )
}

function Collected({ account, desk }: { account: Account; desk: Desk | undefined }) {
  const usual = account.premise.collectionDay
  const next = desk?.collection[0]
  return (
    <div>
      <dt>Collection</dt>
      <dd>
        {usual ? titleOf(usual) : 'No day is known'}
        {next && `, next ${day(next.on)}`}
        {next?.holiday && (
          <Text span fz="inherit" fw={600}>
            {' '}
            (not {shortDay(next.usualOn)}: {next.holiday})
          </Text>
        )}
      </dd>
    </div>
  )
}

const states = {
  open: '● open',
  kept: '✓ kept',
  broken: '■ broken',
  withdrawn: '○ taken back',
} as const

function PromiseFact({ account, promise }: { account: Account; promise: Promised | undefined }) {
  const [withdrawing, withdraw] = useState(false)
  const may = useMay()('contacts.write')
  return (
    <div>
      <dt>Promise to pay</dt>
      <dd>
        {!promise && 'None'}
        {promise && (
          <Group gap="xs" component="span">
            <span>
              {money(promise.amountCents)} by {day(promise.dueOn)}, <strong>{states[promise.state]}</strong>
              {promise.paidCents > 0 && promise.state !== 'kept' && `, ${money(promise.paidCents)} came`}
            </span>
            {may && promise.state === 'open' && (
              <Button size="compact-xs" variant="default" onClick={() => withdraw(true)}>
                Take back …
              </Button>
            )}
          </Group>
        )}
      </dd>
      {withdrawing && promise && (
        <WithdrawPromise account={account} promise={promise} onClose={() => withdraw(false)} />
      )}
    </div>
  )
}

function LastTalk({ desk: { contacts, followUps } }: { desk: Desk }) {
  const [shown, show] = useState<Contact | null>(null)
  const reasons = useQuery(contactReasons).data?.rows ?? []
  const last = contacts.find(({ endedAt }) => endedAt !== null)
  const about = reasons.find(({ code }) => code === last?.reason)?.name ?? last?.reason
  return (
    <div>
      <dt>Spoken with last</dt>
      <dd>
        {!last && 'Nobody yet. Press l to begin a call.'}
        {last && (
          <Group gap="xs" component="span">
            <span>
              {day(last.begunOn)}, {contactKind(last).toLowerCase()}: {about}
            </span>
            <Button size="compact-xs" variant="default" onClick={() => show(last)}>
              Read
            </Button>
          </Group>
        )}
        {followUps > 0 && ` · ${count(followUps, 'follow-up')} open`}
      </dd>
      {shown && <ContactDialog contact={shown} onClose={() => show(null)} />}
    </div>
  )
}
