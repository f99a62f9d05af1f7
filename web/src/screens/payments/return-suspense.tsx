import { call } from '@cartwright/api/client'
import { returns } from '@cartwright/api/returns'
import { Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useToday } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'

type ReturnSuspenseProps = {
  readonly itemId: number
  readonly amountCents: number
  readonly onClose: () => void
}

/** Records that the bank did not pay a check whose money is in suspense: nobody is charged, unless it is known whose it was. */
export function ReturnSuspense({ itemId, amountCents, onClose }: ReturnSuspenseProps) {
  const form = useForm({
    initialValues: { reason: 'nsf', returnedOn: useToday(), accountNumber: '', note: '', waiveFee: false },
  })
  const command = useCommand(
    ({ accountNumber, ...values }: typeof form.values) =>
      call(returns.recordSuspense, {
        params: { itemId },
        body: { ...values, accountNumber: accountNumber.trim() || null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`The bank returned ${money(amountCents)} of S-${itemId}`}
      form={form}
      command={command}
      submit="Record it"
      will="The money leaves suspense and cash. Where you name the account it was for, the fee is charged there and its checks are not taken for a while."
      onClose={onClose}
    >
      <TextInput
        label="Why, as a code of the city’s rule"
        description="Such as nsf; another one is refused with those there are"
        required
        {...form.getInputProps('reason')}
      />
      <DayField label="Returned on" {...form.getInputProps('returnedOn')} />
      <TextInput
        label="Account it was for"
        description="Left empty, nobody is charged"
        {...form.getInputProps('accountNumber')}
      />
      <Checkbox label="No fee this time" {...form.getInputProps('waiveFee', { type: 'checkbox' })} />
      <ReasonField label="What the bank wrote" {...form.getInputProps('note')} />
    </FormDialog>
  )
}
