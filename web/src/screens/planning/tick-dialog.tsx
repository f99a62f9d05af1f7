import { call } from '@cartwright/api/client'
import { planning } from '@cartwright/api/planning'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { PlannedStep } from './planning-queries.ts'

/** Ticks an item off in one's own name, or takes the tick back. */
export function TickDialog({ step, onClose }: { readonly step: PlannedStep; readonly onClose: () => void }) {
  const done = step.state !== 'done'
  const form = useForm({ initialValues: { note: '' } })
  const command = useCommand(
    ({ note }: typeof form.values) =>
      call(planning.tick, { params: { id: step.planId, step: step.step }, body: { done, note } }),
    onClose,
  )
  return (
    <FormDialog
      title={done ? `Done: ${step.name}` : `Not done after all: ${step.name}`}
      form={form}
      command={command}
      submit={done ? 'Tick off' : 'Take the tick back'}
      will={done ? 'It is kept with your name and today’s date.' : 'It counts as open again from its day on.'}
      onClose={onClose}
    >
      <TextInput label="Note (if you like)" maxLength={500} data-autofocus {...form.getInputProps('note')} />
    </FormDialog>
  )
}
