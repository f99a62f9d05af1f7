import { autopay } from '@cartwright/api/autopay'
import { call } from '@cartwright/api/client'
import { refunds } from '@cartwright/api/refunds'
import { returns } from '@cartwright/api/returns'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { day } from '../../parts/day.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

type BankFileProps = { readonly onClose: () => void }

/** Prepares the file that brings approved refunds to bank accounts, and goes on to it. */
export const BankFileForm = ({ onClose }: BankFileProps) => (
  <FileForm
    onClose={onClose}
    prepare={(body) => call(refunds.bankFile, { body })}
    will="It has all approved refunds that go to bank accounts, of all batches. Another person releases it; they are paid on the bank’s day, once the file was taken there."
  />
)

/** Prepares the file that presents returned entries again, and goes on to it. */
export const RetryFileForm = ({ onClose }: BankFileProps) => (
  <FileForm
    onClose={onClose}
    prepare={(body) => call(returns.bankFile, { body })}
    will="It has all entries that wait to be presented again and are still owed, and says RETRY PYMT to the customer. Another person releases it; they are posted on the bank’s day, once the file was taken there."
  />
)

type FileFormProps = BankFileProps & {
  readonly prepare: (body: { drawOn: string }) => Promise<{ readonly runId: number }>
  readonly will: string
}

function FileForm({ onClose, prepare, will }: FileFormProps) {
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
    (body: typeof form.values) => prepare(body),
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
      will={<Text size="sm">{will}</Text>}
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
