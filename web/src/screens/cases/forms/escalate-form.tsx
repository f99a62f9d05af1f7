import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { Group, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTimeZone, useToday } from '../../../city-queries.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { OwnerField } from '../../workplan/forms/owner-field.tsx'
import { seeChanged, workPeople } from '../../workplan/work-queries.ts'
import type { WholeCase } from '../case-queries.ts'
import { hoursLater } from '../case-words.ts'

type EscalateFormProps = { readonly one: WholeCase; readonly onClose: () => void }

/** The clock of the city, as `14:32`. */
const now = (timeZone: string | undefined): string =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone && { timeZone }),
  }).format()

/** Hands a case to somebody with more authority, with the time by which they act. */
export function EscalateForm({ one, onClose }: EscalateFormProps) {
  const { id, version, guidance } = one
  const people = useQuery(workPeople).data?.rows ?? []
  const meant = people.find(({ role }) => role === (guidance?.escalateTo ?? 'manager'))?.userId ?? ''
  const by = hoursLater(useToday(), now(useTimeZone()), guidance?.withinHours ?? 4)
  const form = useForm({ initialValues: { to: meant, ...by, because: '' } })
  const command = useCommand(
    (values: typeof form.values) =>
      seeChanged(call(cases.escalate, { params: { id }, body: { ...values, version } })),
    onClose,
  )
  return (
    <FormDialog
      title={`Escalate case ${id}`}
      form={form}
      command={command}
      submit="Escalate"
      will="They own the case from now on, and find it on their Today. Tell the caller the day and time."
      onClose={onClose}
    >
      <OwnerField label="To" none="Choose …" required data-autofocus {...form.getInputProps('to')} />
      <Group gap="md" align="flex-start">
        <DayField label="They act by" required {...form.getInputProps('dueOn')} />
        <TextInput type="time" label="At" required maw="9rem" {...form.getInputProps('dueTime')} />
      </Group>
      <Textarea
        label="Why"
        description="What the caller asks, and what you may not give."
        required
        autosize
        minRows={2}
        maxLength={1000}
        {...form.getInputProps('because')}
      />
    </FormDialog>
  )
}
