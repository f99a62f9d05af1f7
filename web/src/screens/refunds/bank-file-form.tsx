import { autopay } from '@cartwright/api/autopay'
import { call } from '@cartwright/api/client'
import { refunds } from '@cartwright/api/refunds'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { day } from '../../parts/day.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

/** Prepares the file that brings approved refunds to bank accounts, and goes on to it. */
export function BankFileForm({ onClose }: { readonly onClose: () => void }) {
  const runs = useQuery({
    queryKey: ['autopay', 'usual-day'],
    queryFn: () => call(autopay.runs, { query: { limit: 1 } }),
  })
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { drawOn: '' },
    validate: { drawOn: (value) => (value ? null : 'Write the day.') },
  })
  const command = useCommand(
    (body: typeof form.values) => call(refunds.bankFile, { body }),
    ({ runId }) => void navigate({ to: '/autopay/$runId', params: { runId: String(runId) } }),
  )
  const usual = runs.data?.usualDay
  return (
    <FormDialog
      title="Prepare the file to the bank"
      form={form}
      command={command}
      submit="Prepare"
      onClose={onClose}
      will={
        <Text size="sm">
          It has all approved refunds that go to bank accounts, of all batches. Another person releases it;
          they are paid on the bank’s day, once the file was taken there.
        </Text>
      }
    >
      <DayField
        label="Bank’s day"
        description={`When it moves the money: a day on which banks work.${usual ? ` A file sent today usually takes effect on ${day(usual)}.` : ''}`}
        required
        {...form.getInputProps('drawOn')}
      />
    </FormDialog>
  )
}
