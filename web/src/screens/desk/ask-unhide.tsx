import { call } from '@cartwright/api/client'
import { confidential } from '@cartwright/api/confidential'
import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { PartyOnAccount } from '../accounts/account-queries.ts'
import type { AccountForm } from '../accounts/forms/account-form.ts'

/** Asks to see a confidential address. A second person decides; what is asked and decided is kept. */
export function AskUnhide({ account, party, onClose }: AccountForm & { readonly party: PartyOnAccount }) {
  const form = useForm({
    initialValues: { reason: '' },
    validate: {
      reason: (text) => (text.trim().length >= 10 ? null : 'Write why you need to see it.'),
    },
  })
  const command = useCommand(
    ({ reason }: typeof form.values) =>
      call(confidential.ask, {
        params: { accountNumber: account.accountNumber, partyId: party.partyId },
        body: { reason },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`Ask to see the address of ${party.name}`}
      form={form}
      command={command}
      submit="Ask for it"
      will="Another manager or the administrator decides. If they grant it, you alone see the address for as long as they say, and the record keeps it."
      onClose={onClose}
    >
      <Textarea
        label="Why you need to see it"
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  )
}
