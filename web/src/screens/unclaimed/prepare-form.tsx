import { call } from '@cartwright/api/client'
import { unclaimed } from '@cartwright/api/unclaimed'
import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { DayField } from '../../parts/day-field.tsx'
import { day, plusDays } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import type { Candidate, Unclaimed } from './unclaimed-queries.ts'

type PrepareFormProps = {
  readonly list: Unclaimed
  readonly today: string
  readonly onClose: () => void
}

/** Puts all that is due one way into a batch, and says which day a notice will name. */
export function PrepareForm({ list: { rows, claimDays }, today, onClose }: PrepareFormProps) {
  const key = useRequestKey()
  const navigate = useNavigate()
  const due = (way: Candidate['way']) => rows.filter((row) => row.notYet === null && row.way === way)
  const form = useForm<{ way: Candidate['way']; firstOn: string; note: string }>({
    initialValues: { way: due('notice').length > 0 ? 'notice' : 'small', firstOn: today, note: '' },
  })
  const { way, firstOn } = form.values
  const command = useCommand(
    ({ note, ...rest }: typeof form.values) =>
      call(unclaimed.prepare, {
        body: {
          key,
          way: rest.way,
          firstOn: rest.way === 'notice' ? rest.firstOn || null : null,
          note: note.trim() || null,
        },
      }),
    ({ batch }) => navigate({ to: '/unclaimed/$batchId', params: { batchId: String(batch.batchId) } }),
  )
  const chosen = due(way)
  const sum = chosen.reduce((all, { amountCents }) => all + amountCents, 0)
  const becomes = firstOn === '' ? 'the day that follows' : day(plusDays(firstOn, claimDays ?? 0))
  return (
    <FormDialog
      title="Prepare a batch of unclaimed money"
      form={form}
      command={command}
      submit="Prepare it"
      onClose={onClose}
      will={
        <Text size="sm">
          Into it: {count(chosen.length, 'item')} of {money(sum)}.{' '}
          {way === 'notice' &&
            `The notice says that the money becomes the city’s on ${becomes}, ${claimDays} days after its first publication. `}
          Nothing is posted until another person takes it.
        </Text>
      }
    >
      <Radio.Group label="Which" {...form.getInputProps('way')}>
        <Stack gap={4} mt={4}>
          <Radio value="notice" label={`By a notice in the newspaper (${due('notice').length} due)`} />
          <Radio
            value="small"
            label={`Small or of nobody known, without notice (${due('small').length} due)`}
          />
        </Stack>
      </Radio.Group>
      {way === 'notice' && (
        <DayField
          label="First publication"
          description="Ask the newspaper for the day first: the notice names a day counted from it"
          required
          {...form.getInputProps('firstOn')}
        />
      )}
      <TextInput label="Note" maxLength={300} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
