import { useForm } from '@mantine/form'
import { Textarea } from '@mantine/core'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'

type DecideFormProps = {
  readonly title: string
  readonly submit: string
  /** What will happen. */
  readonly will: string
  readonly danger?: boolean
  /** Asks for a note that may be left out, rather than for a reason. */
  readonly note?: boolean
  readonly send: (text: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Ends a delegation with a reason, or signs its report with a note. */
export function DecideForm({
  title,
  submit,
  will,
  danger = false,
  note = false,
  send,
  onClose,
}: DecideFormProps) {
  const form = useForm({ initialValues: { reason: '' } })
  const command = useCommand(({ reason }: typeof form.values) => send(reason), onClose)
  return (
    <FormDialog
      title={title}
      form={form}
      command={command}
      submit={submit}
      danger={danger}
      will={will}
      onClose={onClose}
    >
      {note ? (
        <Textarea label="Note" maxLength={500} data-autofocus {...form.getInputProps('reason')} />
      ) : (
        <ReasonField required data-autofocus {...form.getInputProps('reason')} />
      )}
    </FormDialog>
  )
}
