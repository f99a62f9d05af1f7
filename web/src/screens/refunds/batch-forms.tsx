import { call } from '@cartwright/api/client'
import { refunds } from '@cartwright/api/refunds'
import { Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import type { WholeBatch } from './refund-queries.ts'

type BatchFormProps = { readonly whole: WholeBatch; readonly onClose: () => void }

/** Approves a batch, after saying what that does to the books. */
export function ApproveForm({ whole: { batch, refunds: all }, onClose }: BatchFormProps) {
  const form = useForm({ initialValues: {} })
  const command = useCommand(() => call(refunds.approve, { params: { batchId: batch.batchId } }), onClose)
  const live = all.filter(({ state }) => state === 'proposed')
  const back = live.filter(({ way }) => way === 'online')
  const bank = live.filter(({ way }) => way === 'bank')
  const applied = live.filter(({ toAccountNumber }) => toAccountNumber !== null)
  return (
    <FormDialog
      title={`Approve ${count(live.length, 'refund')} of ${money(batch.cents)}`}
      form={form}
      command={command}
      submit="Approve"
      onClose={onClose}
      will={
        <Text size="sm">
          The money leaves the credits, deposits and suspense it is in, and is owed to the customers until it
          is paid.
          {back.length > 0 && ` ${count(back.length, 'refund')} go back to a card or bank account at once.`}
          {bank.length > 0 && ` ${count(bank.length, 'refund')} wait for a file to the bank.`}
          {applied.length > 0 && ` ${count(applied.length, 'refund')} pay another account at once.`} Each
          customer’s letter is drafted.
        </Text>
      }
    >
      <Text size="sm">
        Put together by {batch.madeBy}. By the rule: {batch.citation}.
      </Text>
    </FormDialog>
  )
}

type ChecksFormProps = BatchFormProps & { readonly today: string }

/** Takes the numbers of checks back from Finance, one for each refund that waits; those left empty still wait. */
export function ChecksForm({ whole: { batch, refunds: all }, today, onClose }: ChecksFormProps) {
  const waiting = all.filter(({ state, way }) => state === 'to-pay' && way === 'check')
  const form = useForm<{ on: string; numbers: Record<string, string> }>({
    initialValues: {
      on: today,
      numbers: Object.fromEntries(waiting.map(({ refundId }) => [String(refundId), ''])),
    },
  })
  const command = useCommand(
    ({ on, numbers }: typeof form.values) =>
      call(refunds.checks, {
        params: { batchId: batch.batchId },
        body: {
          checks: Object.entries(numbers)
            .filter(([, number]) => number.trim() !== '')
            .map(([refundId, number]) => ({ refundId: Number(refundId), checkNumber: number.trim(), on })),
        },
      }),
    onClose,
  )
  return (
    <FormDialog
      title="Take check numbers back"
      form={form}
      command={command}
      submit="They are paid"
      onClose={onClose}
      will={
        <Text size="sm">
          What has a number is paid out of cash on the day of its check. What is left empty still waits.
        </Text>
      }
    >
      <DayField label="Day of the checks" required {...form.getInputProps('on')} />
      {waiting.map(({ refundId, payee, amountCents }) => (
        <TextInput
          key={refundId}
          label={`Check for ${payee}, ${money(amountCents)}`}
          maxLength={20}
          {...form.getInputProps(`numbers.${refundId}`)}
        />
      ))}
    </FormDialog>
  )
}
