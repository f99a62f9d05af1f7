import { call } from '@cartwright/api/client'
import { staffLinks } from '@cartwright/api/staff-links'
import { NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { accountShown } from '../accounts/account-queries.ts'
import { OwnerField } from '../workplan/forms/owner-field.tsx'

/** Declares that a person of the staff is a party: found by an account of theirs. */
export function DeclareLink({ onClose }: { readonly onClose: () => void }) {
  const form = useForm({
    initialValues: { userId: '', accountNumber: '', partyId: '', reason: '' },
    validate: {
      userId: (userId) => (userId ? null : 'Choose a person.'),
      accountNumber: (number) => (number.trim() ? null : 'Write the number of an account of theirs.'),
      partyId: (partyId) => (partyId ? null : 'Choose who of the account they are.'),
      reason: (reason) => (reason.trim() ? null : 'Write how it is known.'),
    },
  })
  const [typed] = useDebouncedValue(form.values.accountNumber.trim(), 300)
  const account = useQuery({ ...accountShown(typed), enabled: typed !== '', retry: false })
  const parties = [
    ...new Map((account.data?.parties ?? []).map((party) => [party.partyId, party] as const)).values(),
  ]
  const command = useCommand(
    ({ userId, partyId, reason }: typeof form.values) =>
      call(staffLinks.declare, { body: { userId, partyId: Number(partyId), reason } }),
    onClose,
  )
  return (
    <FormDialog
      title="Declare who of the staff is a customer"
      form={form}
      command={command}
      submit="Declare the link"
      will="From now on they ask for, approve and return no adjustment on any account of this customer. Another person can end the link."
      onClose={onClose}
    >
      <OwnerField label="Person" none="Choose a person" required {...form.getInputProps('userId')} />
      <TextInput
        label="An account of theirs"
        description="Its number, to find them among its people"
        required
        autoComplete="off"
        {...form.getInputProps('accountNumber')}
      />
      {typed !== '' && <Refusal error={account.error} />}
      <NativeSelect
        label="Who they are on it"
        required
        data={[
          { value: '', label: parties.length > 0 ? 'Choose one' : 'Write the account first' },
          ...parties.map(({ partyId, name, role }) => ({
            value: String(partyId),
            label: `${name}, ${role}`,
          })),
        ]}
        {...form.getInputProps('partyId')}
      />
      <ReasonField required {...form.getInputProps('reason')} description="How it is known, for the record" />
    </FormDialog>
  )
}
