import { BillBy } from '@cartwright/api/account-shapes'
import { accounts } from '@cartwright/api/accounts'
import { call } from '@cartwright/api/client'
import { Checkbox, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import type { AccountForm } from './account-form.ts'

/** How an account gets its bill, and what is to be remembered of it. */
export function Preferences({ account, onClose }: AccountForm) {
  const { accountNumber, billBy, largePrint, autopay, ownerCopy, note } = account
  const form = useForm({ initialValues: { billBy, largePrint, autopay, ownerCopy, note: note ?? '' } })
  const command = useCommand(
    (values: typeof form.values) =>
      call(accounts.changePreferences, {
        params: { accountNumber },
        body: { ...values, note: values.note.trim() || null },
      }),
    onClose,
  )
  return (
    <FormDialog title="Bill and note" form={form} command={command} submit="Save" onClose={onClose}>
      <ChoiceField
        label="The bill goes by"
        choices={BillBy.options}
        data-autofocus
        {...form.getInputProps('billBy')}
      />
      <Checkbox label="Large print" {...form.getInputProps('largePrint', { type: 'checkbox' })} />
      <Checkbox label="A copy to the owner" {...form.getInputProps('ownerCopy', { type: 'checkbox' })} />
      {autopay && (
        <Checkbox
          label="Paid automatically"
          description="Follows what the customer agreed to: stop it on the page Autopay. Where nothing of that is kept, take the mark away here."
          {...form.getInputProps('autopay', { type: 'checkbox' })}
        />
      )}
      <Textarea
        label="Note"
        description="Seen by everybody who opens the account"
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}
