import { call } from '@cartwright/api/client'
import { unclaimed } from '@cartwright/api/unclaimed'
import { Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField } from '../../parts/day-field.tsx'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import type { WholeBatch } from './unclaimed-queries.ts'

type BatchFormProps = { readonly whole: WholeBatch; readonly onClose: () => void }

/** Records where a notice stood, and on which two days. */
export function PublishForm({ whole: { batch }, onClose }: BatchFormProps) {
  const form = useForm({
    initialValues: { newspaper: '', firstOn: '', secondOn: '' },
    validate: {
      newspaper: (value) => (value.trim() ? null : 'Write the name of the newspaper.'),
      firstOn: (value) => (value ? null : 'Write the day of the first publication.'),
      secondOn: (value) => (value ? null : 'Write the day of the second publication.'),
    },
  })
  const command = useCommand(
    (body: typeof form.values) => call(unclaimed.publish, { params: { batchId: batch.batchId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title="The notice was published"
      form={form}
      command={command}
      submit="It was published"
      onClose={onClose}
      will={
        <Text size="sm">
          {money(batch.listedCents)} become the city’s on{' '}
          {batch.becomesOn === null ? '' : day(batch.becomesOn)}, as the notice says; claims may be filed
          before that day. Nothing is posted. Keep the newspaper’s proof of publication.
        </Text>
      }
    >
      <TextInput label="Newspaper" maxLength={120} {...form.getInputProps('newspaper')} />
      <DayField label="First publication" required {...form.getInputProps('firstOn')} />
      <DayField
        label="Second publication"
        description="In the week after"
        required
        {...form.getInputProps('secondOn')}
      />
    </FormDialog>
  )
}

type TakeFormProps = BatchFormProps & { readonly today: string }

/** Takes what nobody claimed, after saying what that does to the books. */
export function TakeForm({ whole: { batch, items }, today, onClose }: TakeFormProps) {
  const form = useForm({
    initialValues: { resolution: '', resolvedOn: today },
    validate: { resolution: (value) => (value.trim() ? null : 'Write the number of the resolution.') },
  })
  const command = useCommand(
    (body: typeof form.values) => call(unclaimed.take, { params: { batchId: batch.batchId }, body }),
    onClose,
  )
  const ready = items.filter(({ state, heldBack }) => state === 'listed' && heldBack === null)
  const held = items.filter(({ heldBack }) => heldBack !== null)
  const checks = ready.filter(({ kind }) => kind === 'check')
  const sum = ready.reduce((all, { amountCents }) => all + amountCents, 0)
  return (
    <FormDialog
      title={`Take ${money(sum)} to the General Fund`}
      form={form}
      command={command}
      submit="Take it"
      danger
      onClose={onClose}
      will={
        <Text size="sm">
          Out of credits, checks and suspense to ledger account {batch.ledgerAccount}:{' '}
          {count(ready.length, 'item')} of {money(sum)}. Whoever it belonged to has no claim to it any more.
          {checks.length > 0 && ` Void, so tell Finance and the bank: ${count(checks.length, 'check')}.`}
          {held.length > 0 && ` Held back by claims, and not taken now: ${count(held.length, 'item')}.`}
        </Text>
      }
    >
      <Text size="sm">
        Prepared by {batch.madeBy}. By the rule: {batch.citation}.
      </Text>
      <TextInput
        label="Resolution"
        description="By which the council transferred it to the General Fund"
        maxLength={80}
        {...form.getInputProps('resolution')}
      />
      <DayField label="Adopted on" required {...form.getInputProps('resolvedOn')} />
    </FormDialog>
  )
}
