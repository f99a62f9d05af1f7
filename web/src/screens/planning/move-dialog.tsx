import { call } from '@cartwright/api/client'
import { planning } from '@cartwright/api/planning'
import { Radio, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField } from '../../parts/day-field.tsx'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { PlannedStep } from './planning-queries.ts'

/** Sets the day of a step by hand, or gives it back to the plan. */
export function MoveDialog({ step, onClose }: { readonly step: PlannedStep; readonly onClose: () => void }) {
  const form = useForm({ initialValues: { way: 'set', on: step.on, reason: '' } })
  const command = useCommand(
    ({ way, on, reason }: typeof form.values) =>
      call(planning.move, {
        params: { id: step.planId, step: step.step },
        body: { on: way === 'set' ? on : null, reason },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`Move: ${step.name}`}
      form={form}
      command={command}
      submit={form.values.way === 'set' ? 'Set the day' : 'Give it back to the plan'}
      will="Steps that hang on this one follow, except those set by hand. Planning the year again keeps this day."
      onClose={onClose}
    >
      {step.setBy !== null && (
        <Radio.Group label="What to do" {...form.getInputProps('way')}>
          <Stack gap="xs" mt={4}>
            <Radio value="set" label={`Another day than ${day(step.on)}`} />
            <Radio value="plan" label="The day of the plan again" />
          </Stack>
        </Radio.Group>
      )}
      {form.values.way === 'set' && <DayField label="Day" data-autofocus {...form.getInputProps('on')} />}
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
