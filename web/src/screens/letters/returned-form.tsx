import { call } from '@cartwright/api/client'
import { letters } from '@cartwright/api/letters'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { cityShown } from '../../city-queries.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Letter } from './letter-queries.ts'

type Returned = { readonly letter: Letter; readonly onClose: () => void }

/** Notes that a letter came back: on which day, and what the envelope or the mail server says. */
export function ReturnedForm({ letter, onClose }: Returned) {
  const today = useQuery(cityShown).data?.today ?? ''
  const form = useForm({ initialValues: { returnedOn: today, note: '' } })
  const command = useCommand(
    (body: { returnedOn: string; note: string }) =>
      call(letters.returned, { params: { id: letter.id }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={`Letter ${letter.number} came back`}
      form={form}
      command={command}
      submit="Note it"
      will="It stays as it was sent. Correct the address, then write it again."
      onClose={onClose}
    >
      <TextInput type="date" label="Day it came back" required {...form.getInputProps('returnedOn')} />
      <ReasonField label="What it says" required {...form.getInputProps('note')} />
    </FormDialog>
  )
}
