import { call } from '@cartwright/api/client'
import { desk } from '@cartwright/api/desk'
import { NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useToday } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { day, plusDays } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { titleOf } from '../../parts/words.ts'
import type { AccountForm } from '../accounts/forms/account-form.ts'
import { callGoing } from '../contacts/contact-queries.ts'

/** Records that somebody promised to pay. Nothing in the books changes: the payments will tell whether it was kept. */
export function PromiseForm({ account, onClose }: AccountForm) {
  const { balanceCents, parties } = account
  const form = usePromiseValues(balanceCents)
  const command = usePromise(account.accountNumber, onClose)
  const { amountCents, dueOn } = form.values
  const amount = readMoney(amountCents)
  const named = [...new Map(parties.map((party) => [party.partyId, party])).values()]
  return (
    <FormDialog
      title="Record a promise to pay"
      form={form}
      command={command}
      submit="Record promise"
      will={
        amount && dueOn
          ? `It is kept when ${money(amount)} has come by ${day(dueOn)}. The balance of ${money(balanceCents)} stays as it is.`
          : undefined
      }
      onClose={onClose}
    >
      <MoneyField label="Amount" data-autofocus {...form.getInputProps('amountCents')} />
      <DayField label="By" description="The last day on which it is kept" {...form.getInputProps('dueOn')} />
      <NativeSelect
        label="Who promised"
        data={[
          { value: '', label: 'Somebody else' },
          ...named.map(({ partyId, name, role }) => ({
            value: `${partyId}`,
            label: `${name} (${titleOf(role)})`,
          })),
        ]}
        {...form.getInputProps('partyId')}
      />
      <TextInput label="Note" maxLength={500} {...form.getInputProps('note')} />
    </FormDialog>
  )
}

function usePromiseValues(balanceCents: number) {
  const today = useToday()
  return useForm({
    initialValues: {
      amountCents: balanceCents > 0 ? (balanceCents / 100).toFixed(2) : '',
      dueOn: today && plusDays(today, 14),
      partyId: '',
      note: '',
    },
    validate: {
      amountCents: (text) =>
        (readMoney(text) ?? 0) > 0 ? null : 'Write an amount above zero, such as 47.70.',
      dueOn: (on) => (on ? null : 'Write the day by which they pay.'),
    },
  })
}

type PromiseValues = ReturnType<typeof usePromiseValues>['values']

function usePromise(accountNumber: string, onDone: () => void) {
  const key = useRequestKey()
  const going = useQuery(callGoing).data?.call
  return useCommand(
    ({ amountCents, dueOn, partyId, note }: PromiseValues) =>
      call(desk.promise, {
        params: { accountNumber },
        body: {
          key,
          amountCents: readMoney(amountCents) ?? 0,
          dueOn,
          partyId: partyId ? Number(partyId) : null,
          contactId: going?.accountNumber === accountNumber ? going.id : null,
          note: note.trim() || null,
        },
      }),
    onDone,
  )
}
