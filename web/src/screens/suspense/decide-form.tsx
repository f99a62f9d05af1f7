import { call } from '@cartwright/api/client'
import { suspense } from '@cartwright/api/suspense'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { reasonFault } from '../../parts/form-faults.ts'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Item } from './suspense-queries.ts'

type DecideFormProps = { readonly item: Item; readonly deed: 'return' | 'keep'; readonly onClose: () => void }

/** Asks for an item to be paid back, or takes that back. */
export function DecideForm({ item: { itemId, amountCents }, deed, onClose }: DecideFormProps) {
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: reasonFault },
  })
  const command = useCommand(
    (body: typeof form.values) =>
      call(deed === 'return' ? suspense.askReturn : suspense.keep, { params: { itemId }, body }),
    onClose,
  )
  const returns = deed === 'return'
  return (
    <FormDialog
      title={
        returns ? `Ask for ${money(amountCents)} to be paid back` : `Keep ${money(amountCents)} in suspense`
      }
      form={form}
      command={command}
      submit={returns ? 'Ask for its return' : 'Keep it'}
      onClose={onClose}
      will={
        <Text size="sm">
          {returns
            ? 'Nothing is posted. It stays in suspense, on the list of what is to be paid back, until the check is written.'
            : 'Nothing is posted. It is open again, and can be moved to an account.'}
        </Text>
      }
    >
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
