import { call } from '@cartwright/api/client'
import { online } from '@cartwright/api/online'
import { Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { ReasonField } from '../../parts/reason-field.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { Window } from '../../parts/window.tsx'
import { useMay } from '../../session.tsx'
import { type OnlinePayment, paidWith, standing } from './online-queries.ts'

type RefundProps = { readonly payment: OnlinePayment; readonly onClose: () => void }

/** A payment made online; what of it may still go back to where it came from, can be given back. */
export function RefundWindow({ payment, onClose }: RefundProps) {
  const may = useMay()
  const left = payment.amountCents - payment.refundedCents - payment.disputedCents
  if (payment.state === 'paid' && left > 0 && may('payments.reverse'))
    return <Refund payment={payment} left={left} onClose={onClose} />
  if (payment.disputedCents > 0 && may('payments.reverse'))
    return <Dispute payment={payment} onClose={onClose} />
  return (
    <Window onClose={onClose} title={`${payment.reference}: ${money(payment.amountCents)}`}>
      <Text>
        {standing(payment)} · {paidWith(payment)}
      </Text>
    </Window>
  )
}

/** A payment that its payer disputes: what was done about it is written down, and Today tells of it no more. */
function Dispute({ payment, onClose }: RefundProps) {
  const { reference, disputedCents } = payment
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: (value: string) => (value.trim() ? null : 'Write what was done.') },
  })
  const command = useCommand(
    (body: { note: string }) => call(online.seeDispute, { params: { reference }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={`${money(disputedCents)} of ${reference} are disputed`}
      form={form}
      command={command}
      submit="It is seen to"
      will="Today tells of this dispute no more, unless it changes. Answer it on the page of the provider, within its days."
      onClose={onClose}
    >
      <ReasonField label="What was done" {...form.getInputProps('note')} />
    </FormDialog>
  )
}

type Values = { amount: string; note: string }

function Refund({ payment, left, onClose }: RefundProps & { readonly left: number }) {
  const { reference, accountNumber } = payment
  const requestKey = useRequestKey()
  const form = useForm<Values>({
    initialValues: { amount: money(left).slice(1), note: '' },
    validate: {
      amount: (text) => {
        const cents = readMoney(text)
        return cents === null || cents <= 0 || cents > left ? `Write an amount up to ${money(left)}.` : null
      },
    },
  })
  const cents = readMoney(form.values.amount)
  const command = useCommand(
    ({ note }: Values) =>
      call(online.refund, { params: { reference }, body: { requestKey, amountCents: cents ?? 0, note } }),
    onClose,
  )
  return (
    <FormDialog
      title={`Give back from ${reference}`}
      form={form}
      command={command}
      submit="Give it back"
      will={`${cents === null ? 'The amount' : money(cents)} goes back to the ${paidWith(payment)}. When the provider says it did, ${accountNumber} owes that much again; that takes a moment. Above what you may post alone it waits for a second person, under Online payments.`}
      onClose={onClose}
    >
      <MoneyField label="How much" description={`Up to ${money(left)}.`} {...form.getInputProps('amount')} />
      <ReasonField label="Why" {...form.getInputProps('note')} />
    </FormDialog>
  )
}
