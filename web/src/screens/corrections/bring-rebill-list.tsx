import { call } from '@cartwright/api/client'
import { rebillLists } from '@cartwright/api/rebill-lists'
import { FileInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'

type Values = { csv: File | null; reason: string }

/** Brings a list of bills to cancel and rebill: it is read row by row, and nothing is asked for yet. */
export function BringRebillList({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const requestKey = useRequestKey()
  const form = useForm<Values>({
    initialValues: { csv: null, reason: '' },
    validate: { csv: (file) => (file ? null : 'Choose a CSV file.') },
  })
  const command = useCommand(
    async ({ csv: file, reason }: Values) => {
      const csv = (await file?.text()) ?? ''
      return call(rebillLists.bring, { body: { fileName: file?.name ?? '', csv, reason, requestKey } })
    },
    ({ listId }) => {
      onClose()
      return navigate({ to: '/rebill-lists/$listId', params: { listId: String(listId) } })
    },
  )
  return (
    <FormDialog
      title="Bring a list of bills"
      form={form}
      command={command}
      submit="Read the list"
      will="No bill is cancelled yet: what each row comes to is shown first."
      onClose={onClose}
    >
      <FileInput
        label="File"
        description="CSV with a column “bill” and, where only one service is meant, “service” with its number"
        placeholder="Choose a file"
        accept=".csv,text/csv"
        {...form.getInputProps('csv')}
      />
      <ReasonField required label="What is wrong with the bills" {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
