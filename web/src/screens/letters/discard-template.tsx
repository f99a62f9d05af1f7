import { call } from '@cartwright/api/client'
import { letterTemplates } from '@cartwright/api/letter-templates'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { LetterTemplate } from './letter-queries.ts'

type Discarding = {
  readonly template: LetterTemplate
  /** The edition that was looked at. */
  readonly edition: number
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

/** Gives up what is prepared of a template, after saying what is lost and what stays. */
export function DiscardTemplate({ template, edition, onDone, onClose }: Discarding) {
  const { code, name, versions } = template
  const navigate = useNavigate()
  const form = useForm({ initialValues: {} })
  const command = useCommand(async () => {
    await call(letterTemplates.discard, { params: { code }, body: { edition } })
    // One that was never published is gone with its draft: there is no page of it to go back to.
    await (versions.length === 0 ? navigate({ to: '/letters/templates' }) : onDone())
  }, onClose)
  return (
    <FormDialog
      title={`Give up the change of “${name}”`}
      form={form}
      command={command}
      submit="Give it up"
      danger
      onClose={onClose}
    >
      <Text>
        What is written here and was not published is gone, in both languages.{' '}
        {versions.length === 0
          ? 'No version was published yet, so the template is gone with it.'
          : 'What was published stays as it is, and letters go on by it.'}
      </Text>
    </FormDialog>
  )
}
