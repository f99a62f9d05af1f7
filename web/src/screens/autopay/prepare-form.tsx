import { autopay } from '@cartwright/api/autopay'
import { call } from '@cartwright/api/client'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { day } from '../../parts/day.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'

const words: Readonly<Record<string, string>> = {
  autopay: 'Draw bills that are due',
  prenote: 'Send prenotes',
}

type Asked = { kind: 'autopay' | 'prenote'; drawOn: string }
type PrepareProps = {
  readonly usualDay: string
  readonly onClose: () => void
  readonly onPrepared: (runId: number) => void
}

/** Prepares a file to the bank. */
export function PrepareForm({ usualDay, onClose, onPrepared }: PrepareProps) {
  const form = useForm<Asked>({
    initialValues: { kind: 'autopay', drawOn: usualDay },
    validate: { drawOn: (value) => (value ? null : 'Write the day.') },
  })
  const command = useCommand(
    (body: Asked) => call(autopay.prepare, { body }),
    ({ runId }) => onPrepared(runId),
  )
  const { kind, drawOn } = form.values
  return (
    <FormDialog
      title="Prepare a file to the bank"
      form={form}
      command={command}
      submit="Prepare"
      onClose={onClose}
      will={
        <Text size="sm">
          {kind === 'autopay'
            ? `Every bill of a customer on autopay that is due by ${drawOn ? day(drawOn) : 'that day'} and not drawn yet. Never more than is still owed.`
            : 'An entry without an amount for everybody whose autopay waits for one.'}{' '}
          Nothing is drawn before a second person has released it.
        </Text>
      }
    >
      <ChoiceField
        label="What"
        choices={Object.keys(words)}
        wordsOf={(choice) => words[choice] ?? choice}
        {...form.getInputProps('kind')}
      />
      <DayField
        label="Bank’s day"
        description={`When it moves the money: a day on which banks work. A file sent today usually takes effect on ${day(usualDay)}.`}
        {...form.getInputProps('drawOn')}
      />
    </FormDialog>
  )
}
