import type { Permission } from '@cartwright/api/roles'
import { call } from '@cartwright/api/client'
import { services } from '@cartwright/api/services'
import { Button, Menu } from '@mantine/core'
import { type ComponentType, Fragment } from 'react'
import { useMay } from '../../session.tsx'
import { CorrectPastItem, MenuLink } from '../corrections/correct-past-item.tsx'
import { TransferForm } from '../corrections/transfer-form.tsx'
import { IdentityDialog } from '../desk/identity-dialog.tsx'
import { PromiseForm } from '../desk/promise-form.tsx'
import { WriteLetter } from '../letters/write-letter.tsx'
import type { Account } from './account-queries.ts'
import type { AccountForm } from './forms/account-form.ts'
import { AddDiscount } from './forms/add-discount.tsx'
import { AddEvent } from './forms/add-event.tsx'
import { BillNow } from './forms/bill-now.tsx'
import { ChangeParty } from './forms/change-party.tsx'
import { EndDialog } from './forms/end-dialog.tsx'
import { Preferences } from './forms/preferences.tsx'
import { StartService } from './forms/start-service.tsx'

type Deed = {
  readonly title: string
  readonly Form: ComponentType<AccountForm>
  readonly permission: Permission
  /** Whether it is done to a closed account as well. */
  readonly whenClosed?: boolean
}

/** What is not asked for in every call, in the order of a call. */
const groups: readonly { readonly name: string; readonly deeds: readonly Deed[] }[] = [
  {
    name: 'With the caller',
    deeds: [
      { title: 'Who is calling? …', Form: IdentityDialog, permission: 'contacts.write', whenClosed: true },
      { title: 'Promise to pay …', Form: PromiseForm, permission: 'contacts.write', whenClosed: true },
      { title: 'Write a letter …', Form: WriteLetter, permission: 'letters.write', whenClosed: true },
    ],
  },
  {
    name: 'Service and bill',
    deeds: [
      { title: 'Start a service …', Form: StartService, permission: 'accounts.change' },
      { title: 'Record what happened …', Form: AddEvent, permission: 'accounts.change' },
      { title: 'Give a discount …', Form: AddDiscount, permission: 'accounts.change' },
      { title: 'Bill now …', Form: BillNow, permission: 'runs.prepare', whenClosed: true },
      { title: 'Transfer or split …', Form: TransferForm, permission: 'corrections.ask', whenClosed: true },
    ],
  },
  {
    name: 'The account',
    deeds: [
      { title: 'Change who is responsible …', Form: ChangeParty, permission: 'accounts.change' },
      { title: 'Bill and note …', Form: Preferences, permission: 'accounts.change', whenClosed: true },
      { title: 'Close the account …', Form: CloseAccount, permission: 'accounts.change' },
    ],
  },
]

type MoreProps = {
  readonly account: Account
  readonly begin: (Form: ComponentType<AccountForm>) => void
}

/** The menu of all else that can be done to an account; nothing where the person may do none of it. */
export function MoreDeeds({ account, begin }: MoreProps) {
  const may = useMay()
  const open = account.state !== 'closed'
  const offered = groups
    .map(({ name, deeds }) => ({
      name,
      deeds: deeds.filter(({ permission, whenClosed = false }) => may(permission) && (open || whenClosed)),
    }))
    .filter(({ deeds }) => deeds.length > 0)
  if (offered.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">More</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map(({ name, deeds }) => (
          <Fragment key={name}>
            <Menu.Label>{name}</Menu.Label>
            {deeds.map(({ title, Form }) => (
              <Menu.Item key={title} onClick={() => begin(Form)}>
                {title}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
        <CorrectPastItem accountNumber={account.accountNumber} />
        {account.balanceCents < 0 && may('payments.post') && (
          <MenuLink to="/refunds" search={{ account: account.accountNumber }}>
            Refund the credit …
          </MenuLink>
        )}
      </Menu.Dropdown>
    </Menu>
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
