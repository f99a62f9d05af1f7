import { call } from '@cartwright/api/client'
import { payments, Tender } from '@cartwright/api/payments'
import { Checkbox, type CheckboxProps, TextInput, type TextInputProps } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useToday } from '../../../city-queries.ts'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { DayField } from '../../../parts/day-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { MoneyField } from '../../../parts/money-field.tsx'
import { money, readMoney } from '../../../parts/money.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { useMay } from '../../../session.tsx'
import { DirectTo } from '../../payments/direct-to.tsx'
import type { AccountForm } from './account-form.ts'

type Values = {
  amountCents: string
  tender: (typeof Tender.options)[number]
  receivedOn: string
  receipt: string
  checkNumber: string
  directedTo: number[]
  takeCheck: boolean
}

const wrongAmount = 'Write an amount above zero, such as 47.70.'

/** Records money that came in for an account. */
export function RecordPayment({ account, onClose }: AccountForm) {
  const { accountNumber, balanceCents } = account
  const form = useForm<Values>({
    initialValues: {
      amountCents: '',
      tender: 'check',
      receivedOn: useToday(),
      receipt: '',
      checkNumber: '',
      directedTo: [],
      takeCheck: false,
    },
    validate: { amountCents: (text) => ((readMoney(text) ?? 0) > 0 ? null : wrongAmount) },
  })
  const command = useCommand(
    ({ amountCents, checkNumber, ...rest }: Values) =>
      call(payments.post, {
        body: {
          ...rest,
          accountNumber,
          amountCents: readMoney(amountCents) ?? 0,
          checkNumber: rest.tender === 'check' ? checkNumber.trim() || null : null,
        },
      }),
    onClose,
  )
  const amount = readMoney(form.values.amountCents)
  const will =
    amount && amount > 0
      ? `Credit ${money(amount)} to ${accountNumber}; it then owes ${money(balanceCents - amount)}.`
      : `It owes ${money(balanceCents)} now.`
  return (
    <FormDialog
      title="Record a payment"
      form={form}
      command={command}
      submit="Record payment"
      will={will}
      onClose={onClose}
    >
      <MoneyField label="Amount" data-autofocus {...form.getInputProps('amountCents')} />
      <ChoiceField label="Tender" choices={Tender.options} {...form.getInputProps('tender')} />
      {form.values.tender === 'check' && <CheckNumber {...form.getInputProps('checkNumber')} />}
      {form.values.tender === 'check' && command.error && (
        <TakeCheck {...form.getInputProps('takeCheck', { type: 'checkbox' })} />
      )}
      <DirectTo
        accountNumber={accountNumber}
        chosen={form.values.directedTo}
        onChange={(items) => form.setFieldValue('directedTo', items)}
      />
      <DayField label="Received on" {...form.getInputProps('receivedOn')} />
      <TextInput
        label="Receipt number"
        description="As on the paper or the processor’s receipt. The same one twice is refused."
        {...form.getInputProps('receipt')}
      />
    </FormDialog>
  )
}

const CheckNumber = (props: TextInputProps) => (
  <TextInput
    label="Check number"
    description="As printed on the check. Callers who ask about it are found by it."
    maxLength={20}
    {...props}
  />
)

/** Offered once a check was refused, to those whose role may take it. */
function TakeCheck(props: CheckboxProps) {
  const may = useMay()('payments.take-check-anyway')
  return may && <Checkbox label="Take a check all the same, although one came back" {...props} />
}
