import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField } from '../../../parts/day-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { useSession } from '../../../session.tsx'
import { OwnerField } from '../../workplan/forms/owner-field.tsx'
import type { WholeCase } from '../case-queries.ts'

type FollowUpFormProps = { readonly one: WholeCase; readonly onClose: () => void }

/** Promises something about a case on a day. */
export function FollowUpForm({ one: { id }, onClose }: FollowUpFormProps) {
  const me = useSession()?.person?.userId ?? ''
  const form = useForm({
    initialValues: { what: '', dueOn: '', owner: me },
    validate: { dueOn: (day) => (day ? null : 'Write a day.') },
  })
  const command = useCommand(
    ({ owner, ...rest }: typeof form.values) =>
      call(cases.addFollowUp, { params: { id }, body: { ...rest, owner: owner || null } }),
    onClose,
  )
  return (
    <FormDialog title="New follow-up" form={form} command={command} submit="Add follow-up" onClose={onClose}>
      <TextInput
        label="What is to be done"
        placeholder="Call back with the answer"
        required
        maxLength={300}
        data-autofocus
        {...form.getInputProps('what')}
      />
      <DayField label="On" required {...form.getInputProps('dueOn')} />
      <OwnerField label="By" description="They find it on their Today." {...form.getInputProps('owner')} />
    </FormDialog>
  )
}
