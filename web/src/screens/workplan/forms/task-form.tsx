import { call } from '@cartwright/api/client'
import { Priority } from '@cartwright/api/workplan-shapes'
import { workplan } from '@cartwright/api/workplan'
import { Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { DayField } from '../../../parts/day-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { projectList, seeChanged, type WholeTask } from '../work-queries.ts'
import { LinksField } from './links-field.tsx'
import { OwnerField } from './owner-field.tsx'
import { StepsField } from './steps-field.tsx'
import { sentTask, typedTask } from './task-values.ts'

type TaskFormProps = {
  /** The task that is changed; a new one without. */
  readonly task?: WholeTask
  /** The project a new task belongs to. */
  readonly projectId?: number
  readonly onClose: () => void
}

/** Writes a new task, or changes one: its words, owner, day, steps and what it is about. */
export function TaskForm({ task, projectId, onClose }: TaskFormProps) {
  const projects = useQuery(projectList).data?.rows ?? []
  const form = useForm({ initialValues: typedTask(task, projectId) })
  const command = useCommand((values: typeof form.values) => {
    const body = sentTask(values)
    return task
      ? seeChanged(
          call(workplan.change, { params: { id: task.id }, body: { ...body, version: values.version } }),
        )
      : call(workplan.add, { body })
  }, onClose)
  return (
    <FormDialog
      title={task ? 'Change the task' : 'New task'}
      form={form}
      command={command}
      submit={task ? 'Save' : 'Add task'}
      wide
      onClose={onClose}
    >
      <TextInput
        label="What is to be done"
        maxLength={200}
        data-autofocus
        required
        {...form.getInputProps('title')}
      />
      <Group gap="md" align="flex-start">
        <OwnerField label="Owner" {...form.getInputProps('owner')} />
        <DayField label="Due" {...form.getInputProps('dueOn')} />
        <ChoiceField label="Priority" choices={Priority.options} {...form.getInputProps('priority')} />
        <NativeSelect
          label="Project"
          data={[
            { value: '', label: 'None' },
            ...projects.map(({ id, title }) => ({ value: `${id}`, label: title })),
          ]}
          {...form.getInputProps('projectId')}
        />
      </Group>
      <Textarea
        label="More about it"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        {...form.getInputProps('body')}
      />
      <StepsField steps={form.values.steps} onChange={(steps) => form.setFieldValue('steps', steps)} />
      <LinksField links={form.values.links} onChange={(links) => form.setFieldValue('links', links)} />
    </FormDialog>
  )
}
