import { call } from '@cartwright/api/client'
import { desk } from '@cartwright/api/desk'
import { useForm } from '@mantine/form'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { reasonFault } from '../../parts/form-faults.ts'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { AccountForm } from '../accounts/forms/account-form.ts'
import type { Promised } from './desk-queries.ts'

/** Takes a promise back: it was a mistake, or another takes its place. */
export function WithdrawPromise({ account, promise, onClose }: AccountForm & { readonly promise: Promised }) {
  const form = useForm({
    initialValues: { because: '' },
    validate: { because: reasonFault },
  })
  const { id, version, amountCents, dueOn } = promise
  const command = useCommand(
    ({ because }: typeof form.values) =>
      call(desk.withdrawPromise, {
        params: { accountNumber: account.accountNumber, id },
        body: { version, because },
      }),
    onClose,
  )
  return (
    <FormDialog
      title="Take the promise back"
      form={form}
      command={command}
      submit="Take it back"
      will={`The promise of ${money(amountCents)} by ${day(dueOn)} no longer counts: it is neither kept nor broken.`}
      onClose={onClose}
    >
      <ReasonField data-autofocus {...form.getInputProps('because')} />
    </FormDialog>
  )
}
