import { call } from '@cartwright/api/client'
import { letterTemplates } from '@cartwright/api/letter-templates'
import { List, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { LetterTemplate } from './letter-queries.ts'
import { publishingMeans } from './template-words.ts'

type Publishing = {
  readonly template: LetterTemplate
  /** The edition that was looked at. */
  readonly edition: number
  readonly today: string
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

/** Publishes both languages from a day on, after saying which version letters then begin from on which days. */
export function PublishTemplate({ template, edition, today, onDone, onClose }: Publishing) {
  const form = useForm({ initialValues: { from: today } })
  const command = useCommand(async ({ from }: { from: string }) => {
    await call(letterTemplates.publish, { params: { code: template.code }, body: { edition, from } })
    await onDone()
  }, onClose)
  return (
    <FormDialog
      title="Publish both languages"
      form={form}
      command={command}
      submit="Publish"
      will={
        <List size="sm">
          {publishingMeans(template, { from: form.values.from, today }).map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      }
      onClose={onClose}
    >
      <DayField
        label="First day"
        description="Letters begun on it and later say this"
        min={today}
        required
        {...form.getInputProps('from')}
      />
      <Text size="sm">Letters that were begun before keep the text they have.</Text>
    </FormDialog>
  )
}
