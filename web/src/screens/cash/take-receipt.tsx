import { call } from '@cartwright/api/client'
import { counter } from '@cartwright/api/counter'
import { Button, Group, Text, TextInput, Title } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CommandForm } from '../../parts/command-form.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { money } from '../../parts/money.tsx'
import { newRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { TakeCheckAnyway } from '../payments/take-check-anyway.tsx'
import { numberRead, type Receipt } from './counter-queries.ts'
import { noReceipt, receiptBody, receiptFaults, type ReceiptValues, sums } from './receipt-values.ts'

type Form = UseFormReturnType<ReceiptValues>

/** Takes money: for one account or several, with cash, check and card, and says the change. */
export function TakeReceipt() {
  const [key, setKey] = useState(newRequestKey)
  const [last, setLast] = useState<Receipt | null>(null)
  const form = useForm({ initialValues: noReceipt, validate: receiptFaults })
  const command = useCommand(
    (values: ReceiptValues) => call(counter.take, { body: receiptBody(values, key) }),
    (receipt) => {
      setLast(receipt)
      setKey(newRequestKey())
      form.setValues(structuredClone(noReceipt))
    },
  )
  return (
    <section aria-labelledby="take">
      <Title order={2} id="take" mb="xs">
        Take money
      </Title>
      {last && (
        <Text component="output" display="block" fz="xl" fw={600} mb="sm">
          ✓ Receipt {last.number}, {money(last.totalCents)}
          {last.changeCents > 0 && ` · give back ${money(last.changeCents)}`}
        </Text>
      )}
      <CommandForm
        form={form}
        command={command}
        submit="Take it and post"
        will={<Sums values={form.values} />}
      >
        {form.values.parts.map((part, at) => (
          <PartFields key={at} form={form} at={at} accountNumber={part.accountNumber} />
        ))}
        <Button
          variant="default"
          size="sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => form.insertListItem('parts', { accountNumber: '', amount: '' })}
        >
          Another account on the same receipt
        </Button>
        <Tenders form={form} />
        <TakeCheckAnyway error={command.error} {...form.getInputProps('takeCheck', { type: 'checkbox' })} />
      </CommandForm>
    </section>
  )
}

function PartFields({
  form,
  at,
  accountNumber,
}: {
  readonly form: Form
  readonly at: number
  readonly accountNumber: string
}) {
  const read = useQuery(numberRead(accountNumber))
  const numbered = form.values.parts.length > 1 ? ` ${at + 1}` : ''
  return (
    <Group gap="sm" align="flex-start">
      <TextInput
        label={`Account number${numbered}`}
        description={
          read.data
            ? `${read.data.accountNumber} · ${read.data.name} · owes ${money(read.data.balanceCents)}`
            : 'With its check digit'
        }
        autoComplete="off"
        required
        {...form.getInputProps(`parts.${at}.accountNumber`)}
      />
      <MoneyField
        label={`Pays${numbered}`}
        description="On this account"
        required
        {...form.getInputProps(`parts.${at}.amount`)}
      />
    </Group>
  )
}

const Tenders = ({ form }: { readonly form: Form }) => (
  <>
    <MoneyField
      label="Cash given"
      description="Change is given back from it"
      {...form.getInputProps('cash')}
    />
    <Group gap="sm" align="flex-start">
      <MoneyField label="Check" {...form.getInputProps('checks')} />
      <TextInput
        label="Check number"
        maxLength={20}
        autoComplete="off"
        {...form.getInputProps('checkNumber')}
      />
    </Group>
    <Group gap="sm" align="flex-start">
      <MoneyField label="Card, by the terminal" {...form.getInputProps('card')} />
      <TextInput label="Brand" maxLength={20} autoComplete="off" {...form.getInputProps('cardBrand')} />
      <TextInput
        label="Last four digits"
        inputMode="numeric"
        maxLength={4}
        autoComplete="off"
        {...form.getInputProps('cardLast4')}
      />
    </Group>
  </>
)

function Sums({ values }: { readonly values: ReceiptValues }) {
  const { dueCents, givenCents, changeCents } = sums(values)
  return (
    <Text fz="lg" fw={600}>
      Paid {money(dueCents)} · given {money(givenCents)}
      {changeCents !== null && changeCents > 0 && ` · change ${money(changeCents)}`}
    </Text>
  )
}
