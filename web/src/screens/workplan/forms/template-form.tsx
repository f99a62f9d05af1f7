import { call } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { NativeSelect, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useToday } from '../../../city-queries.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { day } from '../../../parts/day.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { count } from '../../../parts/words.ts'
import { templateList } from '../work-queries.ts'
import { OwnerField } from './owner-field.tsx'

/** Puts the tasks of a template on the list, with their days from one day on. */
export function TemplateForm({ onClose }: { readonly onClose: () => void }) {
  const form = useForm({ initialValues: { code: 'month-end', beginsOn: useToday(), owner: '' } })
  const { beginsOn, code } = form.values
  const templates = useQuery({ ...templateList(beginsOn), placeholderData: (before) => before })
  const rows = templates.data?.rows ?? []
  const chosen = rows.find((one) => one.code === code)
  const command = useCommand(
    (values: typeof form.values) =>
      call(workplan.apply, {
        params: { code: values.code },
        body: { beginsOn: values.beginsOn, owner: values.owner || null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title="Tasks from a template"
      form={form}
      command={command}
      submit={chosen ? `Add ${count(chosen.tasks.length, 'task')}` : 'Add'}
      onClose={onClose}
    >
      <NativeSelect
        label="Template"
        description={chosen?.text}
        data={rows.map((one) => ({ value: one.code, label: one.title }))}
        data-autofocus
        {...form.getInputProps('code')}
      />
      <DayField label="Begins on" required {...form.getInputProps('beginsOn')} />
      <OwnerField label="Owner of all" {...form.getInputProps('owner')} />
      <div>
        <Text size="sm" fw={600}>
          What is added
        </Text>
        <ul>
          {chosen?.tasks.map(({ title, dueOn, steps }) => (
            <li key={title}>
              <Text size="sm">
                {day(dueOn)}: {title} ({count(steps.length, 'step')})
              </Text>
            </li>
          ))}
        </ul>
      </div>
    </FormDialog>
  )
}
