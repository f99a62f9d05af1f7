import { checks } from '@cartwright/api/checks'
import { call } from '@cartwright/api/client'
import { FileInput, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { cityShown } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

type Values = { file: File | null; listOn: string; mapping: string }

/** Brings a hauler's list in: its rows are held against our services at once. */
export function BringListForm({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const today = useQuery(cityShown).data?.today ?? ''
  const form = useForm<Values>({
    initialValues: { file: null, listOn: today, mapping: '' },
    validate: { file: (file) => (file ? null : 'Choose a CSV or XLSX file.') },
  })
  const command = useCommand(sendList, ({ id }) => {
    onClose()
    return navigate({ to: '/checks/hauler-lists/$listId', params: { listId: String(id) } })
  })
  return (
    <FormDialog
      title="Bring a hauler’s list in"
      form={form}
      command={command}
      submit="Read and compare"
      will="Nothing in the books changes. What differs becomes findings of the check “Hauler’s list”."
      wide
      onClose={onClose}
    >
      <FileInput
        label="File"
        description="CSV or XLSX, up to 50 MB: account number or address, stream; container, size, quantity, pickups a week and route where the list has them."
        placeholder="Choose a file"
        accept=".csv,.xlsx,text/csv"
        {...form.getInputProps('file')}
      />
      <DayField
        label="Day of the list"
        description="Our services of that day are held against it."
        {...form.getInputProps('listOn')}
      />
      <Textarea
        label="Mapping"
        description="YAML or JSON. Leave it empty when the columns have usual names: account, address, stream, container, size, quantity, pickupsPerWeek, route."
        autosize
        minRows={3}
        maxRows={14}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        {...form.getInputProps('mapping')}
      />
    </FormDialog>
  )
}

/** Sends the list as a form, which the contract describes but cannot type. */
function sendList({ file, listOn, mapping }: Values) {
  const body = new FormData()
  if (file) body.set('file', file)
  if (listOn) body.set('listOn', listOn)
  if (mapping.trim()) body.set('mapping', mapping)
  return call(checks.bringList, { body: body as never })
}
