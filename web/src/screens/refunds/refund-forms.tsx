import { call } from '@cartwright/api/client'
import { refunds } from '@cartwright/api/refunds'
import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ComponentProps } from 'react'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { Refund } from './refund-queries.ts'

type RefundFormProps = { readonly refund: Refund; readonly onClose: () => void }
type ReasonFormProps = {
  readonly title: string
  readonly submit: string
  readonly will: string
  readonly command: ComponentProps<typeof FormDialog<{ reason: string }>>['command']
  readonly onClose: () => void
}

const needsReason = { reason: (value: string) => (value.trim() ? null : 'Write why.') }

/** Does something for a reason. */
export function ReasonForm({ will, ...rest }: ReasonFormProps) {
  const form = useForm({ initialValues: { reason: '' }, validate: needsReason })
  return (
    <FormDialog form={form} will={<Text size="sm">{will}</Text>} {...rest}>
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

/** Lets a refund pay another account of the same customer, or be a check after all. */
export function ApplyForm({ refund, onClose }: RefundFormProps) {
  const form = useForm({ initialValues: { accountNumber: refund.toAccountNumber ?? '' } })
  const command = useCommand(
    ({ accountNumber }: typeof form.values) =>
      call(refunds.apply, {
        params: { refundId: refund.refundId },
        body: { accountNumber: accountNumber.trim() || null },
      }),
    onClose,
  )
  const to = form.values.accountNumber.trim()
  return (
    <FormDialog
      title={`Where the ${money(refund.amountCents)} of ${refund.payee} go`}
      form={form}
      command={command}
      submit={to ? 'Let it pay that account' : 'By check'}
      onClose={onClose}
      will={
        <Text size="sm">
          {to
            ? `Once the batch is approved, ${money(refund.amountCents)} are credited to account ${to}. No check is written.`
            : 'Once the batch is approved, a check is written.'}
        </Text>
      }
    >
      <TextInput
        label="Other account of the same customer"
        description="Left empty, it is paid by check"
        {...form.getInputProps('accountNumber')}
      />
    </FormDialog>
  )
}

/** Voids a check, or gives up what waits for one. */
export function VoidForm({ refund, onClose }: RefundFormProps) {
  const { refundId, state, kind, payee, amountCents, checkNumber } = refund
  const paid = state === 'paid'
  const form = useForm<{ reason: string; instead: 'reissue' | 'give-back' }>({
    initialValues: { reason: '', instead: paid ? 'reissue' : 'give-back' },
    validate: needsReason,
  })
  const command = useCommand(
    (body: typeof form.values) => call(refunds.void, { params: { refundId }, body }),
    onClose,
  )
  const back = kind === 'suspense' ? 'open in suspense' : 'a credit of the account'
  return (
    <FormDialog
      title={paid ? `Void check ${checkNumber} of ${payee}` : `Give up the refund of ${payee}`}
      form={form}
      command={command}
      submit={paid ? 'Void it' : 'Give it up'}
      danger
      onClose={onClose}
      will={
        <Text size="sm">
          {paid &&
            `The ${money(amountCents)} are in cash again. Tell Finance and the bank to stop the check. `}
          {form.values.instead === 'reissue'
            ? 'Another check is owed in its place.'
            : `The ${money(amountCents)} are ${back} again.`}
        </Text>
      }
    >
      <Radio.Group label="And then" {...form.getInputProps('instead')}>
        <Stack gap={4} mt={4}>
          {paid && <Radio value="reissue" label="Pay it anew by another check" />}
          {kind !== 'deposit' && <Radio value="give-back" label={`Make it ${back} again`} />}
        </Stack>
      </Radio.Group>
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
