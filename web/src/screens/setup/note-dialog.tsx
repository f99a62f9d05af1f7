import { call } from '@cartwright/api/client'
import { setupChanges } from '@cartwright/api/setup-changes'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'

const words = {
  'send-back': {
    title: 'Send this change back',
    submit: 'Send back',
    will: 'It becomes a draft again, with your note on it.',
  },
  withdraw: {
    title: 'Withdraw this change',
    submit: 'Withdraw',
    will: 'Nothing of it is taken. It stays to be looked at, and cannot be edited any more.',
  },
} as const

type NoteDialogProps = {
  readonly deed: keyof typeof words
  readonly changeId: number
  readonly onClose: () => void
}

/** Sends a change back or withdraws it, with the reason. */
export function NoteDialog({ deed, changeId, onClose }: NoteDialogProps) {
  const form = useForm({ initialValues: { note: '' } })
  const { title, submit, will } = words[deed]
  const command = useCommand(
    (body: { note: string }) =>
      call(deed === 'withdraw' ? setupChanges.withdraw : setupChanges.sendBack, {
        params: { changeId },
        body,
      }),
    onClose,
  )
  return (
    <FormDialog
      title={title}
      form={form}
      command={command}
      submit={submit}
      danger={deed === 'withdraw'}
      will={will}
      onClose={onClose}
    >
      <ReasonField data-autofocus {...form.getInputProps('note')} />
    </FormDialog>
  )
}
