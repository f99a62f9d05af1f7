import { call } from '@cartwright/api/client'
import { postage } from '@cartwright/api/postage'
import { Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { type Account, postageAccounts } from './postage-queries.ts'

type TransferFormProps = {
  readonly account: Account
  readonly today: string
  readonly onClose: () => void
}

/** Moves postage from one account to another. */
export function TransferForm({ account, today, onClose }: TransferFormProps) {
  const { accountId, name, balanceCents } = account
  const others = (useQuery(postageAccounts).data?.rows ?? []).filter(
    (one) => one.accountId !== accountId && one.closedOn === null,
  )
  const form = useForm({
    initialValues: { intoId: '', amountCents: '', reference: '', happenedOn: today, note: '' },
    validate: {
      intoId: (value) => (value ? null : 'Choose the account it goes to.'),
      amountCents: (value) => ((readMoney(value) ?? 0) > 0 ? null : 'Write an amount such as 250.00.'),
      reference: (value) => (value.trim() ? null : 'Write the number of the transfer or the receipt.'),
    },
  })
  const command = useCommand(
    ({ intoId, amountCents, note, ...rest }: typeof form.values) =>
      call(postage.transfer, {
        params: { accountId },
        body: {
          ...rest,
          intoId: Number(intoId),
          amountCents: readMoney(amountCents) ?? 0,
          note: note.trim() || null,
        },
      }),
    onClose,
  )
  const cents = readMoney(form.values.amountCents) ?? 0
  return (
    <FormDialog
      title={`Transfer from ${name}`}
      form={form}
      command={command}
      submit="Transfer it"
      onClose={onClose}
      will={
        <Text size="sm">
          {name} has {money(balanceCents)}, and {money(balanceCents - cents)} after it.
          {others.length === 0 && ' There is no other open account: open one first.'}
        </Text>
      }
    >
      <ChoiceField
        label="To"
        none="Choose an account"
        choices={others.map((one) => String(one.accountId))}
        wordsOf={(id) => others.find((one) => String(one.accountId) === id)?.name ?? id}
        {...form.getInputProps('intoId')}
      />
      <MoneyField label="Amount" {...form.getInputProps('amountCents')} />
      <TextInput label="Reference" maxLength={60} {...form.getInputProps('reference')} />
      <DayField label="Day" required {...form.getInputProps('happenedOn')} />
      <TextInput label="Note" maxLength={300} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
