import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { CommandForm } from '../../parts/command-form.tsx'
import { DayField } from '../../parts/day-field.tsx'
import type { Account } from '../accounts/account-queries.ts'
import type { Statement } from './correction-queries.ts'
import { FactFields } from './fact-fields.tsx'
import { factBody, type FactValues, noFact } from './fact-values.ts'

type StatePastProps = {
  readonly account: Account
  readonly command: { mutate: (body: Statement) => void; isPending: boolean; error: unknown }
  /** What is shown below no longer fits what is written here. */
  readonly onTyped: () => void
}

/** The form that states how it really was: from which day, until which, and what was otherwise. */
export function StatePast({ account, command, onTyped }: StatePastProps) {
  const form = useForm({
    initialValues: { from: '', until: '', facts: [noFact] as FactValues[], newBills: false },
    onValuesChange: onTyped,
  })
  const { from, until, facts, newBills } = form.values
  const send = () =>
    command.mutate({
      from,
      until: until || null,
      facts: facts.map((fact) => factBody(fact, account.services)),
      newBills,
    })
  return (
    <CommandForm
      form={form}
      command={{ mutate: send, isPending: command.isPending, error: command.error }}
      submit="Show what it comes to"
    >
      <Group gap="sm" align="flex-start">
        <DayField label="Since which day it was so" required {...form.getInputProps('from')} />
        <DayField
          label="Until (first day no longer)"
          description="Empty when it is so still"
          {...form.getInputProps('until')}
        />
      </Group>
      {facts.map((fact, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Facts have no name of their own, and their order does not change.
        <Stack key={index} gap="xs">
          <FactFields
            account={account}
            value={fact}
            onChange={(changed) => form.setFieldValue(`facts.${index}`, changed)}
            errorOf={(field) => form.errors[`facts.${index}.${field}`]}
          />
          {facts.length > 1 && (
            <Group>
              <Button variant="default" size="xs" onClick={() => form.removeListItem('facts', index)}>
                Take this one out
              </Button>
            </Group>
          )}
        </Stack>
      ))}
      <Group>
        <Button variant="default" size="xs" onClick={() => form.insertListItem('facts', noFact)}>
          Something else was otherwise as well
        </Button>
      </Group>
      <Checkbox
        label="Cancel the bills of these days and send new ones"
        description="Otherwise they stay as they were sent, and the difference stands on the next bill"
        {...form.getInputProps('newBills', { type: 'checkbox' })}
      />
    </CommandForm>
  )
}
