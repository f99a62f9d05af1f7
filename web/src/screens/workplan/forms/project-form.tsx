import { call } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { ProjectState } from '@cartwright/api/workplan-shapes'
import { Group, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { DayField } from '../../../parts/day-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { seeChanged, type WholeProject } from '../work-queries.ts'
import { projectStateWords } from '../work-words.ts'
import { OwnerField } from './owner-field.tsx'

type ProjectFormProps = { readonly project?: WholeProject; readonly onClose: () => void }

/** Begins a project, or changes one: its goal, its measure before and after, how it stands. */
export function ProjectForm({ project, onClose }: ProjectFormProps) {
  const form = useForm({ initialValues: typed(project) })
  const command = useCommand((values: typeof form.values) => {
    const { state, reason, version, ...rest } = values
    const body = sent(rest)
    return project
      ? seeChanged(
          call(workplan.changeProject, {
            params: { id: project.id },
            body: { ...body, version, state, ...(reason && { reason }) },
          }),
        )
      : call(workplan.addProject, { body })
  }, onClose)
  return (
    <FormDialog
      title={project ? 'Change the project' : 'New project'}
      form={form}
      command={command}
      submit={project ? 'Save' : 'Begin project'}
      wide
      onClose={onClose}
    >
      <TextInput label="Name" required maxLength={200} data-autofocus {...form.getInputProps('title')} />
      <Textarea
        label="What will be better"
        required
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('goal')}
      />
      <Group gap="md" align="flex-start">
        <OwnerField label="Owner" {...form.getInputProps('owner')} />
        <DayField label="Due" {...form.getInputProps('dueOn')} />
        {project && (
          <ChoiceField
            label="State"
            choices={ProjectState.options}
            wordsOf={(state) => projectStateWords[state as WholeProject['state']]}
            {...form.getInputProps('state')}
          />
        )}
      </Group>
      {form.values.state === 'dropped' && <ReasonField required {...form.getInputProps('reason')} />}
      <MeasureFields form={form} />
    </FormDialog>
  )
}

type Form = UseFormReturnType<ReturnType<typeof typed>>

/** What is measured, how it was, shall be, and is. */
function MeasureFields({ form }: { form: Form }) {
  const figure = (name: 'baseline' | 'target' | 'result', label: string) => (
    <NumberInput label={label} maw="9rem" decimalScale={2} hideControls {...form.getInputProps(name)} />
  )
  return (
    <>
      <TextInput
        label="What is measured"
        description="Such as: bills returned by the post office. Leave it empty when nothing is."
        maxLength={200}
        {...form.getInputProps('measure')}
      />
      <Group gap="md" align="flex-start">
        {figure('baseline', 'Before')}
        {figure('target', 'Target')}
        {figure('result', 'Result so far')}
        <TextInput
          label="Unit"
          maw="9rem"
          placeholder="a month"
          maxLength={40}
          {...form.getInputProps('unit')}
        />
      </Group>
    </>
  )
}

const typed = (project: WholeProject | undefined) => ({
  /** The version the person saw when they began, whatever is fetched meanwhile. */
  version: project?.version ?? 0,
  title: project?.title ?? '',
  goal: project?.goal ?? '',
  owner: project?.owner?.userId ?? '',
  dueOn: project?.dueOn ?? '',
  state: project?.state ?? ('going' as const),
  reason: project?.droppedBecause ?? '',
  measure: project?.measure ?? '',
  unit: project?.unit ?? '',
  baseline: (project?.baseline ?? '') as number | string,
  target: (project?.target ?? '') as number | string,
  result: (project?.result ?? '') as number | string,
})

const sent = (values: Omit<ReturnType<typeof typed>, 'state' | 'reason' | 'version'>) => ({
  title: values.title,
  goal: values.goal,
  owner: values.owner || null,
  dueOn: values.dueOn || null,
  measure: values.measure.trim() || null,
  unit: values.unit.trim() || null,
  baseline: number(values.baseline),
  target: number(values.target),
  result: number(values.result),
})

const number = (value: number | string): number | null => (value === '' ? null : Number(value))
