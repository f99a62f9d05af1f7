import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'

type Note = {
  readonly title: string
  readonly submit: string
  readonly will: string
  readonly run: (note: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Asks why something is done to a letter, and does it. */
export function NoteDialog({ title, submit, will, run, onClose }: Note) {
  const form = useForm({ initialValues: { note: '' } })
  const command = useCommand(({ note }: { note: string }) => run(note), onClose)
  return (
    <FormDialog title={title} form={form} command={command} submit={submit} will={will} onClose={onClose}>
      <ReasonField required data-autofocus {...form.getInputProps('note')} />
    </FormDialog>
  )
}
