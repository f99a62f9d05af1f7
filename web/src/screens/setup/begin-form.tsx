import { call } from '@cartwright/api/client'
import { setupChanges } from '@cartwright/api/setup-changes'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'

/** Begins a change of the set-up. Nothing in the books changes by it. */
export function BeginForm({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const form = useForm({ initialValues: { reason: '' } })
  const command = useCommand(
    (body: { reason: string }) => call(setupChanges.begin, { body }),
    ({ id }) => {
      onClose()
      return navigate({ to: '/city/setup/changes/$changeId', params: { changeId: String(id) } })
    },
  )
  return (
    <FormDialog
      title="Begin a change of the set-up"
      form={form}
      command={command}
      submit="Begin"
      will="It starts from the folder as it is now. Nothing changes until it is adopted."
      onClose={onClose}
    >
      <ReasonField
        label="Why"
        description="The council’s decision, the resolution, the mistake that is mended"
        data-autofocus
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  )
}
