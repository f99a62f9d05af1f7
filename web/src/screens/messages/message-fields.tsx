import { mostCharacters } from '@cartwright/api/message-shapes'
import { Group, Text, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import type { MessageValues } from './term-values.ts'

const priorities = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** What a message says, and on bills of which days. */
export function MessageFields({ form }: { form: UseFormReturnType<MessageValues> }) {
  return (
    <>
      <TextInput
        label="Name"
        description="How the office calls it; bills do not show it"
        {...form.getInputProps('name')}
      />
      <Said form={form} field="en" label="In English" />
      <Said form={form} field="es" label="In Spanish" />
      <Said
        form={form}
        field="plain"
        label="In plain words"
        description="For a language that has no text of its own"
      />
      <Text size="sm">
        Facts of the bill stand in braces: {'{accountNumber}'}, {'{amountDue}'}, {'{creditBalance}'},{' '}
        {'{pastDue}'}, {'{dueOn}'}, {'{billOn}'}, {'{autopayOn}'}. With them at their longest a text has room
        for {mostCharacters} characters.
      </Text>
      <Group align="flex-start" gap="sm">
        <DayField label="First day of bills" {...form.getInputProps('from')} />
        <DayField
          label="Last day of bills"
          {...form.getInputProps('lastOn')}
          error={form.errors.lastOn ?? form.errors.until}
        />
        <ChoiceField
          label="Goes before others"
          choices={priorities}
          wordsOf={(one) => (one === '1' ? '1, first' : one === '9' ? '9, last' : one)}
          {...form.getInputProps('priority')}
        />
      </Group>
    </>
  )
}

type SaidProps = {
  readonly form: UseFormReturnType<MessageValues>
  readonly field: 'en' | 'es' | 'plain'
  readonly label: string
  readonly description?: string
}

const Said = ({ form, field, label, description }: SaidProps) => (
  <Textarea
    label={label}
    description={description ?? `${form.values[field].length} of ${mostCharacters} characters`}
    autosize
    minRows={2}
    maxLength={500}
    {...(field !== 'plain' && { lang: field })}
    {...form.getInputProps(field)}
  />
)
