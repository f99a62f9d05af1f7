import { call } from '@cartwright/api/client'
import { moves } from '@cartwright/api/moves'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useParams } from '@tanstack/react-router'
import { ContactFields } from '../../parts/contact-fields.tsx'
import { contactBody, contactFaults, noContact } from '../../parts/contact-values.ts'
import { DayField } from '../../parts/day-field.tsx'
import type { Account } from '../accounts/account-queries.ts'
import { dayFault } from '../../parts/form-faults.ts'
import { Guided } from './guided.tsx'
import type { AskedNewOwner } from './move-queries.ts'
import { OfAccount } from './of-account.tsx'
import { useRequestKey } from '../../parts/request-key.ts'

/** A new owner from the day of the deed. */
export function NewOwnerPage() {
  const { accountNumber } = useParams({ from: '/office/accounts/$accountNumber/new-owner' })
  return (
    <OfAccount accountNumber={accountNumber}>
      {(account, { today }) => <NewOwner account={account} today={today} />}
    </OfAccount>
  )
}

function NewOwner({ account, today }: { account: Account; today: string }) {
  const { accountNumber } = account
  const params = { accountNumber }
  const requestId = useRequestKey()
  const form = useForm({
    initialValues: { deedOn: today, owner: noContact, reason: '' },
    validate: ({ deedOn, owner }) => ({ ...dayFault('deedOn', deedOn), ...contactFaults(owner, 'owner') }),
  })
  return (
    <Guided
      title={`New owner of ${account.address}`}
      state={`Account ${accountNumber}, paid by ${account.payerName ?? 'nobody'}`}
      form={form}
      steps={[
        {
          title: 'The deed',
          fields: (
            <DayField
              label="Day of the recorded deed"
              description="The first day of the new owner"
              data-autofocus
              {...form.getInputProps('deedOn')}
            />
          ),
        },
        {
          title: 'The new owner',
          fields: (
            <>
              <ContactFields
                value={form.values.owner}
                onChange={(values) => form.setFieldValue('owner', values)}
                errorOf={(field) => form.errors[`owner.${field}`]}
              />
              <TextInput
                label="Why"
                description="Kept in the record"
                maxLength={500}
                {...form.getInputProps('reason')}
              />
            </>
          ),
        },
      ]}
      askedOf={({ deedOn, owner, reason }): AskedNewOwner | null =>
        deedOn === '' || Object.keys(contactFaults(owner, 'owner')).length > 0
          ? null
          : { deedOn, owner: contactBody(owner), reason: reason.trim() || null, requestId }
      }
      look={(body) => call(moves.previewNewOwner, { params, body })}
      run={(body) => call(moves.newOwner, { params, body })}
      needed="What is billed to whom is shown here when the day and the new owner are written."
      submit="Save the new owner"
    />
  )
}
