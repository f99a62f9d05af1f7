import { accounts } from '@cartwright/api/accounts'
import { call, Refused } from '@cartwright/api/client'
import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { ContactFields } from '../../../parts/contact-fields.tsx'
import { contactBody, contactOf } from '../../../parts/contact-values.ts'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { IdentityDialog } from '../../desk/identity-dialog.tsx'
import type { PartyOnAccount } from '../account-queries.ts'
import type { AccountForm } from './account-form.ts'

/** Corrects how a party is reached. */
export function ChangeContact({ account, party, onClose }: AccountForm & { readonly party: PartyOnAccount }) {
  const form = useForm({ initialValues: { ...contactOf(party), reason: '' } })
  const command = useCommand(
    ({ reason, ...contact }: typeof form.values) =>
      call(accounts.changeContact, {
        params: { accountNumber: account.accountNumber, partyId: party.partyId },
        body: { ...contactBody(contact), ...(reason.trim() && { reason }) },
      }),
    onClose,
  )
  const { reason: _, ...contact } = form.values
  const [asking, ask] = useState(false)
  const unproved = command.error instanceof Refused && command.error.problem.code === 'IDENTITY_CHECK_NEEDED'
  const kept = party.addressHidden ? ' The mailing address is hidden: left empty, it stays as it is.' : ''
  return (
    <>
      <FormDialog
        title={`Correct the contact of ${party.name}`}
        form={form}
        command={command}
        submit="Save contact"
        will={
          unproved ? (
            <Button variant="default" onClick={() => ask(true)}>
              Ask who is calling …
            </Button>
          ) : (
            `It changes on every account this party is on.${kept}`
          )
        }
        wide
        onClose={onClose}
      >
        <ContactFields
          value={contact}
          onChange={(values) => form.setValues(values)}
          errorOf={(field) => form.errors[field] ?? form.errors[`mail.${field}`]}
        />
        <ReasonField {...form.getInputProps('reason')} />
      </FormDialog>
      {asking && <IdentityDialog account={account} onClose={() => ask(false)} />}
    </>
  )
}
