import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { count } from '../../parts/words.ts'
import { checkPeople } from './check-queries.ts'
import { type FindingForm, useChangeFindings } from './use-change-findings.ts'

const roles = ['coordinator', 'clerk', 'manager'] as const
type Values = { to: string; note: string }

/** Gives findings to a role, or to a person. */
export function AssignForm({ ids, onDone, onClose }: FindingForm) {
  const people = useQuery(checkPeople).data?.rows ?? []
  const form = useForm<Values>({
    initialValues: { to: '', note: '' },
    validate: { to: (to) => (to ? null : 'Choose a person or a role.') },
  })
  const command = useChangeFindings<Values>(({ to, note }) => {
    const role = roles.find((one) => one === to)
    return {
      action: 'assign',
      ids: [...ids],
      ...(role ? { role } : { userId: to }),
      ...(note.trim() && { note }),
    }
  }, onDone)
  const names = new Map(people.map(({ userId, name, role }) => [userId, `${name} (${role})`]))
  return (
    <FormDialog
      title={`Give ${count(ids.length, 'finding')} to`}
      form={form}
      command={command}
      submit="Give"
      onClose={onClose}
    >
      <ChoiceField
        label="Who works on it"
        none="Choose …"
        choices={[...roles, ...names.keys()]}
        wordsOf={(to) => names.get(to) ?? `Any ${to}`}
        data-autofocus
        {...form.getInputProps('to')}
      />
      <ReasonField
        label="Note"
        description="For whoever gets it; kept in the history"
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}
