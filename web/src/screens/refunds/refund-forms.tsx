import { call } from '@cartwright/api/client'
import { refunds } from '@cartwright/api/refunds'
import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money } from '../../parts/money.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { type Refund, waysOfRefund } from './refund-queries.ts'

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

/** Chooses how a refund is paid: by check, or back to the card or the bank account it came from. */
export function WayForm({ refund, onClose }: RefundFormProps) {
  const { refundId, amountCents, payee, way, wayReference } = refund
  const ways = useQuery(waysOfRefund(refundId))
  const form = useForm({ initialValues: { chosen: `${way} ${wayReference ?? ''}` } })
  const command = useCommand(({ chosen }: typeof form.values) => {
    const found = ways.data?.ways.find((one) => keyOfWay(one) === chosen)
    const body = { way: found?.way ?? 'check', reference: found?.reference ?? null } as const
    return call(refunds.way, { params: { refundId }, body })
  }, onClose)
  return (
    <FormDialog
      title={`How the ${money(amountCents)} of ${payee} are paid`}
      form={form}
      command={command}
      submit="Pay it so"
      onClose={onClose}
      will={
        <Text size="sm">
          Nothing is paid before the batch is approved. What a card or a bank does not take comes back to this
          batch as a check to write.
        </Text>
      }
    >
      <Refusal error={ways.error} />
      <Radio.Group label="How" {...form.getInputProps('chosen')}>
        <Stack gap={4} mt={4}>
          {ways.data?.ways.map((one) => (
            <Radio
              key={keyOfWay(one)}
              value={keyOfWay(one)}
              label={one.reference === null ? one.to : `${one.to}, payment ${one.reference}`}
            />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  )
}

const keyOfWay = ({ way, reference }: { way: string; reference: string | null }): string =>
  `${way} ${reference ?? ''}`

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
