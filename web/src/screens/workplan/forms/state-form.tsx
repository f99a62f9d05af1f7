import { call } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { seeChanged, type WholeTask } from '../work-queries.ts'
import { OwnerField } from './owner-field.tsx'

export type NextState = 'waiting' | 'dropped'
type StateFormProps = { readonly task: WholeTask; readonly to: NextState; readonly onClose: () => void }

/** Lets a task wait for a person or for something, or drops it with a reason. */
export function StateForm({ task: { id, version }, to, onClose }: StateFormProps) {
  const form = useForm({ initialValues: { version, waitingUserId: '', waitingFor: '', reason: '' } })
  const command = useCommand(
    ({ version: seen, waitingUserId, waitingFor, reason }: typeof form.values) =>
      seeChanged(
        call(workplan.setState, {
          params: { id },
          body: {
            version: seen,
            state: to,
            ...(to === 'waiting' && waitingUserId && { waitingUserId }),
            ...(to === 'waiting' && !waitingUserId && waitingFor && { waitingFor }),
            ...(reason && { reason }),
          },
        }),
      ),
    onClose,
  )
  return (
    <FormDialog
      title={to === 'waiting' ? 'Let it wait' : 'Drop this task'}
      form={form}
      command={command}
      submit={to === 'waiting' ? 'Let it wait' : 'Drop it'}
      danger={to === 'dropped'}
      onClose={onClose}
    >
      {to === 'waiting' ? (
        <>
          <OwnerField
            label="For whom"
            description="They find it on their Today."
            none="Nobody of the staff"
            data-autofocus
            {...form.getInputProps('waitingUserId')}
          />
          {!form.values.waitingUserId && (
            <TextInput
              label="Or for what"
              description="Such as: the assessor’s office, the delivery of envelopes."
              maxLength={200}
              {...form.getInputProps('waitingFor')}
            />
          )}
        </>
      ) : (
        <ReasonField required data-autofocus {...form.getInputProps('reason')} />
      )}
    </FormDialog>
  )
}
