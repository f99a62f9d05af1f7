import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { count } from '../../parts/words.ts'
import { type FindingForm, useChangeFindings } from './use-change-findings.ts'

type Values = { note: string }

/** Notes something on findings. */
export function NoteForm({ ids, onDone, onClose }: FindingForm) {
  const form = useForm<Values>({
    initialValues: { note: '' },
    validate: { note: (note) => (note.trim() ? null : 'Write a sentence.') },
  })
  const command = useChangeFindings<Values>(({ note }) => ({ action: 'note', ids: [...ids], note }), onDone)
  return (
    <FormDialog
      title={`Note on ${count(ids.length, 'finding')}`}
      form={form}
      command={command}
      submit="Note"
      onClose={onClose}
    >
      <ReasonField
        label="Note"
        description="Kept in the history"
        data-autofocus
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}
