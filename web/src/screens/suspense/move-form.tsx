import { call } from '@cartwright/api/client'
import { suspense } from '@cartwright/api/suspense'
import { Checkbox, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { TakeCheckAnyway } from '../payments/take-check-anyway.tsx'
import type { Item } from './suspense-queries.ts'

type MoveFormProps = { readonly item: Item; readonly to: string; readonly onClose: () => void }

/** Moves an item to an account, and says before what that does to the books. */
export function MoveForm({ item, to, onClose }: MoveFormProps) {
  const { itemId, amountCents, receivedOn, written, heldIn } = item
  const form = useForm({
    initialValues: { accountNumber: to, reason: '', remember: false, takeCheck: false },
    validate: {
      accountNumber: (value) => (value.trim() ? null : 'Write the account number.'),
      reason: (value) => (value.trim() ? null : 'Write why it is this account.'),
    },
  })
  const command = useCommand(
    (body: typeof form.values) => call(suspense.move, { params: { itemId }, body }),
    onClose,
  )
  const account = form.values.accountNumber.trim() || 'the account'
  return (
    <FormDialog
      title={`Move ${money(amountCents)} to an account`}
      form={form}
      command={command}
      submit="Move"
      onClose={onClose}
      will={
        <Text size="sm">
          {money(amountCents)} leaves ledger account {heldIn} today and is posted to {account} as a payment
          received on {day(receivedOn)}.
        </Text>
      }
    >
      <TextInput
        label="Account number"
        {...(to ? {} : { 'data-autofocus': true })}
        {...form.getInputProps('accountNumber')}
      />
      <ReasonField {...(to ? { 'data-autofocus': true } : {})} {...form.getInputProps('reason')} />
      <TakeCheckAnyway error={command.error} {...form.getInputProps('takeCheck', { type: 'checkbox' })} />
      {written !== null && (
        <Checkbox
          label={`From now on “${written}” means this account`}
          description="The next payment with that number goes there by itself. It can be forgotten again."
          {...form.getInputProps('remember', { type: 'checkbox' })}
        />
      )}
    </FormDialog>
  )
}
