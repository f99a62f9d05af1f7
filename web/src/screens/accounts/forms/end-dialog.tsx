import { useForm } from '@mantine/form'
import { useToday } from '../../../city-queries.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { day } from '../../../parts/day.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'

type End = { readonly from: string; readonly reason?: string }

type EndDialogProps = {
  readonly title: string
  readonly submit: string
  readonly label: string
  /** What ending it does, told for a day. */
  readonly will: (day: string) => string
  readonly run: (body: End) => Promise<unknown>
  readonly onClose: () => void
}

/** Ends something from a day, and asks why: a service, a discount, a role, an account. */
export function EndDialog({ title, submit, label, will, run, onClose }: EndDialogProps) {
  const form = useForm({ initialValues: { from: useToday(), reason: '' } })
  const command = useCommand(
    ({ from, reason }: typeof form.values) => run({ from, ...(reason.trim() && { reason }) }),
    onClose,
  )
  const { from } = form.values
  return (
    <FormDialog
      title={title}
      form={form}
      command={command}
      submit={submit}
      danger
      will={from && will(day(from))}
      onClose={onClose}
    >
      <DayField label={label} data-autofocus {...form.getInputProps('from')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
