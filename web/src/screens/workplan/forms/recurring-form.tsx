import { call } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { Priority } from '@cartwright/api/workplan-shapes'
import { Group, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { cityShown } from '../../../city-queries.ts'
import { day } from '../../../parts/day.tsx'
import { DayField } from '../../../parts/day-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import type { Recurring } from '../work-queries.ts'
import { recurrenceWords } from '../work-words.ts'
import { OwnerField } from './owner-field.tsx'

const everyWords = { month: 'Every month', quarter: 'Every quarter', year: 'Every year' } as const
type Every = keyof typeof everyWords
type Values = {
  title: string
  owner: string
  priority: 'high' | 'normal' | 'low'
  every: Every
  month: number
  businessDay: number
  leadDays: number
  steps: string
  from: string
}

type RecurringFormProps = {
  /** The one that is changed; left out, a new one begins. */
  readonly was?: Recurring
  readonly onClose: () => void
}

/** Lets a task come again on a business day of every month, quarter or year, or come differently from a day on. */
export function RecurringForm({ was, onClose }: RecurringFormProps) {
  const today = useQuery(cityShown).data?.today ?? ''
  const form = useForm<Values>({
    initialValues: was ? valuesOf(was, today) : blank,
  })
  const { values } = form
  const command = useCommand(({ steps, owner, month, every, from, ...rest }: Values) => {
    const lines = steps.split('\n').map((line) => line.trim())
    const body = { ...rest, every, month: every === 'month' ? 1 : month, owner: owner || null }
    const fields = { ...body, steps: lines.filter(Boolean) }
    if (!was) return call(workplan.addRecurring, { body: fields })
    const { id, version } = was
    return call(workplan.changeRecurring, {
      params: { id },
      body: { ...fields, body: was.body, version, from },
    })
  }, onClose)
  return (
    <FormDialog
      title={was ? `Change “${was.title}”` : 'A task that comes again'}
      form={form}
      command={command}
      submit={was ? 'Change it' : 'Let it come again'}
      will={values.businessDay ? willWords(values, was !== undefined) : null}
      onClose={onClose}
    >
      <TextInput
        label="What is to be done"
        required
        maxLength={200}
        data-autofocus
        {...form.getInputProps('title')}
      />
      {was && (
        <DayField
          label="From"
          description="As it was it comes until then; what is on the list stays."
          {...form.getInputProps('from')}
        />
      )}
      <WhenFields form={form} />
      <Group gap="md" align="flex-start">
        <OwnerField label="Owner" {...form.getInputProps('owner')} />
        <ChoiceField label="Priority" choices={Priority.options} {...form.getInputProps('priority')} />
      </Group>
      <Textarea
        label="Steps"
        description="One a line."
        autosize
        minRows={3}
        {...form.getInputProps('steps')}
      />
    </FormDialog>
  )
}

const blank: Values = {
  title: '',
  owner: '',
  priority: 'normal',
  every: 'month',
  month: 1,
  businessDay: 1,
  leadDays: 5,
  steps: '',
  from: '',
}

const valuesOf = (was: Recurring, today: string): Values => ({
  title: was.title,
  owner: was.owner?.userId ?? '',
  priority: was.priority,
  every: was.every,
  month: was.month,
  businessDay: was.businessDay,
  leadDays: was.leadDays,
  steps: was.steps.join('\n'),
  from: today,
})

const willWords = (values: Values, changed: boolean): string =>
  `It is due ${recurrenceWords(values)}${changed && values.from ? `, from ${day(values.from)} on` : ''}. ${
    changed ? 'A month, quarter or year that has its task gets no second one.' : ''
  }`.trim()

/** How often, in which month, and on which business day of it. */
function WhenFields({ form }: { form: UseFormReturnType<Values> }) {
  const { values } = form
  return (
    <Group gap="md" align="flex-start">
      <ChoiceField
        label="How often"
        choices={['month', 'quarter', 'year']}
        wordsOf={(every) => everyWords[every as Every]}
        {...form.getInputProps('every')}
      />
      {values.every !== 'month' && (
        <NumberInput
          label={values.every === 'quarter' ? 'Month of the quarter' : 'Month of the year'}
          min={1}
          max={values.every === 'quarter' ? 3 : 12}
          {...form.getInputProps('month')}
        />
      )}
      <NumberInput
        label="Business day"
        description="1 is the first, −1 the last."
        min={-20}
        max={20}
        {...form.getInputProps('businessDay')}
      />
      <NumberInput
        label="Listed before"
        description="So many business days."
        min={0}
        max={60}
        {...form.getInputProps('leadDays')}
      />
    </Group>
  )
}
