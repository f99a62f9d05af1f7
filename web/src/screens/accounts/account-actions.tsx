import { Button, Group } from '@mantine/core'
import { type ComponentType, useState } from 'react'
import { useMay } from '../../session.tsx'
import { LogCall } from '../contacts/log-call.tsx'
import { MoveMenu } from '../moves/move-menu.tsx'
import { NewOrder } from '../orders/new-order.tsx'
import { MoreDeeds } from './account-more.tsx'
import type { Account } from './account-queries.ts'
import type { AccountForm } from './forms/account-form.ts'
import { RecordPayment } from './forms/record-payment.tsx'

/** What can be done to an account: what callers ask for most as buttons, all else in a menu. Only what the person may do is offered. */
export function AccountActions({ account }: { readonly account: Account }) {
  const may = useMay()
  const [Shown, show] = useState<ComponentType<AccountForm> | null>(null)
  const open = account.state !== 'closed'
  const begin = (Form: ComponentType<AccountForm>) => show(() => Form)
  return (
    <Group gap="xs" data-no-print>
      <LogCall accountNumber={account.accountNumber} />
      {may('payments.post') && <Button onClick={() => begin(RecordPayment)}>Record a payment</Button>}
      {open && may('orders.change') && (
        <Button variant="default" onClick={() => begin(NewOrder)}>
          Order …
        </Button>
      )}
      {may('accounts.change') && <MoveMenu account={account} />}
      <MoreDeeds account={account} begin={begin} />
      {Shown && <Shown account={account} onClose={() => show(null)} />}
    </Group>
  )
}
