import { Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { titleOf } from '../../parts/words.ts'
import { servicesOf } from '../accounts/account-queries.ts'
import type { FactFieldsProps } from './fact-fields.tsx'

/** Something that was charged: which, and of a thing that was done otherwise, how much of it there really was. */
export function EventFields({ account, value, onChange, errorOf }: FactFieldsProps) {
  const { accountNumber } = account
  const events = useQuery(servicesOf(accountNumber)).data?.events ?? []
  const charged = events.filter(({ billNumber, absent }) => billNumber !== null && !absent)
  const of = charged.find(({ eventId }) => String(eventId) === value.eventId)
  const amount = (field: 'quantity' | 'tons' | 'days', label: string, error: string) => (
    <TextInput
      label={label}
      inputMode="decimal"
      w="9rem"
      value={value[field]}
      error={errorOf(error)}
      onChange={({ currentTarget }) => onChange({ ...value, [field]: currentTarget.value })}
    />
  )
  return (
    <>
      <NativeSelect
        label="What was charged"
        description="State days of the bill that charges it"
        maw="40rem"
        value={value.eventId}
        error={errorOf('eventId')}
        data={[
          { value: '', label: charged.length === 0 ? 'Nothing beside services was charged' : 'Choose …' },
          ...charged.map(({ eventId, code, happenedOn, quantity, billNumber }) => ({
            value: String(eventId),
            label: `${quantity} × ${titleOf(code)}, ${day(happenedOn)}, bill ${billNumber}`,
          })),
        ]}
        onChange={({ currentTarget }) => onChange({ ...value, eventId: currentTarget.value })}
      />
      {value.kind === 'event-was' && (
        <Group gap="sm" align="flex-start">
          {amount('quantity', 'How many it really were', 'was.quantity')}
          {of?.tonsHundredths != null && amount('tons', 'Tons', 'was.tonsHundredths')}
          {of?.containerDays != null && amount('days', 'Days it stood', 'was.containerDays')}
        </Group>
      )}
    </>
  )
}
