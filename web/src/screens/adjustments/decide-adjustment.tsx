import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

type DecideAdjustmentProps = {
  readonly title: string
  readonly submit: string
  /** What will happen to the books. */
  readonly will: string
  /** What to say when nothing was written; without it a note may be left out. */
  readonly needed?: string
  readonly send: (note: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Decides about an adjustment, with a note or a reason. */
export function DecideAdjustment({ title, submit, will, needed, send, onClose }: DecideAdjustmentProps) {
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: (note) => (needed !== undefined && note.trim() === '' ? needed : null) },
  })
  const command = useCommand(({ note }: typeof form.values) => send(note), onClose)
  return (
    <FormDialog title={title} form={form} command={command} submit={submit} will={will} onClose={onClose}>
      <Textarea
        label={needed === undefined ? 'Note' : 'Why'}
        description="Kept in the history"
        autosize
        minRows={2}
        maxLength={1000}
        data-autofocus
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}
