import { call } from '@cartwright/api/client'
import { services } from '@cartwright/api/services'
import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { rateChoices, useToday } from '../../../city-queries.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { filled } from '../../../parts/filled.ts'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { readMoney } from '../../../parts/money.tsx'
import { serviceWords } from '../../../parts/service-words.ts'
import { useCommand } from '../../../parts/use-command.ts'
import type { Account } from '../account-queries.ts'
import type { AccountForm } from './account-form.ts'

type Values = {
  code: string
  happenedOn: string
  quantity: string
  serviceId: string
  tonsHundredths: string
  containerDays: string
  reference: string
  note: string
}

/** Records what happened at an account: a bulky pickup, a load with its tons. */
export function AddEvent({ account, onClose }: AccountForm) {
  const form = useForm<Values>({
    initialValues: {
      code: '',
      happenedOn: useToday(),
      quantity: '1',
      serviceId: '',
      tonsHundredths: '',
      containerDays: '',
      reference: '',
      note: '',
    },
    // Tons have two decimals as dollars do, so they are read alike.
    validate: {
      tonsHundredths: (text) => (text && readMoney(text) === null ? 'Write tons such as 3.25.' : null),
    },
  })
  const command = useCommand(
    (values: Values) =>
      call(services.recordEvent, {
        params: { accountNumber: account.accountNumber },
        body: bodyOf(values),
      }),
    onClose,
  )
  return (
    <FormDialog
      title="Record what happened"
      form={form}
      command={command}
      submit="Record"
      will="It is charged on the next bill, at the rate of the day it happened."
      onClose={onClose}
    >
      <What account={account} form={form} />
      <Group gap="sm" align="flex-start" grow>
        <TextInput label="How many" inputMode="numeric" {...form.getInputProps('quantity')} />
        <TextInput label="Tons" inputMode="decimal" {...form.getInputProps('tonsHundredths')} />
        <TextInput label="Container days" inputMode="numeric" {...form.getInputProps('containerDays')} />
      </Group>
      <TextInput
        label="Ticket or work order"
        description="The same one twice is refused."
        {...form.getInputProps('reference')}
      />
      <TextInput label="Note" maxLength={500} {...form.getInputProps('note')} />
    </FormDialog>
  )
}

const bodyOf = ({ quantity, serviceId, tonsHundredths, containerDays, note, ...rest }: Values) => ({
  ...rest,
  quantity: Number(quantity || Number.NaN),
  serviceId: serviceId ? Number(serviceId) : null,
  tonsHundredths: tonsHundredths ? readMoney(tonsHundredths) : null,
  containerDays: containerDays ? Number(containerDays) : null,
  note: note.trim() || null,
})

/** What happened, when, and to which service: only what the class has a rate for. */
function What({ account, form }: { account: Account; form: UseFormReturnType<Values> }) {
  const events = useQuery(rateChoices).data?.events ?? []
  const fitting = events.filter((one) => one.class === '*' || one.class === account.class)
  const offered = [...new Map(fitting.map(({ code, text }) => [code, filled(text.en, {})]))]
  return (
    <>
      <NativeSelect
        label="What happened"
        data={[{ value: '', label: 'Choose …' }, ...offered.map(([value, label]) => ({ value, label }))]}
        data-autofocus
        {...form.getInputProps('code')}
      />
      <DayField label="On" {...form.getInputProps('happenedOn')} />
      <NativeSelect
        label="Service it belongs to"
        data={[
          { value: '', label: 'None' },
          ...account.services.map((one) => ({ value: String(one.serviceId), label: serviceWords(one) })),
        ]}
        {...form.getInputProps('serviceId')}
      />
    </>
  )
}
