import { call } from '@cartwright/api/client'
import { services } from '@cartwright/api/services'
import { Button, Group, Menu } from '@mantine/core'
import { type ComponentType, useState } from 'react'
import { useMay } from '../../session.tsx'
import { WriteLetter } from '../letters/write-letter.tsx'
import { CorrectPastItem } from '../corrections/correct-past-item.tsx'
import { TransferForm } from '../corrections/transfer-form.tsx'
import { MoveMenu } from '../moves/move-menu.tsx'
import { LogCall } from '../contacts/log-call.tsx'
import { IdentityDialog } from '../desk/identity-dialog.tsx'
import { PromiseForm } from '../desk/promise-form.tsx'
import { NewOrder } from '../orders/new-order.tsx'
import type { Account } from './account-queries.ts'
import type { AccountForm } from './forms/account-form.ts'
import { AddDiscount } from './forms/add-discount.tsx'
import { AddEvent } from './forms/add-event.tsx'
import { BillNow } from './forms/bill-now.tsx'
import { ChangeParty } from './forms/change-party.tsx'
import { EndDialog } from './forms/end-dialog.tsx'
import { Preferences } from './forms/preferences.tsx'
import { RecordPayment } from './forms/record-payment.tsx'
import { StartService } from './forms/start-service.tsx'

type Deed = { readonly title: string; readonly Form: ComponentType<AccountForm> }

const deeds: readonly Deed[] = [
  { title: 'Who is calling? …', Form: IdentityDialog },
  { title: 'Promise to pay …', Form: PromiseForm },
  { title: 'Write a letter …', Form: WriteLetter },
  { title: 'Start a service …', Form: StartService },
  { title: 'Record what happened …', Form: AddEvent },
  { title: 'Change who is responsible …', Form: ChangeParty },
  { title: 'Give a discount …', Form: AddDiscount },
  { title: 'Bill and note …', Form: Preferences },
  { title: 'Transfer or split …', Form: TransferForm },
  { title: 'Close the account …', Form: CloseAccount },
]

/** What is done to a closed account as well. */
const whenClosed: readonly ComponentType<AccountForm>[] = [
  IdentityDialog,
  PromiseForm,
  Preferences,
  TransferForm,
  WriteLetter,
]

/** What can be done to an account. Only what the person may do is offered. */
export function AccountActions({ account }: { readonly account: Account }) {
  const may = useMay()
  const [Shown, show] = useState<ComponentType<AccountForm> | null>(null)
  const open = account.state !== 'closed'
  const begin = (Form: ComponentType<AccountForm>) => show(() => Form)
  return (
    <Group gap="xs">
      <LogCall accountNumber={account.accountNumber} />
      {may('payments.post') && <Button onClick={() => begin(RecordPayment)}>Record a payment</Button>}
      {open && may('orders.change') && (
        <Button variant="default" onClick={() => begin(NewOrder)}>
          Order …
        </Button>
      )}
      {open && may('accounts.change') && <MoveMenu account={account} />}
      {may('runs.prepare') && (
        <Button variant="default" onClick={() => begin(BillNow)}>
          Bill now …
        </Button>
      )}
      {may('accounts.change') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default">More</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {deeds
              .filter(({ Form }) => open || whenClosed.includes(Form))
              .map(({ title, Form }) => (
                <Menu.Item key={title} onClick={() => begin(Form)}>
                  {title}
                </Menu.Item>
              ))}
            <CorrectPastItem accountNumber={account.accountNumber} />
          </Menu.Dropdown>
        </Menu>
      )}
      {Shown && <Shown account={account} onClose={() => show(null)} />}
    </Group>
  )
}

function CloseAccount({ account, onClose }: AccountForm) {
  const { accountNumber } = account
  return (
    <EndDialog
      title={`Close ${accountNumber}`}
      submit="Close account"
      label="First day without service"
      will={(day) => `All its services stop on ${day}, and its next bill is the final one.`}
      run={(body) => call(services.closeAccount, { params: { accountNumber }, body })}
      onClose={onClose}
    />
  )
}
